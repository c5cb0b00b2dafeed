package org.motiflens.explain.export;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.motiflens.explain.profile.Profile;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.sequence.SequenceSource;

/**
 * Keeps what is finished of an export that may be broken off: the values of whole chromosomes, in a
 * folder beside the target, with a manifest that says where they come from. They are used again by
 * an export with an equal manifest only. When the export is through, or nothing was finished, the
 * folder is gone.
 */
public final class ExportCheckpoint {
  private static final String MANIFEST = "manifest.json";
  private static final String VALUES = ".values";
  private static final String FINISHED = ".finished";
  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Path folder;
  private final SequenceSource source;
  private final List<Path> files;

  private ExportCheckpoint(Path folder, SequenceSource source, List<Path> files) {
    this.folder = folder;
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
   * Opens or makes the folder of an export.
   *
   * @param files of the tracks
   * @param options what files depend on besides their values and names
   * @param restart whether to begin anew whatever the folder keeps
   * @throws InputException when the folder belongs to another export, or cannot be read or made
   */
  public static ExportCheckpoint open(
      Path folder, ExportPlan plan, List<Path> files, String options, boolean restart) {
    String manifest = manifest(plan, files, options);
    ExportCheckpoint checkpoint = new ExportCheckpoint(folder, plan.source(), files);
    try {
      Path file = folder.resolve(MANIFEST);
      if (restart && Files.exists(file)) {
        checkpoint.remove();
      }
      if (Files.exists(file) && !Files.readString(file).equals(manifest)) {
        throw new InputException(
            folder
                + " keeps what is finished of another export to this place (see "
                + MANIFEST
                + " there); repeat that one, choose another place, or begin anew with --restart.");
      }
      if (Files.exists(file)) {
        files.forEach(AtomicOutput::removeLeftovers);
      } else {
        Files.createDirectories(folder);
        AtomicOutput.write(file, manifest);
      }
    } catch (IOException e) {
      throw new InputException("Cannot write " + folder + ": " + e.getMessage() + ".", e);
    }
    return checkpoint;
  }

  private static String manifest(ExportPlan plan, List<Path> files, String options) {
    JsonObject chromosomes = new JsonObject();
    SequenceSource source = plan.source();
    plan.regions()
        .chromosomes()
        .forEach(name -> chromosomes.addProperty(name, source.length(name)));
    JsonArray tracks = new JsonArray();
    for (int i = 0; i < files.size(); i++) {
      JsonObject track = new JsonObject();
      track.addProperty("file", files.get(i).getFileName().toString());
      track.add("provenance", JSON.toJsonTree(plan.provenance(plan.recipes().get(i)).entries()));
      tracks.add(track);
    }
    JsonObject manifest = new JsonObject();
    manifest.add("chromosomes", chromosomes);
    manifest.addProperty("options", options);
    manifest.add("tracks", tracks);
    return JSON.toJson(manifest) + "\n";
  }

  /** Whether anything need not be computed again. */
  private boolean keepsAnything() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(name -> name.endsWith(VALUES) || name.endsWith(FINISHED));
    } catch (IOException e) {
      throw new InputException("Cannot read " + folder + ": " + e.getMessage() + ".", e);
    }
  }

  /** Files are named by numbers: a chromosome's name may hold anything. */
  private Path values(int track, String chromosome) {
    return folder.resolve(
        "track-" + track + ".chromosome-" + source.chromosomes().indexOf(chromosome) + VALUES);
  }

  private Path mark(int track) {
    return folder.resolve("track-" + track + FINISHED);
  }

  /** Whether a track's file was committed, and is still there. */
  boolean isFinished(int track) {
    return Files.exists(mark(track)) && Files.exists(files.get(track));
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
  ProfileFile begin(int track, String chromosome) {
    return ProfileSpill.create(values(track, chromosome));
  }

  /** The track's file was committed: its values are no longer needed. */
  void finish(int track) {
    try {
      Files.writeString(mark(track), "");
      for (String chromosome : source.chromosomes()) {
        Files.deleteIfExists(values(track, chromosome));
      }
    } catch (IOException e) {
      throw new InputException("Cannot write " + folder + ": " + e.getMessage() + ".", e);
    }
  }

  /** Removes the folder: nothing is left to be resumed. */
  public void remove() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new InputException("Cannot remove " + folder + ": " + e.getMessage() + ".", e);
    }
  }

  /** Where the folder is, if it keeps anything. */
  public Optional<Path> worthKeeping() {
    return keepsAnything() ? Optional.of(folder) : Optional.empty();
  }
}
