package org.motiflens.motif.tomtom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.format.MotifFiles;

/**
 * Every line that Tomtom 4.12.0 wrote for queries against JASPAR 2016: the same targets in the same
 * order, with the same offset, overlap, orientation and consensus, and with the same p-, E- and
 * q-values.
 */
class TomtomOracleTest {
  /** Tomtom prints six digits. */
  private static final double RELATIVE = 1.5e-5;

  /** Below the range of single precision Tomtom has 0. */
  private static final double LEAST_P = 1e-40;

  private static final String DATABASE = "jaspar/JASPAR2016_CORE_vertebrates_non-redundant.meme";

  private record Line(
      String target,
      int offset,
      double p,
      double e,
      double q,
      int overlap,
      String queryConsensus,
      String targetConsensus,
      char orientation) {}

  @ParameterizedTest(name = "{0} against {1}")
  @CsvSource({
    "query_MA0139.1.meme, CTCF_vs_JASPAR2016.ed.thresh1.txt, ed, 1, 519",
    "query_MA0139.1.meme, CTCF_vs_JASPAR2016.pearson.thresh1.txt, pearson, 1, 519",
    "queries_short.meme, queries_short.vs_JASPAR2016.ed.tsv.gz, ed, 5, 12456",
    "queries_short.meme, queries_short.vs_JASPAR2016.pearson.tsv.gz, pearson, 5, 12456",
  })
  void agreesWithTomtom(
      String queryFile, String oracle, String distance, int minimumOverlap, int matches)
      throws IOException, InterruptedException {
    List<MotifMatrix> database = MotifFiles.read(Checkout.sharedData(DATABASE)).motifs();
    List<MotifMatrix> queries =
        MotifFiles.read(Checkout.sharedData("oracle/tomtom/" + queryFile)).motifs();
    Map<String, List<Line>> expected = lines(Checkout.sharedData("oracle/tomtom/" + oracle));
    Tomtom tomtom =
        new Tomtom(
            database,
            Tomtom.Options.DEFAULT
                .with(ColumnScore.forKey(distance).orElseThrow())
                .withMinimumOverlap(minimumOverlap));
    List<List<TomtomMatch>> actual = tomtom.matchAll(queries, 2);
    int compared = 0;
    for (int query = 0; query < queries.size(); query++) {
      List<Line> lines = expected.get(queries.get(query).id());
      assertEquals(lines.size(), actual.get(query).size());
      for (int i = 0; i < lines.size(); i++) {
        check(lines.get(i), actual.get(query).get(i), queries.get(query).id() + ", match " + i);
        compared++;
      }
    }
    assertEquals(matches, compared);
  }

  private static void check(Line line, TomtomMatch match, String where) {
    String what = where + ": " + line;
    assertEquals(line.target, match.target().id(), what);
    assertEquals(line.offset, match.offset(), what);
    assertEquals(line.overlap, match.overlap(), what);
    assertEquals(line.orientation, match.orientation(), what);
    checkConsensus(line.queryConsensus, match.query(), what);
    checkConsensus(line.targetConsensus, match.orientedTarget(), what);
    if (line.p > LEAST_P) {
      assertEquals(line.p, match.pValue(), line.p * RELATIVE, what);
      assertEquals(line.e, match.eValue(), line.e * RELATIVE, what);
      assertEquals(line.q, match.qValue(), line.q * RELATIVE, what);
    } else {
      assertTrue(match.pValue() <= LEAST_P, what);
    }
  }

  /** Of equally probable letters ours is the first in the order A C G T, Tomtom's any of them. */
  private static void checkConsensus(String expected, MotifMatrix motif, String what) {
    assertEquals(expected.length(), motif.columns(), what);
    for (int column = 0; column < motif.columns(); column++) {
      double theirs = motif.probability(column, Bases.code(expected.charAt(column)));
      double ours = motif.probability(column, motif.mostProbable(column));
      assertEquals(theirs, ours, 1e-12, what);
    }
  }

  private static Map<String, List<Line>> lines(Path file) throws IOException {
    Map<String, List<Line>> lines = new LinkedHashMap<>();
    InputStream in = Files.newInputStream(file);
    if (file.toString().endsWith(".gz")) {
      in = new GZIPInputStream(in);
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader.readLine();
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        String[] f = text.split("\t", -1);
        lines
            .computeIfAbsent(f[0], query -> new ArrayList<>())
            .add(
                new Line(
                    f[1],
                    Integer.parseInt(f[2]),
                    Double.parseDouble(f[3]),
                    Double.parseDouble(f[4]),
                    Double.parseDouble(f[5]),
                    Integer.parseInt(f[6]),
                    f[7],
                    f[8],
                    f[9].charAt(0)));
      }
    }
    return lines;
  }
}
