package org.motiflens.explain.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;

/** Values that an export keeps until all are there: they come back as they are, or not at all. */
class ProfileSpillTest {
  @TempDir Path folder;

  private Path written() throws IOException {
    Path file = folder.resolve("track-0.chromosome-0.values");
    try (ProfileSpill spill = ProfileSpill.create(file)) {
      spill.write(new Locus("chr1", 0, 30), new float[30]);
      spill.write(new Locus("chr1", 40, 43), new float[] {1, Float.NaN, -0f});
      spill.commit();
    }
    return file;
  }

  @Test
  void whatIsWrittenComesBackToTheBit() throws IOException {
    Path file = written();
    assertTrue(ProfileSpill.isWhole(file));
    float[] back = new float[43];
    ProfileSpill.read(
        file,
        "chr1",
        profile -> {
          for (int i = 0; i < profile.locus().length(); i++) {
            back[profile.locus().start() + i] = profile.values()[i];
          }
        });
    float[] expected = new float[43];
    expected[40] = 1;
    expected[41] = Float.NaN;
    expected[42] = -0f;
    assertArrayEquals(expected, back);
    assertEquals(Float.floatToIntBits(-0f), Float.floatToIntBits(back[42]));
  }

  @Test
  void aFileWithAnyBitFlippedOrCutAnywhereIsNotWhole() throws IOException {
    Path file = written();
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= 4;
      Files.write(file, flipped);
      assertFalse(ProfileSpill.isWhole(file), "flipped at " + i);
      Files.write(file, Arrays.copyOf(bytes, i));
      assertFalse(ProfileSpill.isWhole(file), "cut at " + i);
    }
  }

  /** Found by a search: a damaged length was written out, four gigabytes for 33 bytes. */
  @Test
  void aDamagedLengthIsNotWrittenOut() throws IOException {
    Path file = folder.resolve("long.values");
    Files.write(file, ByteBuffer.allocate(33).putInt(0).putInt(1 << 30).put((byte) 1).array());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertFalse(ProfileSpill.isWhole(file));
    assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 8 << 20);
  }

  /** Even where somebody made the checksum fit. */
  @Test
  void aRunBeyondTheLongestChromosomeIsDamaged() throws IOException {
    Path file = folder.resolve("beyond.values");
    ByteBuffer bytes = ByteBuffer.allocate(30);
    bytes.putInt(Integer.MAX_VALUE).putInt(2).put((byte) 1).putFloat(1);
    bytes.putInt(0).putInt(0).put((byte) 1);
    CRC32 crc = new CRC32();
    crc.update(bytes.array(), 0, bytes.position());
    bytes.putLong(crc.getValue());
    Files.write(file, bytes.array());
    assertTrue(ProfileSpill.isWhole(file));
    InputException refusal =
        assertThrows(InputException.class, () -> ProfileSpill.read(file, "chr1", profile -> {}));
    assertTrue(refusal.getMessage().contains("damaged"), refusal.getMessage());
  }
}
