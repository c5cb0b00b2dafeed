package org.motiflens.training.importing;

import com.google.common.primitives.ImmutableIntArray;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.motiflens.genome.file.FileFailure;

/** First bytes by which kinds of files are told. */
enum Signature {
  ZIP(ImmutableIntArray.of('P', 'K', 3, 4)),
  HDF5(ImmutableIntArray.of(0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'));

  private final ImmutableIntArray bytes;

  Signature(ImmutableIntArray bytes) {
    this.bytes = bytes;
  }

  boolean begins(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] first = in.readNBytes(bytes.length());
      boolean same = first.length == bytes.length();
      for (int i = 0; same && i < first.length; i++) {
        same = (first[i] & 0xff) == bytes.get(i);
      }
      return same;
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }
}
