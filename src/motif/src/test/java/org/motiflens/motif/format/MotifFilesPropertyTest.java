package org.motiflens.motif.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/** Claims about every file of motifs, tried on random ones; a failure names its seed. */
class MotifFilesPropertyTest {
  private enum Kind {
    COUNTS,
    PROBABILITIES,
    PROBABILITIES_OF_SITES
  }

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final List<MotifFormat> FORMATS = List.of(MotifFormat.values());

  private static MotifMatrix random(Kind kind, Random random) {
    String id = "M" + random.nextInt(10000) + (random.nextBoolean() ? "." + random.nextInt(9) : "");
    String name = random.nextInt(3) == 0 ? "" : "TF" + random.nextInt(100) + "::X (var.2)";
    int columns = 1 + random.nextInt(30);
    double[][] values = new double[columns][Bases.COUNT];
    for (double[] column : values) {
      double sum = 0;
      for (int base = 0; base < Bases.COUNT; base++) {
        column[base] = random.nextInt(4) == 0 ? 0 : count(kind, random);
        sum += column[base];
      }
      if (sum == 0) {
        column[random.nextInt(Bases.COUNT)] = 1 + random.nextInt(50);
        sum = column[0] + column[1] + column[2] + column[3];
      }
      if (kind != Kind.COUNTS) {
        for (int base = 0; base < Bases.COUNT; base++) {
          column[base] /= sum;
        }
      }
    }
    return switch (kind) {
      case COUNTS -> MotifMatrix.ofCounts(id, name, values);
      case PROBABILITIES -> MotifMatrix.ofProbabilities(id, name, values);
      case PROBABILITIES_OF_SITES ->
          MotifMatrix.ofProbabilities(id, name, values, 1 + random.nextInt(3000) / 2.0);
    };
  }

  private static double count(Kind kind, Random random) {
    return kind == Kind.COUNTS && random.nextBoolean()
        ? 1 + random.nextInt(2000)
        : 2 + Math.exp(random.nextGaussian() * 3);
  }

  private static List<MotifMatrix> file(Kind kind, Random random) {
    List<MotifMatrix> motifs = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      motifs.add(random(kind, random));
    }
    return motifs;
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void transfacGivesBackWhatWasWritten(Kind kind) {
    for (long seed = 1; seed <= 200; seed++) {
      List<MotifMatrix> motifs = file(kind, new Random(seed));
      String text = MotifFiles.format(motifs, MotifFormat.TRANSFAC);
      assertEquals(motifs, MotifFiles.parse(text, "x").motifs(), "seed " + seed);
      assertEquals(
          text,
          MotifFiles.format(MotifFiles.parse(text, "x").motifs(), MotifFormat.TRANSFAC),
          "seed " + seed);
    }
  }

