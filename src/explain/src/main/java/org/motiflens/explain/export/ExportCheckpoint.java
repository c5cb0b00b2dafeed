package org.motiflens.explain.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.profile.Profile;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.FileClaim;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.genome.file.Limits;
import org.motiflens.genome.file.WholeFile;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.track.TrackWriter;

/**
 * Keeps what is finished of an export that may be broken off: the values of whole chromosomes, in a
 * folder beside the target, with a manifest that says where they come from ({@link
 * ExportManifest}). They are used again by an export with an equal manifest only, and the folder is
 * claimed by one export at a time. When the export is through, or nothing was finished, the folder
 * is gone.
 *
 * <p>A folder of that name that has other things in it and no manifest of ours is somebody else's:
 * it is refused. Of a folder of ours nothing is removed but files with the names that this class
 * gives.
 */
public final class ExportCheckpoint implements Closeable {
  private static final String MANIFEST = "manifest.json";
  private static final String VALUES = ".values";
  private static final String FINISHED = ".finished";

  /** What this class puts into the folder, beside the manifest: kept and half-written files. */
  private static final Pattern OURS =
      Pattern.compile(
          "track-[0-9]+(\\.chromosome-[0-9]+\\.values|\\.finished)"
              + "|\\.(track-[0-9]+\\.[a-z0-9.-]+|manifest\\.json)\\.([0-9a-f]{32}\\.part|lock)");

  private final Path folder;
  private final FileClaim claim;
  private final SequenceSource source;
  private final List<Path> files;

  private ExportCheckpoint(Path folder, FileClaim claim, SequenceSource source, List<Path> files) {
    this.folder = folder;
    this.claim = claim;
    this.source = source;
    this.files = List.copyOf(files);
  }

  /** The folder of the export to a file or folder. */
  public static Path folderOf(Path target) {
    return Files.isDirectory(target)
        ? target.resolve("unfinished")
        : target.resolveSibling(target.getFileName() + ".unfinished");
  }

  /**
   * Opens or makes the folder of an export. The bases that it looks at are read once, for their
   * hash.
   *
   * @param files of the tracks
   * @param options what files depend on besides their values and names
   * @param restart whether to begin anew whatever the folder keeps
   * @throws InputException when the folder belongs to another export or is none of ours, another
   *     export is at it, or it cannot be read or made
   */
  public static ExportCheckpoint open(
      Path folder,
      ExportPlan plan,
      List<Path> files,
      String options,
      boolean restart,
      Monitor monitor) {
    requireOurs(folder);
    String manifest = ExportManifest.of(plan, files, options, monitor);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw FileFailure.writing(folder, e);
    }
    ExportCheckpoint checkpoint =
        new ExportCheckpoint(folder, FileClaim.onFolder(folder), plan.source(), files);
    boolean opened = false;
    try {
      checkpoint.takeUp(manifest, restart);
      opened = true;
      return checkpoint;
    } catch (IOException e) {
      throw checkpoint.cannotWrite(e);
    } finally {
      if (!opened) {
        checkpoint.close();
      }
    }
  }

  private void takeUp(String manifest, boolean restart) throws IOException {
    Path file = folder.resolve(MANIFEST);
    if (restart) {
      removeContent();
    }
    if (!Files.exists(file)) {
      AtomicOutput.write(file, manifest);
    } else if (!Files.readString(file).equals(manifest)) {
      throw new InputException(
          folder
              + " keeps what is finished of another export to this place, of other options or of a"
              + " genome with other bases (see "
              + MANIFEST
              + " there); repeat that one, choose another place, or begin anew with --restart.");
    }
  }

  /** Refuses a folder that may be somebody's. */
  private static void requireOurs(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          && (ExportManifest.isOne(folder.resolve(MANIFEST)) || isEmpty(folder))) {
        return;
      }
    } catch (IOException e) {
      throw FileFailure.reading(folder, e);
    }
    throw new InputException(
        folder
            + " is where an export keeps what is finished, but what is there was not made by one"
            + " (it has no "
            + MANIFEST
            + " of ours): move it away, or choose another place; nothing of it was touched.");
  }

  /** Whether nothing is in a folder but what an export that was killed at once leaves. */
  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content
          .map(file -> file.getFileName().toString())
          .allMatch(name -> name.equals(".lock") || OURS.matcher(name).matches());
    }
  }

  /** Whether anything need not be computed again. */
  private boolean keepsAnything() {
    try (Stream<Path> content = Files.list(folder)) {
      return content
          .map(file -> file.getFileName().toString())
          .anyMatch(name -> name.endsWith(VALUES) || name.endsWith(FINISHED));
    } catch (IOException e) {
      throw FileFailure.reading(folder, e);
    }
  }

  private InputException cannotWrite(IOException e) {
    return FileFailure.writing(folder, e);
  }

  /** Files are named by numbers: a chromosome's name may hold anything. */
  private Path values(int track, String chromosome) {
    return folder.resolve(
        "track-" + track + ".chromosome-" + source.chromosomes().indexOf(chromosome) + VALUES);
  }

  private Path mark(int track) {
    return folder.resolve("track-" + track + FINISHED);
  }

  /** Whether a track's file was committed, and is still the one that was. */
  boolean isFinished(int track) {
    try {
      return WholeFile.text(mark(track), Limits.LARGEST_SMALL_FILE)
          .equals(identity(files.get(track)));
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw FileFailure.reading(folder, e);
    }
  }

  private static String identity(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return String.format(
        Locale.ROOT, "%d bytes of %s%n", attributes.size(), attributes.lastModifiedTime());
  }

  /** Whether the values of a chromosome are there. */
  boolean holds(int track, String chromosome) {
    return ProfileSpill.isWhole(values(track, chromosome));
  }

  /** Hands out the values of a chromosome, in order. */
  void read(int track, String chromosome, Consumer<Profile> sink) {
    ProfileSpill.read(values(track, chromosome), chromosome, sink);
  }

  /** Begins to keep the values of a chromosome. */
  TrackWriter begin(int track, String chromosome) {
    return ProfileSpill.create(values(track, chromosome));
  }

  /** The track's file was committed: its values are no longer needed. */
  void finish(int track) {
    try {
      AtomicOutput.write(mark(track), identity(files.get(track)));
      for (String chromosome : source.chromosomes()) {
        Files.deleteIfExists(values(track, chromosome));
      }
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  /** Removes the folder: nothing is left to be resumed. What is not ours in it stays. */
  public void remove() {
    try {
      removeContent();
      claim.close();
      Files.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      // Somebody put something there: it is theirs.
    } catch (IOException e) {
      throw FileFailure.writing(folder, e);
    }
  }

  /** The manifest last: with it the folder is known to be ours until all else is gone. */
  private void removeContent() throws IOException {
    List<Path> ours;
    try (Stream<Path> content = Files.list(folder)) {
      ours = content.filter(file -> OURS.matcher(file.getFileName().toString()).matches()).toList();
    }
    for (Path file : ours) {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(file);
      }
    }
    Files.deleteIfExists(folder.resolve(MANIFEST));
  }

  /** Where the folder is, if it keeps anything. */
  public Optional<Path> worthKeeping() {
    return keepsAnything() ? Optional.of(folder) : Optional.empty();
  }

  /** Lets other exports have the folder. */
  @Override
  public void close() {
    try {
      claim.close();
    } catch (IOException e) {
      // The system gives the claim up when the program ends.
    }
  }
}
