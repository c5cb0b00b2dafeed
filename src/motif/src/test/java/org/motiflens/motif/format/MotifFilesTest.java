package org.motiflens.motif.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.InputException;
import org.motiflens.motif.MotifMatrix;

class MotifFilesTest {
  private static final String MEME =
      """
      MEME version 4

      ALPHABET= ACGT

      strands: + -

      Background letter frequencies (from uniform background):
      A 0.3 C 0.2 G 0.2 T 0.3

      MOTIF MA0004.1 Arnt

      letter-probability matrix: alength= 4 w= 2 nsites= 20 E= 0
        0.200000  0.800000  0.000000  0.000000
        0.950000  0.000000  0.050000  0.000000

      URL http://jaspar.genereg.net/matrix/MA0004.1

      MOTIF second
      letter-probability matrix: alength=4 w=1
      0 0 0 1
      """;

  private static final String JASPAR =
      """
      >MA0004.1\tArnt
      A  [     4     19      0 ]
      C  [    16      0     20 ]
      G  [     0      1      0 ]
      T  [     0      0      0 ]
      >MA0503.1 Nkx2-5 (var.2)
      0\t3\t79
      94\t75\t4
      1\t0\t3
      2\t19\t11
      """;

  private static final String TRANSFAC =
      """
      VV  some release
      XX
      //
      AC MA0004.1
      XX
      ID Arnt
      XX
      DE MA0004.1 Arnt ; From JASPAR
      PO\tA\tC\tG\tT
      01\t4.0\t16.0\t0.0\t0.0
      02\t19.0\t0.0\t1.0\t0.0
      XX
      CC tax_group:vertebrates
      XX
      //
      AC  M00001
      ID  V$MYOD_01
      NA  MyoD
      P0      T      G      C      A
      01      0      1      2      2      S
      XX
      """;

  private static InputException refused(String text) {
    return assertThrows(InputException.class, () -> MotifFiles.parse(text, "x.motifs"));
  }

  private static void refused(String text, int line, String clause) {
    String message = refused(text).getMessage();
    String beginning = "x.motifs, line " + line + ": ";
    assertTrue(message.startsWith(beginning) && message.contains(clause), message);
  }

  @Nested
  class Meme {
    @Test
    void isReadWithSitesAndBackground() {
      List<MotifMatrix> motifs = MotifFiles.parse(MEME, "x").motifs();
      assertEquals(2, motifs.size());
      MotifMatrix arnt = motifs.get(0);
      assertEquals("MA0004.1", arnt.id());
      assertEquals("Arnt", arnt.name());
      assertEquals(2, arnt.columns());
      assertEquals(0.8, arnt.probability(0, 1));
      assertEquals(20, arnt.sites(1).orElseThrow());
      assertTrue(arnt.counts().isEmpty());
      assertEquals(0.3, arnt.background(0));
      assertEquals("second", motifs.get(1).id());
      assertTrue(motifs.get(1).sites(0).isEmpty());
    }

    @Test
    void withoutAWidthEndsAtTheFirstLineThatIsNoRow() {
      String text = MEME.replace("w= 2 nsites= 20", "nsites= 20");
      assertEquals(2, MotifFiles.parse(text, "x").motifs().get(0).columns());
    }

    @Test
    void ofAnotherAlphabetIsRefused() {
      refused(MEME.replace("ALPHABET= ACGT", "ALPHABET= ACDEFGHIKLMNPQRSTVWY"), 3, "DNA alphabet");
      refused(MEME.replace("alength= 4 w= 2", "alength= 20 w= 2"), 12, "alength= 4");
    }

    @Test
    void withARowTooShortIsRefused() {
      refused(MEME.replace("0.950000  0.000000  0.050000", "0.950000  0.050000"), 14, "row 2 of 2");
    }

    @Test
    void withARowTooFewIsRefused() {
      refused(MEME.replace("w= 2", "w= 3"), 15, "row 3 of 3 of motif MA0004.1");
      refused(MEME.replace("w=1", "w=2"), 20, "expected 2 rows");
    }

    @Test
    void withANegativeProbabilityIsRefused() {
      refused(MEME.replace("0.950000  0.000000", "1.950000  -1.000000"), 14, "at least 0");
    }

    @Test
    void withCountsInsteadOfProbabilitiesIsRefused() {
      refused(MEME.replace("0.200000  0.800000", "4 16"), 13, "add up to 1");
    }

    @Test
    void withoutAMatrixIsRefused() {
      refused(MEME + "\nMOTIF third\n", 22, "motif third has no letter-probability matrix");
      refused(MEME.replace("MOTIF second", "MOTIF\n"), 18, "expected the motif's name after MOTIF");
      refused("MEME version 4\n", 1, "the file has none");
    }

    @Test
    void withABadBackgroundIsRefused() {
      refused(MEME.replace("A 0.3 C 0.2", "A 0.3 C 0.4"), 8, "add up to 1");
      refused(MEME.replace("A 0.3 C 0.2", "C 0.2 A 0.3"), 8, "expected background frequencies");
      refused(MEME.replace("A 0.3 C 0.2", "A 0.5 C 0"), 8, "above 0");
    }
  }

