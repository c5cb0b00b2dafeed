package org.motiflens.cli.motif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.motif.format.MotifFiles;
import org.motiflens.motif.format.MotifFormat;
import picocli.CommandLine;

class TomtomCommandTest {
  private record Result(int status, List<String> out, String err, Exception failure) {}

  @TempDir private Path folder;
  private Path query;
  private MotifLibrary library;

  @BeforeEach
  void theCtcfMotifIsTheQuery() {
    query = folder.resolve("ctcf.meme");
    library = new MotifLibrary(folder.resolve("library"));
    MotifMatrix ctcf = MotifDatabase.bundled().withId("MA0139.1").orElseThrow();
    MotifFiles.write(query, List.of(ctcf.named("query", "")), MotifFormat.MEME);
  }

  private Result run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Exception[] failure = new Exception[1];
    int status =
        new CommandLine(new TomtomCommand(library))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler(
                (e, line, parsed) -> {
                  failure[0] = e;
                  return 1;
                })
            .execute(arguments);
    return new Result(status, out.toString().lines().toList(), err.toString(), failure[0]);
  }

  @Test
  void aMotifOfTheBundledDatabaseFindsItself() {
    Result result = run("--query", query.toString());
    assertEquals(0, result.status);
    assertEquals(
        "Query_ID\tTarget_ID\tOptimal_offset\tp-value\tE-value\tq-value\tOverlap\tQuery_consensus"
            + "\tTarget_consensus\tOrientation",
        result.out.get(0));
    List<String> best = List.of(result.out.get(1).split("\t", -1));
    assertEquals(10, best.size());
    assertEquals(List.of("query", "MA0139.1", "0"), best.subList(0, 3));
    assertTrue(Double.parseDouble(best.get(3)) < 1e-30, best.get(3));
    assertEquals(
        List.of("19", "TGGCCACCAGGGGGCGCTA", "TGGCCACCAGGGGGCGCTA", "+"), best.subList(6, 10));
    assertEquals("", result.err);
  }

  @Test
  void theDatabaseAndItsTermsAreNamedBelowTheTable() {
    Result result = run("--query", query.toString(), "--distance", "pearson");
    String comments =
        String.join("\n", result.out.stream().filter(l -> l.startsWith("#")).toList());
    assertTrue(comments.contains("JASPAR CORE vertebrates, release 5.0 (2014)"), comments);
    assertTrue(comments.contains("# distance: pearson"), comments);
  }

  @Test
  void thresholdsAreOnTheQValueOrTheEValue() {
    long all = matches(run("--query", query.toString(), "--threshold", "1"));
    assertEquals(204, all);
    long few = matches(run("--query", query.toString(), "--threshold", "1e-6"));
    assertEquals(1, few);
    long expected = matches(run("--query", query.toString(), "--evalue", "--threshold", "10"));
    assertTrue(expected > 1 && expected < 204, () -> "" + expected);
  }

  private static long matches(Result result) {
    return result.out.stream().filter(line -> line.startsWith("query\t")).count();
  }

  @Test
  void aSmallDatabaseIsWarnedOf() {
    Path small = folder.resolve("small.jaspar");
    MotifFiles.write(small, MotifDatabase.bundled().motifs().subList(0, 49), MotifFormat.JASPAR);
    Result result = run("--query", query.toString(), "--database", small.toString());
    assertEquals(0, result.status);
    assertTrue(result.err.contains("only 49 motifs"), result.err);
  }

  @Test
  void unusableInputIsNamed() throws IOException {
    Files.writeString(query, "MEME version 4\n\nMOTIF x\n".replace("\n", "\r\n"), UTF_8);
    Result result = run("--query", query.toString());
    assertTrue(result.failure instanceof InputException, () -> "" + result.failure);
    assertTrue(
        result.failure.getMessage().contains("ctcf.meme, line 3"), result.failure::getMessage);
    assertTrue(result.out.isEmpty());
  }

  @Test
  void valuesThatMakeNoSenseAreRefused() {
    for (List<String> options :
        List.of(
            List.of("--distance", "cosine"),
            List.of("--min-overlap", "0"),
            List.of("--threshold", "2"),
            List.of("--threads", "0"),
            List.of("--pseudocount", "-1"))) {
      Result result = run("--query", query.toString(), options.get(0), options.get(1));
      assertEquals(2, result.status, options.get(0));
      assertTrue(result.err.contains(options.get(0)), result.err);
    }
  }
}
