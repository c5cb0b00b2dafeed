package org.motiflens.training.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.FileFailure;

/**
 * What people have at hand in place of a model's file, and how they come to that: archives that the
 * file lies in, pages and pointers that were saved in its stead.
 */
enum ForeignModel {
  EMPTY("it is empty; fetch it again."),
  LFS_POINTER(
      "it is a pointer of Git LFS, not the file itself; run git lfs pull where it was cloned."),
  WEB_PAGE(
      "it is a web page, not the file itself; fetch the file from the link that the page has."),
  GZIP(
      "it is compressed; unpack it (tar -xzf where its name ends in .tar.gz or .tgz, gunzip"
          + " otherwise) and take the .h5."),
  TAR("it is an archive; unpack it (tar -xf) and take the .h5 in it."),
  SAVED_MODEL(
      "it is TensorFlow's SavedModel, which can hold any program; take the .h5 that ENCODE and the"
          + " models' authors distribute beside it, or save it as one where TensorFlow is:"
          + " tf.keras.models.load_model(FOLDER).save(\"model.h5\").");

  /** Where a tar's header has its mark. */
  private static final int TAR_MARK = 257;

  private static final int READ = 512;

  private final String sentence;

  ForeignModel(String sentence) {
    this.sentence = sentence;
  }

  /**
   * @throws InputException when the file, or folder, is one of these
   */
  static void refuse(Path file) {
    of(file)
        .ifPresent(
            found -> {
              throw new InputException(file + ": " + found.sentence);
            });
  }

  private static Optional<ForeignModel> of(Path file) {
    if (Files.exists(file.resolve("saved_model.pb"))
        || String.valueOf(file.getFileName()).equals("saved_model.pb")) {
      return Optional.of(SAVED_MODEL);
    }
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return ofBeginning(new String(in.readNBytes(READ), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }

  /**
   * @param begin the first bytes, a character each
   */
  private static Optional<ForeignModel> ofBeginning(String begin) {
    if (begin.isEmpty()) {
      return Optional.of(EMPTY);
    }
    if (begin.startsWith("\u001F\u008B")) {
      return Optional.of(GZIP);
    }
    if (begin.startsWith("ustar", TAR_MARK)) {
      return Optional.of(TAR);
    }
    if (begin.startsWith("version https://git-lfs.github.com/spec/")) {
      return Optional.of(LFS_POINTER);
    }
    String text = begin.strip().toLowerCase(Locale.ROOT);
    return text.startsWith("<!doctype html") || text.startsWith("<html")
        ? Optional.of(WEB_PAGE)
        : Optional.empty();
  }
}
