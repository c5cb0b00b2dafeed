package org.motiflens.plugin.extension;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.plugin.browser.Browser;
import org.motiflens.plugin.file.TrackFile;

/**
 * What the browser and the extension read, which no file of ours may take the place of: tracks,
 * genome, session, models, motifs.
 *
 * @param paths paths and addresses
 * @param models folder of the models, if they lie in one
 */
record FilesInUse(List<String> paths, Optional<Path> models) {
  /** What is read in a folder of models. */
  private static final String[] OF_MODELS = {".zip", "catalogue.tsv"};

  /** A description of a genome, as IGV has them, is small. */
  private static final long LONGEST_DESCRIPTION = 1 << 20;

  /** What is in use now; on the event thread. */
  static FilesInUse of(Browser browser, Optional<Path> models) {
    List<String> paths = new ArrayList<>(browser.genomeFiles());
    browser.openFiles().forEach(open -> paths.add(open.path()));
    browser.sessionPath().ifPresent(paths::add);
    return new FilesInUse(paths, models);
  }

  /** The same, but for files of tracks, which may be saved again. */
  FilesInUse withoutTrackFiles() {
    return new FilesInUse(paths.stream().filter(path -> !TrackFile.isNamed(path)).toList(), models);
  }

  /** Looks at the disk: not for the event thread, where there is time. */
  InputFiles inputs() {
    InputFiles inputs = InputFiles.NONE.andFolder(MotifLibrary.ofUser().folder());
    if (models.isPresent()) {
      inputs = inputs.andFolder(models.get(), OF_MODELS);
    }
    for (String path : paths) {
      Optional<Path> file = local(path, Path.of(""));
      if (file.isPresent()) {
        inputs = inputs.and(file.get());
        for (Path named : namedIn(file.get())) {
          inputs = inputs.and(named);
        }
      }
    }
    return inputs;
  }

  /** The file that is meant; nothing for an address, which nobody could write. */
  private static Optional<Path> local(String path, Path beside) {
    try {
      Path file = beside.resolve(path.replaceFirst("^file:(//)?(?=/)", ""));
      return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The files that a description of a genome (.json) names. */
  private static List<Path> namedIn(Path file) {
    List<Path> named = new ArrayList<>();
    try {
      if (file.toString().toLowerCase(Locale.ROOT).endsWith(".json")
          && Files.size(file) <= LONGEST_DESCRIPTION) {
        texts(JsonParser.parseString(Files.readString(file)))
            .forEach(text -> local(text, file.toAbsolutePath().getParent()).ifPresent(named::add));
      }
    } catch (IOException | JsonParseException e) {
      // The browser read it, or will say why not; the file itself is not written in any case.
    }
    return named;
  }

  private static Stream<String> texts(JsonElement element) {
    if (element.isJsonArray()) {
      return element.getAsJsonArray().asList().stream().flatMap(FilesInUse::texts);
    }
    if (element.isJsonObject()) {
      return element.getAsJsonObject().asMap().values().stream().flatMap(FilesInUse::texts);
    }
    return element instanceof JsonPrimitive value
            && value.isString()
            && !value.getAsString().isBlank()
        ? Stream.of(value.getAsString())
        : Stream.empty();
  }
}
