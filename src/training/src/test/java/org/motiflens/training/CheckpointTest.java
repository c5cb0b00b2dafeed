package org.motiflens.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training goes on from its own, whole checkpoint, and begins anew from anything else. */
class CheckpointTest {
  private static final long SEED = 11;

  @TempDir Path folder;

  private Path file;
  private byte[] whole;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("a.checkpoint");
    float[] values = {1.5f, -2f, 3.25f};
    new Checkpoint(
            "this training",
            3,
            40,
            1e-3,
            Parameters.of(values),
            Parameters.of(values),
            2,
            0.875,
            Parameters.of(values))
        .write(file);
    whole = Files.readAllBytes(file);
  }

  private Optional<Checkpoint> read(byte[] content) throws IOException {
    Files.write(file, content);
    return Checkpoint.read(file, "this training");
  }

  @Test
  void whatWasWrittenIsReadForThisTrainingAlone() throws IOException {
    Checkpoint read = read(whole).orElseThrow();
    assertEquals(3, read.epoch());
    assertEquals(0.875, read.bestAuc());
    assertTrue(Checkpoint.read(file, "another training").isEmpty());
  }

  @Test
  void aCheckpointThatWasCutOffAnywhereIsNone() throws IOException {
    for (int length = 0; length < whole.length; length++) {
      assertTrue(read(Arrays.copyOf(whole, length)).isEmpty(), "cut off at " + length);
    }
  }

  @Test
  void oneOrTwoFlippedBytesAreNoticed() throws IOException {
    Random random = new Random(SEED);
    for (int trial = 0; trial < 500; trial++) {
      byte[] damaged = whole.clone();
      int first = random.nextInt(whole.length);
      damaged[first] ^= (byte) (1 << random.nextInt(8));
      if (trial % 2 == 1) {
        damaged[(first + 1 + random.nextInt(whole.length - 1)) % whole.length] ^= 0x55;
      }
      assertTrue(read(damaged).isEmpty(), "seed " + SEED + ", trial " + trial);
    }
  }
}
