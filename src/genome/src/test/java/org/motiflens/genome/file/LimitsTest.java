package org.motiflens.genome.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.genome.interval.PeakReader;

/** Files that are small and become large, or have no end. */
class LimitsTest {
  @TempDir Path folder;

  /** Rows of peaks that are all alike: 32 MiB of them in some 100 KB. */
  private static byte[] bomb() throws IOException {
    byte[] rows = "chr1\t1\t2\n".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      for (int written = 0; written < 2 * Limits.FREE_INFLATION; written += rows.length) {
        out.write(rows);
      }
    }
    return packed.toByteArray();
  }

  @Test
  void aBombOfGzipIsRefusedWhileItIsRead() throws IOException {
    byte[] bomb = bomb();
    assertTrue(bomb.length < 2 * Limits.FREE_INFLATION / Limits.MOST_INFLATION, "a bomb");
    TextLines lines = TextLines.of(new ByteArrayInputStream(bomb), "x.bed.gz", "the peaks");
    InputException refusal =
        assertThrows(
            InputException.class,
            () -> {
              while (lines.next() != null) {}
            });
    assertTrue(refusal.getMessage().contains("x.bed.gz"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("times its packed size"), refusal.getMessage());
    assertTrue(lines.number() < 2L * Limits.FREE_INFLATION / 9, "the rest was not read");
  }

  /** Some tables are packed well; what ordinary rows shrink by is far from the limit. */
  @Test
  void whatIsUsualIsRead() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; rows.length() < 2 * Limits.FREE_INFLATION; i++) {
      rows.append("chr1\t").append(i * 200L).append('\t').append(i * 200L + 150).append('\n');
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(rows.toString().getBytes(StandardCharsets.US_ASCII));
    }
    int count = 0;
    TextLines lines =
        TextLines.of(new ByteArrayInputStream(packed.toByteArray()), "x.bed.gz", "the peaks");
    while (lines.next() != null) {
      count++;
    }
    assertEquals(rows.chars().filter(c -> c == '\n').count(), count);
  }

  @Test
  void aFileIsReadToItsLimitAndNotBeyond() throws IOException {
    Path file = folder.resolve("x");
    byte[] bytes = new byte[100];
    Arrays.fill(bytes, (byte) 'a');
    Files.write(file, bytes);
    assertArrayEquals(bytes, WholeFile.bytes(file, 100));
    assertThrows(IOException.class, () -> WholeFile.bytes(file, 99));
    InputException refusal = assertThrows(InputException.class, () -> WholeFile.lines(file, 99));
    assertTrue(refusal.getMessage().contains("more than 99 bytes"), refusal.getMessage());
    assertEquals(List.of("a".repeat(100)), WholeFile.lines(file, 100));
  }

  /** A device says that it has no bytes, and has no end. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aDeviceWithoutEndEnds() {
    Path zero = Path.of("/dev/zero");
    assertThrows(IOException.class, () -> WholeFile.bytes(zero, 1 << 20));
    InputException refusal = assertThrows(InputException.class, () -> PeakReader.read(zero));
    assertTrue(refusal.getMessage().contains("/dev/zero"), refusal.getMessage());
  }
}
