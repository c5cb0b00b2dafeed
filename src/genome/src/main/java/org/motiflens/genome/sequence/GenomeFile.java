package org.motiflens.genome.sequence;

import htsjdk.samtools.SAMException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.file.FileFailure;

/**
 * A genome in a file. Chromosomes are found under both spellings of {@link ChromosomeNames}.
 *
 * <p>Safe for use by many threads, each of which reads through a handle of its own; a handle whose
 * reading failed is not used again. Interrupting a thread that reads ends the reading with a {@link
 * CancellationException}.
 */
public abstract sealed class GenomeFile implements SequenceSource, Closeable
    permits FastaGenome, TwoBitGenome {
  private final Path path;
  private final String genomeId;
  private final List<String> chromosomes;
  private final ChromosomeNames names;
  private final Deque<RandomAccessBytes> idle = new ConcurrentLinkedDeque<>();

  /** What the file was when it was opened: its index is of no other. */
  private final String identity;

  GenomeFile(Path path, String genomeId, List<String> chromosomes) {
    this.path = path;
    this.genomeId = genomeId;
    this.chromosomes = List.copyOf(chromosomes);
    this.identity = identity(path);
    this.names = ChromosomeNames.of(this, chromosomes);
  }

  /**
   * Opens a genome, 2bit when the file begins like one, else FASTA.
   *
   * @throws InputException when the file is neither, or cannot be read; see {@link
   *     FastaGenome#open} and {@link TwoBitGenome#open}
   */
  public static GenomeFile open(Path path) {
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw FileFailure.noFile("the genome " + path, path);
    }
    return TwoBitGenome.isTwoBit(path) ? TwoBitGenome.open(path) : FastaGenome.open(path);
  }

  /** The file. */
  final Path path() {
    return path;
  }

  @Override
  public final String genomeId() {
    return genomeId;
  }

  @Override
  public final List<String> chromosomes() {
    return chromosomes;
  }

  /** How this genome spells its chromosomes. */
  public final ChromosomeNames names() {
    return names;
  }

  /** This genome's own name for a chromosome; refuses one that it does not have. */
  final String resolve(String chromosome) {
    return names.resolve(chromosome, path.toString());
  }

  /** Refuses an interval that its chromosome, of this length, does not have. */
  final void requireInside(Locus locus, int length) {
    if (locus.end() > length) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "%s reaches beyond the end of %s, which has %,d bases in %s; choose a place inside.",
              locus,
              resolve(locus.chromosome()),
              length,
              path));
    }
  }

  /** A handle of its own for one thread. */
  abstract RandomAccessBytes newHandle() throws IOException;

  /** What to say when the file ends before what should be in it. */
  abstract InputException endsEarly(EOFException cause);

  /** What to say when the file cannot be read. */
  abstract InputException cannotRead(Exception cause);

  /** Something that is read from the file. */
  @FunctionalInterface
  interface Reading<T> {
    T from(RandomAccessBytes handle) throws IOException;
  }

  private static String identity(Path path) {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      return now.fileKey() + " " + now.size() + " " + now.lastModifiedTime();
    } catch (IOException e) {
      return "";
    }
  }

  /** Bases of a file that took this one's place would be read by the index of the old one. */
  private void requireUnchanged() {
    if (!identity(path).equals(identity)) {
      throw new InputException(
          "The genome "
              + path
              + " was changed or replaced since it was opened; open it again, and begin anew what"
              + " was made of it.");
    }
  }

  /** Reads through an idle handle or a new one. */
  final <T> T read(Reading<T> reading) {
    RandomAccessBytes handle = null;
    requireUnchanged();
    try {
      handle = idle.poll();
      if (handle == null) {
        handle = newHandle();
      }
      T result = reading.from(handle);
      idle.push(handle);
      handle = null;
      return result;
    } catch (EOFException e) {
      throw endsEarly(e);
    } catch (ClosedByInterruptException e) {
      throw new CancellationException("interrupted while reading " + path);
    } catch (IOException | SAMException e) {
      throw cannotRead(e);
    } finally {
      if (handle != null) {
        closeQuietly(handle);
      }
    }
  }

  /** Closes the idle handles; bases can still be read afterwards, through new ones. */
  @Override
  public final void close() {
    for (RandomAccessBytes handle = idle.poll(); handle != null; handle = idle.poll()) {
      closeQuietly(handle);
    }
  }

  private static void closeQuietly(RandomAccessBytes handle) {
    try {
      handle.close();
    } catch (IOException e) {
      // A handle that was only read from has nothing to lose.
    }
  }
}
