package org.motiflens.motif.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.InputException;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;

/** The tables that databases other than JASPAR and MEME hand out. */
class MotifTablesTest {
  /** GATA with unequal flanks: no reading of it is like another. */
  private static final double[][] GATAC = {
    {0.1, 0.2, 0.6, 0.1},
    {0.7, 0.1, 0.1, 0.1},
    {0.05, 0.05, 0.1, 0.8},
    {0.9, 0.02, 0.03, 0.05},
    {0.3, 0.4, 0.1, 0.2}
  };

  private static final double[][] GATA = java.util.Arrays.copyOf(GATAC, 4);

  private static MotifReading read(String text) {
    return MotifFiles.parse(text, "folder/own.txt");
  }

  private static MotifMatrix only(String text) {
    MotifReading reading = read(text);
    assertEquals(List.of(), reading.warnings());
    assertEquals(1, reading.motifs().size());
    return reading.motifs().get(0);
  }

  private static String refusal(String text) {
    return assertThrows(InputException.class, () -> read(text)).getMessage();
  }

  /** Rows of positions, with something before each. */
  private static String positions(double[][] matrix, String... before) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < matrix.length; i++) {
      text.append(before.length == 0 ? "" : before[i]);
      for (int base = 0; base < 4; base++) {
        text.append(base == 0 ? "" : "\t").append(matrix[i][base]);
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Rows of bases, with something before each. */
  private static String bases(double[][] matrix, String... before) {
    StringBuilder text = new StringBuilder();
    for (int base = 0; base < 4; base++) {
      text.append(before.length == 0 ? "" : before[base]);
      for (int i = 0; i < matrix.length; i++) {
        text.append(i == 0 ? "" : "\t").append(matrix[i][base]);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static void assertIs(String id, String name, double[][] matrix, String text) {
    MotifMatrix motif = only(text);
    assertEquals(id, motif.id());
    assertEquals(name, motif.name());
    double[][] read = motif.probabilities();
    assertEquals(matrix.length, read.length);
    for (int i = 0; i < matrix.length; i++) {
      assertArrayEquals(matrix[i], read[i], 1e-12);
    }
  }

  @Nested
  class RowsOfPositions {
    @Test
    void homerWithAllItsFieldsAndWithThree() {
      String rows = positions(GATAC);
      assertIs(
          "Own(Zf)/Cells-Own-ChIP-Seq(GSE0)/Homer",
          "Own(Zf)",
          GATAC,
          ">NGATAC\tOwn(Zf)/Cells-Own-ChIP-Seq(GSE0)/Homer\t6.1\t-1.2e+03\t0\tT:9.0(1.0%)\n"
              + rows);
      assertIs("1-GATAC", "1-GATAC", GATAC, ">GATAC\t1-GATAC\t6.1\n" + rows);
      assertIs(
          "2-GATAC,BestGuess:Other(Zf)/x/Homer(0.9)",
          "2-GATAC",
          GATAC,
          ">GATAC\t2-GATAC,BestGuess:Other(Zf)/x/Homer(0.9)\t6.1\n" + rows);
    }

    @Test
    void homersHeadingDecidesWhereTheSumsTellNothing() {
      double[][] square = {{.7, .1, .1, .1}, {.1, .7, .1, .1}, {.1, .1, .1, .7}, {.1, .1, .7, .1}};
      assertIs("own", "own", square, ">ACTG\town\t1.0\n" + positions(square));
    }

    @Test
    void hocomocoClusterBusterGimmeAndEncode() {
      String rows = positions(GATAC);
      assertIs("GATA1_HUMAN.H11MO.0.A", "", GATAC, ">GATA1_HUMAN.H11MO.0.A\n" + rows);
      assertIs("own", "/score=3", GATAC, ">own /score=3\n# WEIGHT: 1\n" + rows);
      assertIs("GM.5.0.Own.0001", "", GATAC, "# gimme\n# more\n>GM.5.0.Own.0001\n" + rows);
      assertIs(
          "OWN_disc1",
          "OWN_K562:MEME#1",
          GATAC,
          ">OWN_disc1 OWN_K562:MEME#1\n" + positions(GATAC, "S ", "A ", "T ", "A ", "N "));
    }

    @Test
    void cisBpWithItsFieldsAndBare() {
      String rows = positions(GATAC, "1\t", "2\t", "3\t", "4\t", "5\t");
      assertIs("own", "", GATAC, "Pos\tA\tC\tG\tT\n" + rows);
      MotifReading two =
          read(
              "TF\tT1\nTF Name\tOwn1\nGene\tG1\nMotif\tM0001_2.00\nFamily\tGATA\nSpecies\tX\n"
                  + "Pos\tA\tC\tG\tT\n"
                  + rows
                  + "\nTF\tT2\nTF Name\tOwn2\nMotif\tM0002_2.00\nPos\tA\tC\tG\tT\n\n"
                  + "TF\tT3\nTF Name\tOwn3\nMotif\tM0003_2.00\nPos\tA\tC\tG\tT\n"
                  + rows);
      assertEquals(
          List.of("M0001_2.00", "M0003_2.00"), two.motifs().stream().map(MotifMatrix::id).toList());
      assertEquals("Own3", two.motifs().get(1).name());
      assertEquals(
          List.of("folder/own.txt, line 17: motif M0002_2.00 has no rows; it is left out."),
          two.warnings());
    }

    @Test
    void columnsMayBeNamedInAnyOrder() {
      MotifMatrix motif = only("T\tA\tC\tG\n.1\t.2\t.3\t.4\n.2\t.2\t.5\t.1\n");
      assertArrayEquals(new double[] {.2, .3, .4, .1}, motif.probabilities()[0], 1e-12);
    }
  }

  @Nested
  class RowsOfBases {
    @Test
    void uniprobe() {
      String rows = bases(GATAC, "A:\t", "C:\t", "G:\t", "T:\t");
      assertIs(
          "Own1",
          "Own1",
          GATAC,
          "Protein: Own1\tSeed k-mer: GATAC\tEnrichment Score: 0.5\n" + rows);
      assertIs(
          "Own1",
          "Own1",
          GATAC,
          "Protein:\tOwn1\tSeed k-mer:\tGATAC\tEnrichment Score:\t0.5\n\n"
              + "Energy matrix for enoLOGOS\n\nPO\t1\t2\t3\t4\t5\n"
              + "A:\t-1.5\t0\t1\t2\t3\nC:\t1\t0\t1\t2\t3\nG:\t1\t0\t1\t2\t3\nT:\t1\t0\t1\t2\t3\n\n"
              + "Reverse complement matrix for enoLOGOS\n\nPO\t1\t2\t3\t4\t5\n"
              + "A:\t1.5\t0\t1\t2\t3\nC:\t1\t0\t1\t2\t3\nG:\t1\t0\t1\t2\t3\nT:\t1\t0\t1\t2\t3\n\n"
              + "Probability matrix\n\nPO\t1\t2\t3\t4\t5\n"
              + rows);
    }

    @Test
    void flyFactorBarePfmAndLetters() {
      String id = "own_FlyReg_FBgn0000001";
      assertIs(id, "", GATAC, ">" + id + "\n" + bases(GATAC, "A | ", "C | ", "G | ", "T | "));
      assertIs("own", "", GATAC, bases(GATAC));
      assertIs("own", "", GATAC, "# a title\n" + bases(GATAC, "A ", "C ", "G ", "T "));
      MotifReading two =
          read(bases(GATAC, "A ", "C ", "G ", "T ") + "\n" + bases(GATA, "A|", "C|", "G|", "T|"));
      assertEquals(List.of("own", "own_2"), two.motifs().stream().map(MotifMatrix::id).toList());
      assertEquals("GATA", two.motifs().get(1).consensus());
    }
  }

  /** The one kind of table that has two readings. */
  @Nested
  class FourRowsOfFour {
    @Test
    void arePositionsWhereTheRowsHaveOneSum() {
      assertIs("m", "", GATA, ">m\n" + positions(GATA));
      assertIs("own", "", GATA, positions(GATA));
      assertIs("m", "", GATA, ">m\n" + positions(GATA, "G ", "A ", "T ", "A "));
      assertIs("m", "", GATA, ">m\n" + positions(GATA, "G ", "A ", "T ", "C "));
    }

    @Test
    void areBasesWhereTheColumnsHaveOneSum() {
      assertIs("m", "", GATA, ">m\n" + bases(GATA));
      assertIs("m", "", GATA, ">m\n" + bases(GATA, "A ", "C ", "G ", "T "));
      assertIs(
          "m",
          "",
          GATA,
          ">m\n"
              + bases(GATA, "A [ ", "C [ ", "G [ ", "T [ ")
                  .replace("\n", " ]\n")
                  .replace(">m ]", ">m"));
    }

    @Test
    void areBasesWhereLettersSaySoAndCountsDiffer() {
      double[][] counts = {{1, 0, 9, 3}, {7, 1, 1, 1}, {0, 0, 2, 5}, {30, 2, 0, 1}};
      assertArrayEquals(
          counts, only(">m\n" + bases(counts, "A ", "C ", "G ", "T ")).counts().orElseThrow());
    }

    @Test
    void areRefusedWhereBothReadingsFit() {
      String square = ">m\n0.7 0.1 0.1 0.1\n0.1 0.1 0.7 0.1\n0.1 0.1 0.1 0.7\n0.1 0.7 0.1 0.1\n";
      assertEquals(
          "folder/own.txt, line 1: the four rows of four numbers of motif m may be the bases A C G"
              + " T, as JASPAR has them, or four positions, as HOMER and HOCOMOCO have them, and"
              + " nothing tells which; write A, C, G and T before the rows if they are bases, or a"
              + " line \"A C G T\" above them if they are positions.",
          refusal(square));
      // The cures work.
      assertEquals("AGTC", only(square.replace(">m\n", "A C G T\n")).consensus());
      assertEquals(
          "ATCG",
          only(square
                  .replaceFirst("\n0", "\nA: 0")
                  .replaceFirst("\n0", "\nC: 0")
                  .replaceFirst("\n0", "\nG: 0")
                  .replaceFirst("\n0", "\nT: 0"))
              .consensus());
    }

    @Test
    void areRefusedWhereNeitherReadingHasOneSum() {
      String counts = ">m\n1 2 3 4\n0 9 2 1\n7 7 0 1\n5 0 0 30\n";
      assertTrue(refusal(counts).contains("may be the bases A C G T"), refusal(counts));
    }

    @Test
    void areReadWhereBothReadingsGiveTheSame() {
      assertIs(
          "m",
          "",
          new double[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}},
          ">m\n1.0 0 0 0\n0 1 0 0\n0 0 1 0\n0 0 0 1\n".replace("1 ", "1.0 "));
    }

    @Test
    void followTheOtherMotifsOfTheFile() {
      String square = ">m\n0.7 0.1 0.1 0.1\n0.1 0.1 0.7 0.1\n0.1 0.1 0.1 0.7\n0.1 0.7 0.1 0.1\n";
      assertEquals("AGTC", read(square + ">n\n" + positions(GATAC)).motifs().get(0).consensus());
      assertEquals("ATCG", read(">n\n" + bases(GATAC) + square).motifs().get(1).consensus());
      assertTrue(
          refusal(">n\n" + bases(GATAC) + square + ">o\n" + positions(GATAC)).contains("line 6"));
    }

    @Test
    void areNeverTransposedInSilence() {
      long seed = 20_261;
      Random random = new Random(seed);
      int readAs = 0;
      for (int i = 0; i < 2_000; i++) {
        double[][] matrix = new double[4][4];
        for (double[] column : matrix) {
          double left = 1;
          for (int base = 0; base < 3; base++) {
            column[base] = Math.round(left * random.nextDouble() * 1000) / 1000.0;
            left -= column[base];
          }
          column[3] = Math.round(left * 1000) / 1000.0;
        }
        for (String text : List.of(">m\n" + positions(matrix), ">m\n" + bases(matrix))) {
          List<double[]> read = new ArrayList<>();
          try {
            read.addAll(List.of(read(text).motifs().get(0).probabilities()));
          } catch (InputException e) {
            continue;
          }
          readAs++;
          for (int column = 0; column < 4; column++) {
            assertArrayEquals(matrix[column], read.get(column), 1e-9, "seed " + seed + "\n" + text);
          }
        }
      }
      assertTrue(readAs > 3_000, String.format(Locale.ROOT, "%d of 4000 were read", readAs));
    }
  }

  @Nested
  class ThatSayLess {
    @Test
    void aColumnOfZerosIsUniformAndSaid() {
      MotifReading reading = read(">m\n0 1 5\n0 0 3\n0 3 0\n0 0 1\n>n\n1 2\n1 0\n0 0\n0 1\n");
      MotifMatrix padded = reading.motifs().get(0);
      assertArrayEquals(new double[] {.25, .25, .25, .25}, padded.probabilities()[0]);
      assertEquals(0, padded.sites(0).orElseThrow());
      assertEquals(
          List.of(
              "folder/own.txt, line 2: motif m has nothing but zeros at position 1; A, C, G and T"
                  + " are taken as equally probable there."),
          reading.warnings());
      assertEquals(
          reading.motifs(), read(MotifFiles.format(reading.motifs(), MotifFormat.JASPAR)).motifs());
      assertTrue(MotifFiles.format(reading.motifs(), MotifFormat.MEME).contains("w= 3 nsites= 4"));
    }

    @Test
    void aMotifOfZerosIsLeftOutByName() {
      MotifReading reading = read(">m\n0 0\n0 0\n0 0\n0 0\n>n\n1 2\n1 0\n0 0\n0 1\n");
      assertEquals(List.of("n"), reading.motifs().stream().map(MotifMatrix::id).toList());
      assertEquals(
          List.of("folder/own.txt, line 2: motif m has no counts at all; it is left out."),
          reading.warnings());
    }

    @Test
    void manyWarningsAreCounted() {
      MotifReading reading = read(">m\n0 1\n0 0\n0 3\n0 0\n".repeat(1000));
      assertEquals(6, reading.warnings().size());
      assertEquals("folder/own.txt: 995 more like these.", reading.warnings().get(5));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          ">GATA1_HUMAN.H11MO.0.A\n0.1\t-1.5\t0.2\t0.3\n",
          "AC  M1\nP0  A C G T\n01  0.1 -1.5 0.2 0.3\n//\n",
          "Protein: X\tSeed k-mer: A\nA:\t0.1\t-1.5\n",
          "MEME version 4\nMOTIF m\nletter-probability matrix: alength= 4 w= 1\n0.1 -1.5 0.2 0.3\n"
        })
    void logOddsAreRefusedByName(String text) {
      assertTrue(
          refusal(text)
              .endsWith(
                  "at least 0, found -1.5: matrices with negative numbers hold log-odds, from which"
                      + " probabilities cannot be had; give the file of counts or probabilities (of"
                      + " HOCOMOCO pcm or pfm, not pwm)."),
          refusal(text));
    }

    @Test
    void numbersUnderATitleAreAMotifOnlyWhereTheyLookLikeOne() {
      assertEquals(
          "folder/own.txt, line 1: expected a file of motifs (MEME, JASPAR, TRANSFAC, HOMER,"
              + " HOCOMOCO, CIS-BP and others), found \"track\".",
          refusal("track type=bedGraph\n1 1000 2000 0.5\n1 2000 3000 0.1\n"));
      assertEquals(
          "folder/own.txt, line 1: expected a file of motifs (MEME, JASPAR, TRANSFAC, HOMER,"
              + " HOCOMOCO, CIS-BP and others), found \"a\\tb\\tc\".",
          refusal("a\tb\tc\n1\t2\t3\n"));
    }

    @Test
    void whatIsNoTableIsRefused() {
      assertEquals(
          "folder/own.txt, line 1: expected a file of motifs (MEME, JASPAR, TRANSFAC, HOMER,"
              + " HOCOMOCO, CIS-BP and others), found \"chr1\\t10\\t20\".",
          refusal("chr1\t10\t20\n"));
      assertEquals(
          "folder/own.txt, line 2: expected a row of numbers of motif s, found the sequence"
              + " \"CACGTGatgt\": sequences of sites are not read; give the matrix of their counts,"
              + " which MEME Suite's sites2meme makes.",
          refusal(">s\tARNT\nCACGTGatgt\n"));
      assertEquals(
          "folder/own.txt, line 2: expected a row of numbers of motif s, found \"no numbers\".",
          refusal(">s\nno numbers\n"));
      assertEquals(
          "folder/own.txt, line 1: expected motifs as text, found a binary file.",
          refusal("\u0001\u0000\u0002"));
      assertEquals(
          "folder/own.txt is empty; expected motifs (MEME, JASPAR, TRANSFAC, HOMER, HOCOMOCO,"
              + " CIS-BP and others).",
          refusal("\n"));
      assertEquals(
          "folder/own.txt, line 4: expected four rows of counts for motif own, found 3.",
          refusal("#\n1 2 3\n4 5 6\n7 8 9\n"));
      assertEquals(
          "folder/own.txt, line 1: expected the letters A C G T, found A C G U; motifs of RNA are"
              + " not read.",
          refusal("Pos\tA\tC\tG\tU\n1\t.1\t.2\t.3\t.4\n"));
      assertTrue(refusal("<?xml version='1.0'?>\n").contains("meme.txt, dreme.txt or streme.txt"));
      assertTrue(refusal(">m\n1 2 3 4\n5 6 7 9\n9 9 9 1\n").contains("found 3"));
    }
  }

  @Nested
  class WithWordsAbove {
    @Test
    void titlesWithoutASign() {
      // Footprints (Neph et al. 2012), and UniPROBE's minimal form.
      MotifMatrix neph = only("UW.Motif.0001\tatgactca\n" + positions(GATAC) + "\n");
      assertEquals("UW.Motif.0001", neph.id());
      assertEquals("atgactca", neph.name());
      assertArrayEquals(GATAC, neph.probabilities());
      List<MotifMatrix> two =
          read("Arid3a_primary\n" + bases(GATAC, ":") + "\nSox_secondary\n" + bases(GATAC, ":"))
              .motifs();
      assertEquals(
          List.of("Arid3a_primary", "Sox_secondary"), two.stream().map(MotifMatrix::id).toList());
      assertArrayEquals(GATAC, two.get(1).probabilities());
    }

    @Test
    void aClusterIsNamedTwice() {
      MotifReading reading =
          read(
              "AP2_1\t['M1_1.01', 'M2_1.01']\n>AP2_1\n"
                  + positions(GATAC)
                  + "B3_2\t['M3_1.01']\n>B3_2\n"
                  + positions(GATAC));
      assertEquals(
          List.of("AP2_1", "B3_2"), reading.motifs().stream().map(MotifMatrix::id).toList());
      assertArrayEquals(GATAC, reading.motifs().get(0).probabilities());
    }

    @Test
    void blanksInPlaceOfTabs() {
      MotifMatrix cisBp =
          only("Gene    ENSG01\nMotif   M1_0.90\nPos A   C   G   T\n" + numbered(GATAC));
      assertEquals("M1_0.90", cisBp.id());
      assertEquals("ENSG01", cisBp.name());
      assertArrayEquals(GATAC, cisBp.probabilities());
      MotifMatrix homer =
          only(">GATA AP-1(bZIP)/Th1-PU.1(GSE1)/Homer    6.05    -1.7e+03   0\n" + positions(GATA));
      assertEquals("AP-1(bZIP)/Th1-PU.1(GSE1)/Homer", homer.id());
      assertEquals("AP-1(bZIP)", homer.name());
      assertArrayEquals(GATA, homer.probabilities());
    }

    @Test
    void numbersOfPositionsAndEntropies() {
      MotifMatrix motif =
          only("base   1   2   3   4   5\n" + bases(GATAC, "") + "\nEnt=  1.2 0.2 1.7 0.2 1\n");
      assertArrayEquals(GATAC, motif.probabilities());
    }

    @Test
    void ofSeedAndWobbleTheProbabilitiesAreRead() {
      MotifMatrix motif =
          only(
              "# Motif: GTAATAAA\tEnrichment Score: 0.49\n1\tGTAATAAA\t0.4941\n\n"
                  + "Enrichment score matrix\n\n"
                  + bases(GATAC, ":").replace("0.6", "-0.6")
                  + "\nEnergy matrix for enoLOGOS\n\nPO\t1\t2\t3\t4\t5\n"
                  + bases(GATAC, ":").replace("0.6", "-0.6")
                  + "\nProbability matrix\n\n"
                  + bases(GATAC, ":"));
      assertArrayEquals(GATAC, motif.probabilities());
    }

    private String numbered(double[][] matrix) {
      return positions(matrix, "1   ", "2   ", "3   ", "4   ", "5   ");
    }

    private String bases(double[][] matrix, String after) {
      StringBuilder text = new StringBuilder();
      for (int base = 0; base < 4; base++) {
        text.append("ACGT".charAt(base)).append(after);
        for (double[] column : matrix) {
          text.append('\t').append(column[base]);
        }
        text.append('\n');
      }
      return text.toString();
    }
  }

  @Nested
  class OfTheMemeSuite {
    @Test
    void resultsOfMastAndOtherAlphabetsAreRefusedByName() {
      String stars = "*".repeat(80) + "\n";
      assertEquals(
          "folder/own.txt, line 2: expected motifs, found the results of MAST, which hold no"
              + " matrices; give the file of motifs that MAST was run with.",
          refusal(stars + "MAST - Motif Alignment and Search Tool\n" + stars));
      assertEquals(
          "folder/own.txt, line 5: expected an alphabet of DNA, whose core is A C G T, found ATCGMm.",
          refusal(
              stars
                  + "MEME - Motif discovery tool\nMEME version 5.3.3\n"
                  + stars
                  + "ALPHABET \"MethDNA\" DNA-LIKE\n"
                  + stars
                  + "A \"Adenine\" 66 ~ T \"Thymine\" 00\nC ~ G\nM ~ m\nN = ACGMTm\n"
                  + stars));
    }

    private static final String MATRIX =
        "letter-probability matrix: alength= 4 w= 2 nsites= 9 E= 1e-3\n0 0 1 0\n 1 0 0 0\n";

    @Test
    void memesOwnTextInItsOldAndItsNewForm() {
      String banner = "*".repeat(80) + "\nMEME - Motif discovery tool\n" + "*".repeat(80) + "\n";
      for (String[] heading :
          List.of(
              new String[] {
                "MOTIF GA MEME-1\twidth =   2  sites =   9  llr = 8  E-value = 1e-3", "GA", "MEME-1"
              },
              new String[] {"MOTIF  1 MEME\twidth =   2   sites =   9   llr = 8", "1", "MEME"},
              new String[] {"MOTIF  1\twidth =   2   sites =   9   llr = 8", "1", ""})) {
        MotifMatrix motif =
            only(
                banner
                    + "MEME version 4.9.0 (Release date: now)\n\nTRAINING SET\nALPHABET= ACGT\n"
                    + heading[0]
                    + "\n----\n\tMotif 1 in BLOCKS format\nBL   MOTIF 1 width=2 seqs=9\n//\n"
                    + "log-odds matrix: alength= 4 w= 2 n= 9\n-10 -10 200 -10\n"
                    + MATRIX
                    + "----\n\nSUMMARY OF MOTIFS\n");
        assertEquals(heading[1], motif.id());
        assertEquals(heading[2], motif.name());
        assertEquals("GA", motif.consensus());
        assertEquals(9, motif.sites(0).orElseThrow());
      }
    }

    @Test
    void dremeAndStreme() {
      String block =
          """
          ALPHABET "DNA" DNA-LIKE
          A "Adenine" CC0000 ~ T "Thymine" 008000
          C "Cytosine" 0000CC ~ G "Guanine" FFB300
          N "Any base" = ACGT
          . = ACGT
          END ALPHABET
          """;
      assertEquals(
          "DREME-1",
          only("# DREME 5.1\n# dreme -p x\n#\nMEME version 5.1\n\n"
                  + block
                  + "MOTIF GA DREME-1\n"
                  + "#  Word  RC\n# BEST GA TC 1 2\n"
                  + MATRIX
                  + "Time 1.0 secs.\n")
              .name());
      String banner = "*".repeat(80) + "\nSTREME - finder\n" + "*".repeat(80) + "\n";
      assertEquals(
          "1-GA",
          only(banner + "MEME version 5.3\nALPHABET= ACGT\nMOTIF 1-GA STREME-1\n" + MATRIX).id());
      assertTrue(
          refusal(
                  "MEME version 5\n"
                      + block.replace("G \"Guanine\"", "m \"5mC\"")
                      + "MOTIF a\n"
                      + MATRIX)
              .contains("line 2: expected an alphabet of DNA, whose core is A C G T, found ATCm"));
    }

    @Test
    void aLogOddsMatrixAloneIsRefused() {
      assertEquals(
          "folder/own.txt, line 2: motif m has no letter-probability matrix: it has log-odds alone,"
              + " from which probabilities cannot be had; give the file with the probabilities.",
          refusal("MEME version 4\nMOTIF m\nlog-odds matrix: alength= 4 w= 1\n1 2 3 4\n"));
    }

    @Test
    void aRowOfZerosIsUniform() {
      MotifReading reading =
          read("MEME version 4\nMOTIF m\nletter-probability matrix: w= 2\n0 0 0 0\n0 0 1 0\n");
      assertEquals(0.25, reading.motifs().get(0).probability(0, 3));
      assertTrue(
          reading.warnings().get(0).startsWith("folder/own.txt, line 4: motif m has nothing"));
    }
  }

  @Nested
  class OfTransfac {
    @Test
    void recordsMayEndInXxAloneOrHaveNoHeading() {
      MotifReading jaspar =
          read(
              """
              AC M1
              XX
              ID a
              XX
              PO A C G T
              01 1 2 3 4
              XX
              AC M2
              XX
              ID b
              XX
              PO A C G T
              01 4 3 2 1
              XX
              """);
      assertEquals(List.of("M1", "M2"), jaspar.motifs().stream().map(MotifMatrix::id).toList());
      MotifReading stamp =
          read(
              """
              DE MA1 own
              0 1 2 3 4 N
              1 9 0 0 0 A
              XX
              DE MA2
              0 5 2 3 4 N
              XX
              """);
      assertEquals(List.of("MA1", "MA2"), stamp.motifs().stream().map(MotifMatrix::id).toList());
      assertEquals("own", stamp.motifs().get(0).name());
      assertEquals(2, stamp.motifs().get(0).columns());
    }

    @Test
    void columnsBehindTheCountsArePassedOver() {
      assertEquals("T", only("NA a\nPO A C G T CONS INF\n01 1 2 3 4 N 0.1\n//\n").consensus());
    }
  }

  @Nested
  class NamesOfFactors {
    private boolean isOf(String id, String name, String factor) {
      MotifMatrix motif = MotifMatrix.ofProbabilities(id, name, new double[][] {{1, 0, 0, 0}});
      MotifDatabase database = new MotifDatabase("own", "", "", "", List.of(motif), List.of());
      return database.named(factor).equals(List.of(motif));
    }

    @Test
    void areFoundWithinIdsAndBeforeNotes() {
      assertTrue(isOf("GATA1_HUMAN.H11MO.0.A", "", "GATA1"));
      assertTrue(isOf("GATA1_MOUSE.H10MO.A", "", "gata1"));
      assertTrue(isOf("GATA1.H12CORE.0.P.A", "", "GATA1"));
      assertTrue(isOf("GATA1_f1", "", "GATA1"));
      assertTrue(isOf("MA0488.1", "JUN(var.2)", "JUN"));
      assertTrue(isOf("MA0488.1", "JUN(var.2)", "JUN(var.2)"));
      assertTrue(isOf("CTCF(Zf)/x/Homer", "CTCF(Zf)", "CTCF"));
      assertTrue(isOf("CTCF_known1", "", "CTCF"));
      assertTrue(isOf("bcd_FlyReg_FBgn0000166", "", "bcd"));
      assertTrue(isOf("UP1", "Gata3_primary", "GATA3"));
      assertTrue(isOf("GATA3_DBD_2", "", "GATA3"));
      assertTrue(isOf("CTCF", "", "CTCF"));
    }

    @Test
    void areNotThoseOfOthers() {
      assertEquals(false, isOf("GATA10_HUMAN.H11MO.0.A", "", "GATA1"));
      assertEquals(false, isOf("MA1", "GATA1::TAL1", "GATA1"));
      assertEquals(false, isOf("GATA1_HUMAN.H11MO.0.A", "", ""));
    }
  }
}
