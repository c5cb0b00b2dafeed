package org.motiflens.network.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.BundleFixture;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.CalibrationJson;
import org.motiflens.network.bundle.ModelBundle;

class CalibratedBundleTest {
  @TempDir Path folder;

  private Path file;
  private ModelBundle plain;

  @BeforeEach
  void writeBundle() throws IOException {
    file = folder.resolve("bundle.zip");
    BundleFixture.of("small-cnn").write(file);
    plain = BundleReader.read(file);
  }

  private static Map<String, Calibration.Distribution> distributions(double shift) {
    Calibration.Distribution knots =
        new Calibration.Distribution(
            100, List.of(-1.5 + shift, 0.25 + shift, 3.0 + shift), List.of(1.0, 0.5, 0.01));
    return Map.of(Calibration.SINGLE, knots, Calibration.MEAN, knots, Calibration.MAX, knots);
  }

  private Calibration calibration(String sequence) {
    Calibration.Points curve = new Calibration.Points(List.of(-1.0, 2.5), List.of(0.001, 0.75));
    return new Calibration(
        Calibration.SCHEMA,
        plain.card().weightsSha256(),
        sequence,
        50,
        7,
        "0.1",
        distributions(0),
        distributions(0.5),
        Optional.of(
            new Calibration.Precision(
                "wgEncodeX",
                30,
                500,
                0.001,
                Map.of(
                    Calibration.SINGLE, curve,
                    Calibration.MEAN, curve,
                    Calibration.MAX, curve))));
  }

  @Test
  void isReadAsItWasWrittenAndTheModelIsTheSame() {
    assertEquals(Optional.empty(), plain.calibration());
    CalibratedBundle.write(file, calibration("a"));
    ModelBundle model = BundleReader.read(file);
    assertEquals(Optional.of(calibration("a")), model.calibration());
    assertEquals(Optional.of(calibration("a")), BundleReader.readCalibration(file));
    assertEquals(plain.card(), model.card());
  }

  @Test
  void takesThePlaceOfAnOlderOneWithTheSameBytes() throws IOException {
    CalibratedBundle.write(file, calibration("a"));
    byte[] first = Files.readAllBytes(file);
    CalibratedBundle.write(file, calibration("b"));
    assertEquals("b", BundleReader.read(file).calibration().orElseThrow().sequence());
    CalibratedBundle.write(file, calibration("a"));
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  private void refuses(String content, String reason) throws IOException {
    BundleFixture.of("small-cnn")
        .put("calibration.json", content.getBytes(StandardCharsets.UTF_8))
        .write(file);
    String message = assertThrows(InputException.class, () -> BundleReader.read(file)).getMessage();
    assertTrue(message.startsWith(file + ": ") && message.contains(reason), message);
  }

  @Test
  void refusesWhatIsNoCalibrationOfThisModel() throws IOException {
    String good = new String(CalibrationJson.write(calibration("a")), StandardCharsets.UTF_8);
    refuses("[]", "calibration.json is not one JSON object");
    refuses(good.replace("\"schema\":1", "\"schema\":2"), "schema 2");
    refuses(good.replace(plain.card().weightsSha256(), "0".repeat(64)), "belongs to other weights");
    refuses(good.replace("[-1.5,0.25,3]", "[-1.5,3,0.25]"), "rising numbers");
    refuses(good.replace("[1,0.5,0.01]", "[1,0.5,0]"), "falling numbers above 0");
    refuses(good.replace("[1,0.5,0.01]", "[0.5,1,0.01]"), "falling numbers above 0");
    refuses(good.replace("[1,0.5,0.01]", "[1,0.5]"), "as many numbers");
    refuses(good.replace("[-1.5,0.25,3]", "[]"), "1 to 1000 numbers");
    refuses(good.replace("0.75]", "1.75]"), "0 to 1");
    refuses(good.replace("\"max\"", "\"most\""), "lacks \"max\"");
    refuses(good.replace("\"draws\":100", "\"draws\":0"), "at least 1");
    refuses(" ".repeat(1 << 17) + good, "calibration.json would inflate");
  }

  @Test
  void refusesWhatIsNoBundle() throws IOException {
    Files.writeString(file, "no zip");
    assertTrue(
        assertThrows(InputException.class, () -> CalibratedBundle.write(file, calibration("a")))
            .getMessage()
            .startsWith(file + ": "));
    assertEquals("no zip", Files.readString(file));
  }
}
