package org.motiflens.genome.track.bigwig;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;

class BigWigReaderTest {
  private static final long SEED = 20261129;

  @TempDir Path folder;

  private TrackFixture small() {
    return new TrackFixture().chromosome("chr1", 5000).bases("chr1", 100, 1, 2, Float.NaN, 4);
  }

  /** What {@link TrackFixture#items} says of a chromosome, base by base. */
  private static float[] expected(List<String> items, String chromosome, int length) {
    float[] values = new float[length];
    Arrays.fill(values, Float.NaN);
    for (String item : items) {
      String[] fields = item.split(" ", -1);
      if (fields[0].equals(chromosome)) {
        Arrays.fill(
            values,
            Integer.parseInt(fields[1]),
            Integer.parseInt(fields[2]),
            Float.intBitsToFloat(Integer.parseUnsignedInt(fields[3], 16)));
      }
    }
    return values;
  }

  @Test
  void anyStretchHasTheValuesThatWereWritten() throws IOException {
    Random random = new Random(SEED);
    TrackFixture track = new TrackFixture();
    String[] names = {"chr1", "chr2", "chr10"};
    int[] lengths = {40_000, 1_000, 20_000};
    for (int i = 0; i < names.length; i++) {
      track.random(names[i], lengths[i], random);
    }
    BigWigReader reader = BigWigReader.open(track.write(folder.resolve("random.bw")));
    List<String> items = track.items();
    for (int i = 0; i < names.length; i++) {
      float[] all = expected(items, names[i], lengths[i]);
      assertArrayEquals(all, reader.values(new Locus(names[i], 0, lengths[i])), names[i]);
      for (int repeat = 0; repeat < 50; repeat++) {
        int start = random.nextInt(lengths[i]);
        int end = start + 1 + random.nextInt(Math.min(3000, lengths[i] - start));
        assertArrayEquals(
            Arrays.copyOfRange(all, start, end),
            reader.values(new Locus(names[i], start, end)),
            names[i] + " " + start + " to " + end + ", seed " + SEED);
      }
    }
  }

  @Test
  void aChromosomeIsFoundUnderItsOtherName() throws IOException {
    BigWigReader reader = BigWigReader.open(small().write(folder.resolve("small.bw")));
    assertArrayEquals(new float[] {1, 2, Float.NaN, 4}, reader.values(new Locus("1", 100, 104)));
    assertEquals(Optional.of(5000), reader.length("1"));
  }

  @Test
  void aChromosomeThatTheFileDoesNotHaveHasNoValues() throws IOException {
    BigWigReader reader = BigWigReader.open(small().write(folder.resolve("small.bw")));
    assertArrayEquals(
        new float[] {Float.NaN, Float.NaN}, reader.values(new Locus("chr9", 100, 102)));
    assertEquals(Optional.empty(), reader.length("chr9"));
  }

  @Test
  void filesOfTheOtherByteOrderAndWithoutCompressionAreRead() throws IOException {
    Path file = folder.resolve("other.bw");
    Files.write(file, uncompressedBigEndian());
    BigWigReader reader = BigWigReader.open(file);
    assertArrayEquals(
        new float[] {Float.NaN, 0.5f, 0.5f, 0.5f, -2, Float.NaN},
        reader.values(new Locus("chrA", 9, 15)));
  }

  /** One bedGraph section, written by hand. */
  private static byte[] uncompressedBigEndian() {
    ByteBuffer bytes = ByteBuffer.allocate(300).order(ByteOrder.BIG_ENDIAN);
    int tree = 64;
    int data = tree + 32 + 4 + 12;
    int section = data + 8;
    int index = section + 24 + 24;
    bytes.putInt(0x888FFC26).putShort((short) 4).putShort((short) 0);
    bytes.putLong(tree).putLong(data).putLong(index);
    bytes.position(tree);
    bytes.putInt(0x78CA8C91).putInt(1).putInt(4).putInt(8).putLong(1).putLong(0);
    bytes.put((byte) 1).put((byte) 0).putShort((short) 1);
    bytes.put("chrA".getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(1000);
    bytes.putLong(1);
    bytes.putInt(0).putInt(10).putInt(14).putInt(0).putInt(0);
    bytes.put((byte) 1).put((byte) 0).putShort((short) 2);
    bytes.putInt(10).putInt(13).putFloat(0.5f).putInt(13).putInt(14).putFloat(-2);
    bytes.putInt(0x2468ACE0).putInt(1).putLong(1);
    bytes.putInt(0).putInt(10).putInt(0).putInt(14).putLong(index).putInt(1).putInt(0);
    bytes.put((byte) 1).put((byte) 0).putShort((short) 1);
    bytes.putInt(0).putInt(10).putInt(0).putInt(14).putLong(section).putLong(48);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  @Test
  void otherFilesAreRefusedBySentence() throws IOException {
    Path text = Files.writeString(folder.resolve("text.bw"), "chr1 10 20 1\n".repeat(20));
    refused(text, "does not begin as a bigWig file does");
    byte[] bigBed = new byte[64];
    ByteBuffer.wrap(bigBed).order(ByteOrder.LITTLE_ENDIAN).putInt(0x8789F2EB);
    refused(Files.write(folder.resolve("a.bb"), bigBed), "is bigBed");
    refused(folder.resolve("nothing.bw"), "cannot be read as bigWig");
  }

  private static void refused(Path file, String words) {
    InputException e = assertThrows(InputException.class, () -> BigWigReader.open(file));
    assertTrue(e.getMessage().contains(words), e.getMessage());
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
  }

  /** Cut short or with other bytes in it, a file gives values or a sentence, nothing else. */
  @Test
  void damagedFilesAreRefusedBySentence() throws IOException {
    Random random = new Random(SEED);
    TrackFixture track = new TrackFixture().random("chr1", 20_000, random);
    byte[] whole = Files.readAllBytes(track.write(folder.resolve("whole.bw")));
    int refused = 0;
    for (int repeat = 0; repeat < 300; repeat++) {
      byte[] bytes = whole.clone();
      if (repeat % 3 == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      } else {
        for (int i = 0; i < 20; i++) {
          bytes[random.nextInt(Math.min(bytes.length, repeat % 3 == 1 ? 500 : bytes.length))] =
              (byte) random.nextInt(256);
        }
      }
      Path file = Files.write(folder.resolve("damaged.bw"), bytes);
      try {
        BigWigReader.open(file).values(new Locus("chr1", 0, 20_000));
      } catch (InputException e) {
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        refused++;
      }
    }
    assertTrue(refused > 100, refused + " of 300 were refused");
  }
}
