package org.motiflens.genome.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;

/** What is said of a file depends on what is wrong with it, and never has a name of Java's. */
class FileFailureTest {
  @TempDir Path folder;

  private static String reading(IOException failure) {
    return FileFailure.reading("x", failure).getMessage();
  }

  private static String writing(IOException failure) {
    return FileFailure.writing("x", failure).getMessage();
  }

  @Test
  void eachFailureToReadHasItsAdvice() {
    assertEquals(
        "Cannot read x: no permission; name a copy that you may read.",
        reading(new AccessDeniedException("x")));
    assertEquals(
        "Cannot read x: there is no y; name a file that is there.",
        reading(new NoSuchFileException("y")));
    assertEquals(
        "Cannot read x: it ends too early; copy the file again, or name another.",
        reading(new EOFException()));
    assertEquals(
        "Cannot read x: it is not what it should be; copy the file again, or name another.",
        reading(new MalformedInputException(1)));
    assertEquals(
        "Cannot read x: Input/output error; copy the file again, or name another.",
        reading(new FileSystemException("x", null, "Input/output error")));
    assertEquals(
        "Cannot read x: it has more than 9 bytes; name the right file.",
        reading(new WholeFile.TooLargeException(9)));
  }

  @Test
  void eachFailureToWriteHasItsAdvice() {
    assertEquals(
        "Cannot write x: no permission; choose a folder that you may write to.",
        writing(new AccessDeniedException("x")));
    assertEquals(
        "Cannot write x: a file of that name is in the way; choose another name.",
        writing(new FileAlreadyExistsException("x")));
    assertEquals(
        "Cannot write x: No space left on device; make room, or choose another place.",
        writing(new IOException("No space left on device")));
    assertEquals(
        "Cannot write x: the system says no reason; make room, or choose another place.",
        writing(new FileSystemException("x")));
  }

  @Test
  void whatIsNoFileIsSaid() throws IOException {
    assertEquals(
        "Cannot read " + folder + ": it is a folder; name a file in it.",
        FileFailure.noFile(folder).getMessage());
    assertEquals(
        "Cannot read the peaks "
            + folder.resolve("x")
            + ": there is no such file in "
            + folder
            + "; name one that is there.",
        FileFailure.noFile("the peaks " + folder.resolve("x"), folder.resolve("x")).getMessage());
    assertEquals(
        "Cannot read the peaks " + folder + ": it is a folder; name a file in it.",
        assertThrows(InputException.class, () -> TextLines.open(folder, "the peaks")).getMessage());
    Path file = Files.writeString(folder.resolve("file"), "");
    assertEquals(
        "Cannot write " + file.resolve("x") + ": " + file + " is a file; name a folder.",
        assertThrows(InputException.class, () -> OutputTarget.of(file.resolve("x"))).getMessage());
  }
}