  @Nested
  class Jaspar {
    @Test
    void isReadInBothSpellings() {
      List<MotifMatrix> motifs = MotifFiles.parse(JASPAR, "x").motifs();
      assertEquals(List.of("MA0004.1", "MA0503.1"), motifs.stream().map(MotifMatrix::id).toList());
      assertEquals("Nkx2-5 (var.2)", motifs.get(1).name());
      assertArrayEquals(
          new double[][] {{4, 16, 0, 0}, {19, 0, 1, 0}, {0, 20, 0, 0}},
          motifs.get(0).counts().orElseThrow());
      assertArrayEquals(
          new double[][] {{0, 94, 1, 2}, {3, 75, 0, 19}, {79, 4, 3, 11}},
          motifs.get(1).counts().orElseThrow());
      assertEquals(97, motifs.get(1).sites(2).orElseThrow());
    }

    @Test
    void rowsMayComeInAnyOrderWhenTheyHaveLetters() {
      String text = ">m\nT [ 1 2 ]\nG [ 3 4 ]\nC [ 5 6 ]\nA [ 7 8 ]\n";
      assertArrayEquals(
          new double[][] {{7, 5, 3, 1}, {8, 6, 4, 2}},
          MotifFiles.parse(text, "x").motifs().get(0).counts().orElseThrow());
    }

    @Test
    void fractionsThatAddUpToOneAreProbabilities() {
      MotifMatrix motif = MotifFiles.parse(">m\n.5\n.25\n.25\n0\n", "x").motifs().get(0);
      assertTrue(motif.counts().isEmpty());
      assertEquals(0.5, motif.probability(0, 0));
    }

    @Test
    void withRaggedRowsIsRefused() {
      refused(
          JASPAR.replace("94\t75\t4", "94\t75"), 8, "expected 3 counts for C of motif MA0503.1");
    }

    @Test
    void withANegativeCountIsRefused() {
      refused(JASPAR.replace("94\t75", "94\t-75"), 8, "at least 0, found -75");
    }

    @Test
    void withSomethingElseThanNumbersIsRefused() {
      refused(JASPAR.replace("94\t75", "94\tx"), 8, "found \"x\"");
      refused(JASPAR.replace("94\t75", "94\tNaN"), 8, "found \"NaN\"");
      refused(JASPAR.replace("G  [     0 ", "R  [     0 "), 4, "expected a row of counts");
      refused(JASPAR.replace("G  [     0 ", "C  [     0 "), 4, "two rows for C");
      refused(JASPAR.replace("G  [     0 ", "G        0 "), 4, "between \"[\" and \"]\"");
    }

    @Test
    void withoutCountsIsRefused() {
      refused(">m\n>n\n", 1, "expected four rows of counts for motif m, found 0");
      refused(">m\nA [ ]\nC [ ]\nG [ ]\nT [ ]\n", 2, "expected counts for A of motif m");
      refused(">\n1\n1\n1\n1\n", 1, "expected an id");
    }

    @Test
    void withARowTooManyIsRefused() {
      refused(">m\n1\n1\n1\n1\n1\n", 6, "after the four rows of motif m");
    }
  }

  @Nested
  class Transfac {
    @Test
    void isReadWithAnyOrderOfLettersAndWithConsensus() {
      List<MotifMatrix> motifs = MotifFiles.parse(TRANSFAC, "x").motifs();
      assertEquals("MA0004.1", motifs.get(0).id());
      assertEquals("Arnt", motifs.get(0).name());
      assertArrayEquals(
          new double[][] {{4, 16, 0, 0}, {19, 0, 1, 0}}, motifs.get(0).counts().orElseThrow());
      assertEquals("M00001", motifs.get(1).id());
      assertEquals("MyoD", motifs.get(1).name());
      assertArrayEquals(new double[][] {{2, 2, 1, 0}}, motifs.get(1).counts().orElseThrow());
    }

    @Test
    void aBareMatrixGetsANumberForAnId() {
      MotifMatrix motif = MotifFiles.parse("PO A C G T\n1 0.5 0.5 0 0\n", "x").motifs().get(0);
      assertEquals("motif_1", motif.id());
      assertEquals(0.5, motif.probability(0, 1));
    }

    @Test
    void malformedIsRefused() {
      refused(TRANSFAC.replace("PO\tA\tC\tG\tT", "PO\tA\tC\tG\tU"), 9, "letters A C G T");
      refused(TRANSFAC.replace("01\t4.0\t16.0", "01\t4.0"), 10, "expected 4 counts in row 1");
      refused(TRANSFAC.replace("01\t4.0\t16.0", "01\t4.0\t-1"), 10, "at least 0");
      refused(TRANSFAC.replace("01\t4.0", "A\t4.0"), 10, "expected a row");
      refused("AC  M1\nID  x\n//\n", 3, "expected a matrix");
      refused("VV  nothing else\n", 1, "the file has none");
    }
  }

