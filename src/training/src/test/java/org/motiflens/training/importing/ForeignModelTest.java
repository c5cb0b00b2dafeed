package org.motiflens.training.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.network.deepbind.DeepBindIndex;
import org.motiflens.training.keras.OutputChoice;

/** What is fetched in place of a model's file is named, with the way to the file. */
class ForeignModelTest {
  @TempDir Path folder;

  private void isRefused(Path file, String beginning) {
    refusalBegins(file, file + ": " + beginning);
  }

  private void refusalBegins(Path file, String expected) {
    Declaration declaration =
        new Declaration(
            Optional.of(new DeepBindIndex.Experiment("CTCF", "mine", "K562")),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            new OutputChoice(Optional.empty(), List.of()),
            Optional.empty(),
            "MIT");
    String message =
        assertThrows(InputException.class, () -> ModelImporters.read(file, declaration))
            .getMessage();
    assertEquals(
        expected, message.substring(0, Math.min(message.length(), expected.length())), message);
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private Path text(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void archivesAreToBeUnpacked() throws IOException {
    byte[] tar = new byte[1024];
    System.arraycopy("fold_0/model.h5".getBytes(StandardCharsets.UTF_8), 0, tar, 0, 15);
    System.arraycopy("ustar".getBytes(StandardCharsets.UTF_8), 0, tar, 257, 5);
    isRefused(file("ENCFF000AAA.tar", tar), "it is an archive; unpack it");
    isRefused(
        file("short", Arrays.copyOf(tar, 260)), "This is no model that can be imported; expected");
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(tar);
    }
    isRefused(file("model.h5.gz", zipped.toByteArray()), "it is compressed; unpack it");
  }

  @Test
  void whatWasSavedInsteadOfTheFileIsNamed() throws IOException {
    isRefused(
        text("model.h5", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n"),
        "it is a pointer of Git LFS, not the file itself; run git lfs pull");
    isRefused(
        text("page.h5", "\n<!DOCTYPE html><html><title>Sign in</title>"),
        "it is a web page, not the file itself");
    isRefused(text("empty.h5", ""), "it is empty; fetch it again.");
  }

  @Test
  void theFoldersOfTensorFlowAreNotOpened() throws IOException {
    Path saved = Files.createDirectory(folder.resolve("chrombpnet"));
    Path graph = Files.writeString(saved.resolve("saved_model.pb"), "x");
    isRefused(saved, "it is TensorFlow's SavedModel, which can hold any program; take the .h5");
    isRefused(graph, "it is TensorFlow's SavedModel");
    refusalBegins(folder, "Cannot read " + folder + ": it is a folder; name a file in it.");
  }
}
