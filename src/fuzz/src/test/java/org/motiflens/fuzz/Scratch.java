package org.motiflens.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Inputs as files, for readers that take files: always the same few, in one folder. */
public final class Scratch {
  private static final Path FOLDER = folder();

  private Scratch() {}

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("motiflens-fuzz");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // It lies among temporary files.
    }
  }

  /** The folder. */
  public static Path root() {
    return FOLDER;
  }

  /** A file with this content. */
  public static Path file(String name, byte[] content) throws IOException {
    return Files.write(FOLDER.resolve(name), content);
  }

  /** The parts between the first so many bytes of value 0; missing ones are empty. */
  static List<byte[]> parts(byte[] input, int count) {
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    while (parts.size() < count - 1) {
      int end = from;
      while (end < input.length && input[end] != 0) {
        end++;
      }
      parts.add(Arrays.copyOfRange(input, from, end));
      from = Math.min(input.length, end + 1);
    }
    parts.add(Arrays.copyOfRange(input, from, input.length));
    return parts;
  }
}
