package org.motiflens.network.bpnet;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.track.bigwig.BigWigReader;

/**
 * The control experiment of a BPNet: bigWig files of counts, one a track, in the order in which the
 * model was trained with them (of two strands forward first). Bases without a value count as 0.
 * Immutable and safe for use by many threads.
 */
public final class ControlTracks {
  private final List<BigWigReader> files;

  private ControlTracks(List<BigWigReader> files) {
    this.files = List.copyOf(files);
  }

  /**
   * Opens the files.
   *
   * @throws InputException when one is no bigWig file
   */
  public static ControlTracks open(List<Path> paths) {
    return new ControlTracks(paths.stream().map(BigWigReader::open).toList());
  }

  /** How many tracks. */
  public int count() {
    return files.size();
  }

  /** The files, in order. */
  public List<Path> paths() {
    return files.stream().map(BigWigReader::path).toList();
  }

  /** The names of the files, for people. */
  public String words() {
    return paths().stream()
        .map(path -> path.getFileName().toString())
        .collect(Collectors.joining(", "));
  }

  /**
   * Refuses files of another genome: a chromosome of another length, or none that the genome has.
   *
   * @throws InputException naming the file
   */
  public void requireGenome(SequenceSource genome) {
    for (BigWigReader file : files) {
      boolean any = false;
      for (String chromosome : genome.chromosomes()) {
        Optional<Integer> length = file.length(chromosome);
        any |= length.isPresent();
        if (length.filter(bases -> bases != genome.length(chromosome)).isPresent()) {
          throw new InputException(
              String.format(
                  Locale.ROOT,
                  "%s is of another genome: %s has %,d bases there and %,d in %s; choose control"
                      + " tracks of the same assembly.",
                  file.path(),
                  chromosome,
                  length.get(),
                  genome.length(chromosome),
                  genome.genomeId()));
        }
      }
      if (!any) {
        throw new InputException(
            file.path()
                + " has no chromosome of "
                + genome.genomeId()
                + "; choose control tracks of the same assembly.");
      }
    }
  }

  /**
   * The counts of a locus, track by track.
   *
   * @throws InputException when a file cannot be read, or holds values below 0
   */
  float[][] read(Locus locus) {
    float[][] counts = new float[files.size()][];
    for (int track = 0; track < counts.length; track++) {
      float[] values = files.get(track).values(locus);
      for (int i = 0; i < values.length; i++) {
        if (values[i] < 0 || Float.isInfinite(values[i])) {
          throw new InputException(
              String.format(
                  Locale.ROOT,
                  "%s has the value %s at %s:%,d; choose a track of counts, which are not"
                      + " below 0.",
                  files.get(track).path(),
                  values[i],
                  locus.chromosome(),
                  locus.start() + i + 1));
        }
        if (Float.isNaN(values[i])) {
          values[i] = 0;
        }
      }
      counts[track] = values;
    }
    return counts;
  }
}
