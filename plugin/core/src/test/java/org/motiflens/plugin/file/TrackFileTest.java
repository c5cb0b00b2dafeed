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
                    "M/small-cnn",
                    "abc",
                    "saliency",
                    StrandRule.MEAN,
                    25,
                    Optional.of("mine"),
                    Optional.of(80)))),
        TrackFile.parse("good", GOOD));
  }

  @Test
  void whatIsWrittenIsReadBackAndHasTheSameBytesEachTime(@TempDir Path folder) throws IOException {
    long seed = 20_261_126;
    Random random = new Random(seed);
    List<StrandRule> strands = List.of(StrandRule.values());
    for (int round = 0; round < 50; round++) {
      List<TrackFile.Entry> entries = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        entries.add(
            new TrackFile.Entry(
                "A \"quoted\" Ä\\" + random.nextInt(),
                Long.toHexString(random.nextLong()),
                "method" + random.nextInt(9),
                strands.get(random.nextInt(strands.size())),
                1 + random.nextInt(500),
                random.nextBoolean() ? Optional.of("name\n\t" + i) : Optional.empty(),
                random.nextBoolean() ? Optional.of(1 + random.nextInt(300)) : Optional.empty()));
      }
      TrackFile file = new TrackFile(entries);
      Path path = folder.resolve("tracks.mlens");
      file.write(path);
      assertEquals(file, TrackFile.read(path), "seed " + seed + ", round " + round);
      assertEquals(file.text(), Files.readString(path));
    }
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
        "\"version\": 1| \"version\": 2| version",
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
        assertThrows(InputException.class, () -> TrackFile.parse("bad.mlens", text)).getMessage();
    assertTrue(message.startsWith("bad.mlens"), message);
    assertTrue(message.contains(named), message);
  }

  @Test
  void nestingWithoutEndIsRefusedToo() {
    assertThrows(InputException.class, () -> TrackFile.parse("deep.mlens", "[".repeat(500_000)));
  }

  @Test
  void aHugeFileIsNotRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("huge.mlens");
    Files.writeString(file, " ".repeat((1 << 20) + 1));
    String message = assertThrows(InputException.class, () -> TrackFile.read(file)).getMessage();
    assertTrue(message.contains("at most"), message);
  }
}
