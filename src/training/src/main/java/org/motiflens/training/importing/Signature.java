package org.motiflens.training.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.motiflens.genome.InputException;

/** First bytes by which kinds of files are told. */
enum Signature {
  ZIP('P', 'K', 3, 4),
  HDF5(0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n');

  private final byte[] bytes;

  Signature(int... values) {
    bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
  }

  boolean begins(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(bytes.length), bytes);
    } catch (IOException e) {
      throw new InputException(file + ": the file cannot be read.", e);
    }
  }
}