  @Nested
  class AnyFormat {
    @Test
    void windowsAndOldMacintoshLineEndsAndAByteOrderMarkAreAccepted() {
      for (String text : List.of(MEME, JASPAR, TRANSFAC)) {
        List<MotifMatrix> expected = MotifFiles.parse(text, "x").motifs();
        assertEquals(expected, MotifFiles.parse(text.replace("\n", "\r\n"), "x").motifs());
        assertEquals(expected, MotifFiles.parse(text.replace("\n", "\r"), "x").motifs());
        assertEquals(expected, MotifFiles.parse("\uFEFF" + text, "x").motifs());
      }
    }

    @Test
    void emptyOrOtherFilesAreRefused() {
      assertTrue(refused("").getMessage().contains("is empty"));
      assertTrue(refused(" \r\n\n").getMessage().contains("is empty"));
      refused("chr1\t10\t20\n", 1, "found \"chr1\\t10\\t20\"");
    }

    @Test
    void gzippedFilesAreReadAndDamagedOnesRefused(@TempDir Path folder) throws IOException {
      Path file = folder.resolve("m.jaspar.gz");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write(JASPAR.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
      assertEquals(MotifFiles.parse(JASPAR, "x").motifs(), MotifFiles.read(file).motifs());
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      InputException e = assertThrows(InputException.class, () -> MotifFiles.read(file));
      assertTrue(e.getMessage().contains("cut off or damaged"), e.getMessage());
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
      Path file = folder.resolve("absent.meme");
      InputException e = assertThrows(InputException.class, () -> MotifFiles.read(file));
      assertTrue(e.getMessage().contains("absent.meme"), e.getMessage());
    }

    @Test
    void aFileIsWrittenWholeOrNotAtAll(@TempDir Path folder) throws IOException {
      Path file = folder.resolve("m.meme");
      List<MotifMatrix> motifs = MotifFiles.parse(JASPAR, "x").motifs();
      MotifFiles.write(file, motifs, MotifFormat.MEME);
      assertEquals(2, MotifFiles.read(file).motifs().size());
      List<MotifMatrix> different =
          List.of(motifs.get(0), motifs.get(1).withBackground(new double[] {.3, .2, .2, .3}));
      String before = Files.readString(file);
      InputException e =
          assertThrows(
              InputException.class, () -> MotifFiles.write(file, different, MotifFormat.MEME));
      assertTrue(e.getMessage().contains("different backgrounds"), e.getMessage());
      assertEquals(before, Files.readString(file));
      try (var files = Files.list(folder)) {
        assertEquals(1, files.count());
      }
      Path nowhere = folder.resolve("no").resolve("m.meme");
      assertThrows(InputException.class, () -> MotifFiles.write(nowhere, motifs, MotifFormat.MEME));
      assertFalse(Files.exists(nowhere));
    }

    @Test
    void probabilitiesOfUnknownSitesAreNotMadeIntoCounts() {
      MotifMatrix motif = MotifMatrix.ofProbabilities("m", "", new double[][] {{1, 0, 0, 0}});
      InputException e =
          assertThrows(
              InputException.class, () -> MotifFiles.format(List.of(motif), MotifFormat.JASPAR));
      assertTrue(e.getMessage().contains("unknown number of sites"), e.getMessage());
      assertThrows(InputException.class, () -> MotifFiles.format(List.of(), MotifFormat.MEME));
    }
  }

  /** A file of TRANSFAC may have anything in a name; what is written of it is text again. */
  @ParameterizedTest
  @EnumSource
  void namesThatActAreWrittenWithoutWhatActs(MotifFormat format) {
    double[][] counts = {{1, 2, 3, 4}, {5, 0, 0, 9}};
    MotifMatrix motif = MotifMatrix.ofCounts("M\0\u009b1", "o\0\u001b[2J\u202ene", counts);
    String written = MotifFiles.format(List.of(motif), format);
    assertTrue(
        written.chars().allMatch(c -> c == '\n' || c == '\t' || (c >= ' ' && c < 0x7f)), written);
    MotifMatrix read = MotifFiles.parse(written, "written").motifs().get(0);
    assertEquals("M_1", read.id());
    assertEquals("o [2J ne", read.name());
  }

  /** What took time with the square of the line would not end within hours. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ">a b\nA [ LONGx 1 ]\nC [ 1 1 ]\nG [ 1 1 ]\nT [ 1 1 ]\n",
        ">a b\nA [ LONG.LONGeLONGx 1 ]\nC [ 1 1 ]\nG [ 1 1 ]\nT [ 1 1 ]\n",
        "MEME version 4\n\nMOTIF aBLANKSb\n",
        "Protein: X\nENERGIES\nA: 1\n",
        "ABLANKS1\n",
      })
  @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aLineOfAMillionCharactersIsReadOnce(String text) {
    int length = 1_000_000;
    String whole =
        text.replace("LONG", "7".repeat(length))
            .replace("BLANKS", " ".repeat(length))
            .replace("ENERGIES", "energy ".repeat(length / 7));
    InputException refused =
        assertThrows(InputException.class, () -> MotifFiles.parse(whole, "written"));
    assertTrue(refused.getMessage().length() < 1_000, refused.getMessage());
  }
}