  @Test
  void jasparGivesBackTheCounts() {
    for (long seed = 1; seed <= 200; seed++) {
      List<MotifMatrix> motifs = file(Kind.COUNTS, new Random(seed));
      String text = MotifFiles.format(motifs, MotifFormat.JASPAR);
      assertEquals(motifs, MotifFiles.parse(text, "x").motifs(), "seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void memeGivesBackTheProbabilitiesTheSitesAndTheBackground(Kind kind) {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      List<MotifMatrix> motifs =
          file(kind, random).stream()
              .map(motif -> motif.withBackground(new double[] {0.3, 0.2, 0.2, 0.3}))
              .toList();
      String text = MotifFiles.format(motifs, MotifFormat.MEME);
      List<MotifMatrix> read = MotifFiles.parse(text, "x").motifs();
      assertEquals(text, MotifFiles.format(read, MotifFormat.MEME), "seed " + seed);
      for (int i = 0; i < motifs.size(); i++) {
        String what = "seed " + seed + ", motif " + i;
        MotifMatrix written = motifs.get(i);
        MotifMatrix back = read.get(i);
        assertEquals(written.id(), back.id(), what);
        assertEquals(written.name(), back.name(), what);
        assertEquals(written.sites(0), back.sites(0), what);
        assertTrue(back.counts().isEmpty(), what);
        assertTrue(
            java.util.Arrays.deepEquals(written.probabilities(), back.probabilities()), what);
        assertEquals(written.background(0), back.background(0), what);
      }
    }
  }

  /** Characters exchanged, lost, doubled, lines and ends lost: never another exception. */
  @Test
  void damagedTextsAreReadOrRefusedInWords() {
    for (long seed = 1; seed <= 6000; seed++) {
      Random random = new Random(seed);
      Kind kind = KINDS.get(random.nextInt(KINDS.size()));
      MotifFormat format =
          kind == Kind.PROBABILITIES
              ? MotifFormat.MEME
              : FORMATS.get(random.nextInt(FORMATS.size()));
      String text = damaged(MotifFiles.format(file(kind, random), format), random);
      try {
        for (MotifMatrix motif : MotifFiles.parse(text, "x.motifs").motifs()) {
          assertTrue(motif.columns() > 0, "seed " + seed);
        }
      } catch (InputException e) {
        assertTrue(e.getMessage().startsWith("x.motifs"), "seed " + seed + ": " + e.getMessage());
        assertTrue(e.getMessage().endsWith("."), "seed " + seed + ": " + e.getMessage());
      } catch (RuntimeException e) {
        fail("seed " + seed + ", text:\n" + text, e);
      }
    }
  }

  private static String damaged(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    String letters = "0123456789.-eE+ \t\r\n[]>=ACGTNacgt/\u0000\u00e9NaInfinity";
    for (int i = 1 + random.nextInt(6); i > 0 && damaged.length() > 2; i--) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(6)) {
        case 0 -> damaged.deleteCharAt(at);
        case 1 -> damaged.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
        case 2 -> damaged.insert(at, letters.charAt(random.nextInt(letters.length())));
        case 3 -> damaged.setLength(at);
        case 4 -> damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(80)));
        default -> {
          int from = random.nextInt(damaged.length());
          damaged.insert(
              at, damaged.substring(from, Math.min(damaged.length(), from + random.nextInt(80))));
        }
      }
    }
    return damaged.toString();
  }

  @Test
  void randomBytesAreRefused() {
    for (long seed = 1; seed <= 500; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
      try {
        MotifFiles.parse(text, "x.motifs");
        fail("seed " + seed);
      } catch (InputException e) {
        assertTrue(e.getMessage().startsWith("x.motifs"), "seed " + seed);
      }
    }
  }

  @Test
  void theReleasesOfJasparAreTheSameInAllFormats() {
    List<MotifMatrix> counts =
        MotifFiles.read(
                Checkout.sharedData(
                    "jaspar/JASPAR2024_CORE_vertebrates_non-redundant_pfms_jaspar.txt"))
            .motifs();
    List<MotifMatrix> transfac =
        MotifFiles.read(
                Checkout.sharedData(
                    "jaspar/JASPAR2024_CORE_vertebrates_non-redundant_pfms_transfac.txt"))
            .motifs();
    List<MotifMatrix> meme =
        MotifFiles.read(
                Checkout.sharedData("jaspar/JASPAR2024_CORE_vertebrates_non-redundant.meme"))
            .motifs();
    assertEquals(879, counts.size());
    assertEquals(counts, transfac);
    for (int i = 0; i < counts.size(); i++) {
      MotifMatrix expected = counts.get(i);
      MotifMatrix actual = meme.get(i);
      assertEquals(expected.id(), actual.id());
      assertEquals(expected.columns(), actual.columns());
      for (int column = 0; column < expected.columns(); column++) {
        for (int base = 0; base < Bases.COUNT; base++) {
          assertEquals(expected.probability(column, base), actual.probability(column, base), 1e-6);
        }
      }
    }
  }
}
