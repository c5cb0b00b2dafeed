package org.motiflens.plugin.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;

class TrackFileTest {
  private static final String GOOD =
      """
      {"format": "mlens", "version": 1, "tracks": [
        {"model": "M/small-cnn", "weightsSha256": "abc", "method": "saliency",
         "strand": "mean", "stride": 25, "name": "mine", "height": 80}]}
      """;

  @Test
  void aFileSaysModelHashMethodStrandStrideAndLooks() {
    assertEquals(
        new TrackFile(
            List.of(
                new TrackFile.Entry(
                    new TrackFile.Values("M/small-cnn", "abc", "saliency", StrandRule.MEAN, 25),
                    Optional.of("mine"),
                    Optional.of(80)))),
        parse("good", GOOD));
  }

  @Test
  void whatIsWrittenIsReadBackAndHasTheSameBytesEachTime(@TempDir Path folder) throws IOException {
    long seed = 20_261_126;
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<TrackFile.Entry> entries = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        entries.add(
            new TrackFile.Entry(
                shown(random, folder),
                random.nextBoolean() ? Optional.of("name\n\t" + i) : Optional.empty(),
                random.nextBoolean() ? Optional.of(1 + random.nextInt(300)) : Optional.empty()));
      }
      TrackFile file = new TrackFile(entries);
      Path path = folder.resolve("tracks.mlens");
      file.write(path);
      assertEquals(file, TrackFile.read(path), "seed " + seed + ", round " + round);
      assertEquals(TrackFileWriter.text(file, folder), Files.readString(path));
    }
  }

  /** Any of the kinds that there are. */
  private static TrackFile.Shown shown(Random random, Path folder) {
    String model = "A \"quoted\" Ä\\" + random.nextInt();
    String hash = Long.toHexString(random.nextLong());
    List<StrandRule> strands = List.of(StrandRule.values());
    Path file = folder.resolve("sub folder").resolve("a\"b" + random.nextInt(9) + ".vcf.gz");
    return switch (random.nextInt(7)) {
      case 0 -> new TrackFile.Hits("MA" + random.nextInt(900), 1 - random.nextDouble());
      case 1 -> new TrackFile.Effects(model, hash, file);
      case 2 -> new TrackFile.Stretches(model, hash);
      case 4 -> new TrackFile.AllHits("my \"motifs\"", 1e-4 * (1 - random.nextDouble()));
      case 3 -> new TrackFile.Activation(model, hash, "pool 1", 1 + random.nextInt(100));
      default ->
          new TrackFile.Values(
              model,
              hash,
              "method" + random.nextInt(9),
              strands.get(random.nextInt(strands.size())),
              1 + random.nextInt(500),
              new TrackFile.Besides(
                  random.nextBoolean() ? Optional.of("chr1:5 AG>A") : Optional.empty(),
                  random.nextBoolean() ? List.of(file, Path.of("/far/away.bw")) : List.of(),
                  random.nextBoolean() ? Optional.of(file) : Optional.empty()));
    };
  }

  private static TrackFile parse(String document, String text) {
    return new TrackFileReader(document, Path.of("/folder")).read(text);
  }

  @Test
  void filesWithoutNewsAreOfTheFirstVersionWhichOlderReadersKnow() {
    assertTrue(TrackFileWriter.text(parse("good", GOOD), null).contains("\"version\": 1"));
  }

  @Test
  void aFileOfTheSecondVersionHasAllKindsOfTracks() {
    assertEquals(
        List.of(
            new TrackFile.Hits("MA0139.1", 1e-4),
            new TrackFile.AllHits("bundled", 1e-5),
            new TrackFile.Effects("M/small-cnn", "abc", Path.of("/folder/my.vcf")),
            new TrackFile.Stretches("M/small-cnn", "abc"),
            new TrackFile.Activation("M/small-cnn", "abc", "pool 1", 12),
            new TrackFile.Values(
                "M/bpnet",
                "abc",
                "profile",
                StrandRule.FORWARD,
                100,
                new TrackFile.Besides(
                    Optional.of("chr20:31,000,000 G"),
                    List.of(Path.of("/data/plus.bw"), Path.of("/data/minus.bw")),
                    Optional.of(Path.of("/folder/in/observed.bw"))))),
        parse(
                "kinds",
                """
                {"format": "mlens", "version": 2, "tracks": [
                  {"kind": "hits", "motif": "MA0139.1", "greatestP": 1e-4},
                  {"kind": "all-hits", "database": "bundled", "greatestP": 1e-5},
                  {"kind": "variants", "model": "M/small-cnn", "weightsSha256": "abc",
                   "variants": "my.vcf"},
                  {"kind": "stretches", "model": "M/small-cnn", "weightsSha256": "abc"},
                  {"kind": "activation", "model": "M/small-cnn", "weightsSha256": "abc",
                   "layer": "pool 1", "feature": 12},
                  {"kind": "values", "model": "M/bpnet", "weightsSha256": "abc",
                   "method": "profile", "strand": "forward", "stride": 100,
                   "allele": "chr20:31,000,000 G",
                   "controls": ["/data/plus.bw", "/data/minus.bw"],
                   "observed": "in/observed.bw"}]}
                """)
            .tracks()
            .stream()
            .map(TrackFile.Entry::shown)
            .toList());
  }

  /**
   * A file and the variants that lie beside it can be moved together; what lies elsewhere stays.
   */
  @Test
  void aFileInTheSameFolderIsNamedFromThere(@TempDir Path folder) {
    Path inside = folder.resolve("my.vcf");
    Path outside = folder.resolveSibling("elsewhere.vcf");
    for (Path vcf : List.of(inside, outside)) {
      String text =
          TrackFileWriter.text(
              new TrackFile(
                  List.of(
                      new TrackFile.Entry(
                          new TrackFile.Effects("M", "abc", vcf),
                          Optional.empty(),
                          Optional.empty()))),
              folder);
      String named = vcf.equals(inside) ? "my.vcf" : vcf.toString();
      assertTrue(text.contains("\"variants\": \"" + named + "\""), text);
    }
  }

  /** Nothing is asked of another computer because a file names it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/a.vcf",
        "file://elsewhere/a.vcf",
        "//elsewhere/a.vcf",
        "\\\\\\\\elsewhere\\\\a.vcf",
        "/\\\\elsewhere/a.vcf",
        "",
        "\\u0000"
      })
  void anAddressInPlaceOfAFileIsRefused(String written) {
    String message =
        assertThrows(
                InputException.class,
                () ->
                    parse(
                        "bad.mlens",
                        "{\"format\": \"mlens\", \"version\": 2, \"tracks\": [{\"kind\":"
                            + " \"variants\", \"model\": \"M\", \"weightsSha256\": \"a\","
                            + " \"variants\": \""
                            + written
                            + "\"}]}"))
            .getMessage();
    assertEquals(
        "bad.mlens: \"variants\" is missing or not as expected: the path of a file of this"
            + " computer, from the folder of the tracks on.",
        message);
  }

  /** Each row changes the good file in one place. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"stride\": 25| \"stride\": 0| stride",
        "\"stride\": 25| \"stride\": 2.5| stride",
        "\"stride\": 25| \"stride\": 1e99| stride",
        "\"mean\"| \"both\"| strand",
        "\"mlens\"| \"json\"| format",
        "\"version\": 1| \"version\": 3| version",
        "\"height\": 80| \"kind\": \"values\"| kind",
        "\"height\": 80| \"observed\": \"a.bw\"| observed",
        "\"height\": 80| \"class\": \"java.lang.Runtime\"| class",
        "\"height\": 80| \"url\": \"http://example.org\"| url",
        "\"model\": \"M/small-cnn\"| \"model\": 3| model",
        "\"model\": \"M/small-cnn\",| ''| model",
        "]}| ]} {}| JSON",
        "]}| ]| JSON",
        "\"tracks\": [| \"tracks\": [7, | fields",
      })
  void anythingElseIsRefusedByName(String from, String to, String named) {
    String text = GOOD.replace(from, to);
    assertFalse(text.equals(GOOD), "nothing changed");
    String message =
        assertThrows(InputException.class, () -> parse("bad.mlens", text)).getMessage();
    assertTrue(message.startsWith("bad.mlens"), message);
    assertTrue(message.contains(named), message);
  }

  /** Scores of larger p-values would take much memory for each of many motifs. */
  @Test
  void allMotifsAreSoughtUpToASmallPValue() {
    String text =
        "{\"format\": \"mlens\", \"version\": 2, \"tracks\": [{\"kind\": \"all-hits\","
            + " \"database\": \"bundled\", \"greatestP\": 1e-3}]}";
    assertEquals(
        "bad.mlens: \"greatestP\" is missing or not as expected: a number above 0, at most 0.0001.",
        assertThrows(InputException.class, () -> parse("bad.mlens", text)).getMessage());
  }

  @Test
  void nestingWithoutEndIsRefusedToo() {
    assertThrows(InputException.class, () -> parse("deep.mlens", "[".repeat(500_000)));
  }

  @Test
  void aHugeFileIsNotRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("huge.mlens");
    Files.writeString(file, " ".repeat((1 << 20) + 1));
    String message = assertThrows(InputException.class, () -> TrackFile.read(file)).getMessage();
    assertTrue(message.contains("at most"), message);
  }
}
