package org.motiflens.training.sharing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.InputException;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.BundleZip;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.library.BundleReader;
import org.motiflens.network.library.ModelLibrary;
import org.motiflens.network.library.SharedBundle;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The networks that all experiments share, as they are shipped: bundles of many outputs. */
class SharedBundleTest {
  private static final Path MODELS = Checkout.ROOT.resolve("models");
  private static final Path CNN = MODELS.resolve("shared/small-cnn.zip");
  private static final int SOME = 6;
  private static final int WINDOWS = 8;

  private static ModelLibrary library;

  @TempDir private Path folder;

  @BeforeAll
  static void scan() {
    library = ModelLibrary.scan(MODELS);
  }

  private static Path file(String architecture) {
    return MODELS.resolve("shared").resolve(architecture + ".zip");
  }

  private static byte[] windows(int length) {
    byte[] codes = new byte[WINDOWS * length];
    Random random = new Random(5);
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(4);
    }
    return codes;
  }

  private static float[] margins(Network network) {
    int length = network.architecture().windowLength();
    float[] margins = new float[WINDOWS];
    network
        .newEvaluator()
        .logitMargins(windows(length), new WindowRun(0, length, WINDOWS), margins);
    return margins;
  }

  /** Bundles of the zoo that took no steps of their own, by ENCODE table. */
  private static Map<String, ModelLibrary.Entry> unchanged(String architecture) {
    return library.entries().stream()
        .filter(entry -> entry.card().architecture().equals(architecture))
        .filter(entry -> entry.card().training().bestEpoch() == 0)
        .collect(Collectors.toMap(entry -> entry.card().training().accession(), entry -> entry));
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-cnn", "small-rnn", "small-cnn-rnn"})
  void anOutputHasTheWeightsOfTheBundleThatIsIt(String architecture) {
    SharedBundle shared = SharedBundle.read(file(architecture));
    Map<String, ModelLibrary.Entry> own = unchanged(architecture);
    int same = 0;
    for (int i = 0; i < shared.outputs().size(); i++) {
      String table = shared.outputs().get(i).table();
      if (own.containsKey(table)) {
        ModelCard card = shared.model(i).card();
        assertEquals(own.get(table).card().weightsSha256(), card.weightsSha256(), table);
        same++;
        if (same <= SOME) {
          Network alone = BundleReader.read(own.get(table).file()).network();
          assertArrayEquals(margins(alone), margins(shared.model(i).network()), table);
        }
      }
    }
    assertTrue(same >= (architecture.equals("small-cnn") ? 113 : 160), "the same: " + same);
  }

  @Test
  void deeplearning4jOpensItAndSaysTheSame() throws IOException {
    SharedBundle shared = SharedBundle.read(CNN);
    MultiLayerNetwork oracle = ModelSerializer.restoreMultiLayerNetwork(CNN.toFile(), false);
    int length = shared.card().windowLength();
    byte[] codes = windows(length);
    INDArray input = Nd4j.zeros(WINDOWS, 4, length);
    for (int i = 0; i < codes.length; i++) {
      input.putScalar(i / length, codes[i], i % length, 1);
    }
    INDArray probabilities = oracle.output(input);
    assertEquals(shared.outputs().size(), probabilities.size(1));
    for (int output : new int[] {0, 17, 173}) {
      float[] ours = margins(shared.model(output).network());
      for (int window = 0; window < WINDOWS; window++) {
        double p = probabilities.getDouble(window, output);
        assertEquals(Math.log(p / (1 - p)), ours[window], 1e-4, output + ", " + window);
      }
    }
  }

  @Test
  void itsCardSaysWhatItWasMadeFrom() {
    List<String> ids = library.shared().stream().map(ModelLibrary.Shared::id).sorted().toList();
    assertEquals(List.of("shared/small-cnn", "shared/small-cnn-rnn", "shared/small-rnn"), ids);
    ModelLibrary.Shared shared = library.findShared("shared/small-cnn");
    assertEquals(174, shared.outputs().size());
    assertEquals("GM12878, K562", shared.card().cellLine());
    assertEquals(123_524, shared.card().training().trainingPositives());
    assertEquals(7, shared.card().training().files().size());
    assertTrue(shared.card().training().recipe().containsKey("negatives"));
    assertFalse(shared.card().isImported());
    assertEquals("MIT", shared.card().licence());
  }

  @Test
  void anOutputIsNamedByFactorByTableOrByNumber() {
    SharedBundle shared = SharedBundle.read(CNN);
    int index = shared.index("ctcf k562");
    assertEquals("wgEncodeAwgTfbsHaibK562CtcfcPcr1xUniPk", shared.outputs().get(index).table());
    assertEquals(index, shared.index(shared.outputs().get(index).table()));
    assertEquals(index, shared.index(Integer.toString(index)));
    for (String none : new String[] {"CTCF HeLa", "174", "-1", ""}) {
      String refusal = refusal(() -> shared.index(none));
      assertTrue(refusal.contains("has no output \"" + none + "\"; its 174 outputs"), refusal);
    }
    assertTrue(refusal(() -> shared.index("CTCF HeLa")).contains("CTCF GM12878"));
  }

  /** Where a bundle is the very output, its calibration is the output's. */
  @Test
  void anOutputIsCalibratedAsTheBundleThatIsIt() {
    ModelLibrary.Entry own = unchanged("small-cnn-rnn").values().iterator().next();
    ModelBundle output = library.output("shared/small-cnn-rnn", own.card().training().accession());
    assertTrue(output.calibration().isPresent());
    assertEquals(BundleReader.readCalibration(own.file()), output.calibration());
  }

  @Test
  void everyOutputOfEachIsCalibrated() {
    for (ModelLibrary.Shared shared : library.shared()) {
      SharedBundle bundle = SharedBundle.read(shared.file());
      for (int i = 0; i < bundle.outputs().size(); i++) {
        ModelBundle model = bundle.model(i);
        assertTrue(
            model.calibration().isPresent() || library.ofTheSameWeights(model.card()).isPresent(),
            shared.id() + ": " + bundle.outputs().get(i));
      }
    }
  }

  @Test
  void calibrationsArePutInAndFound() throws IOException {
    Path copy = Files.copy(CNN, folder.resolve("copy.zip"));
    SharedBundle shared = SharedBundle.read(copy);
    String table = shared.outputs().get(3).table();
    Calibration made = calibration(shared.model(3).card().weightsSha256());
    SharedBundle.calibrate(copy, Map.of(table, made));
    SharedBundle again = SharedBundle.read(copy);
    assertEquals(Optional.of(made), again.model(3).calibration());
    assertEquals(shared.model(4).calibration(), again.model(4).calibration());
    byte[] first = Files.readAllBytes(copy);
    SharedBundle.calibrate(copy, Map.of(table, made));
    assertArrayEquals(first, Files.readAllBytes(copy));
    Calibration foreign = calibration("0".repeat(64));
    assertTrue(
        refusal(() -> SharedBundle.calibrate(copy, Map.of(table, foreign))).contains("replaced"));
    assertArrayEquals(first, Files.readAllBytes(copy));
  }

  private static Calibration calibration(String sha256) {
    Calibration.Distribution knots =
        new Calibration.Distribution(100, List.of(-1.5, 0.25, 3.0), List.of(1.0, 0.5, 0.01));
    Map<String, Calibration.Distribution> all =
        Map.of(Calibration.SINGLE, knots, Calibration.MEAN, knots, Calibration.MAX, knots);
    return new Calibration(
        Calibration.SCHEMA, sha256, "made up", 50, 7, "0.2", all, all, Optional.empty());
  }

  @Test
  void whatIsNoSuchBundleIsRefused() throws IOException {
    Path none = folder.resolve("none.zip");
    assertTrue(refusal(() -> SharedBundle.read(none)).contains("there is no such file"));
    Files.writeString(none, "not a network at all");
    assertTrue(refusal(() -> SharedBundle.read(none)).contains("not a complete zip archive"));
    Path single = unchanged("small-cnn").values().iterator().next().file();
    assertTrue(refusal(() -> SharedBundle.read(single)).contains("holds no outputs.json"));
    assertTrue(refusal(() -> BundleReader.read(CNN)).contains("name one with --output"));
    assertTrue(
        refusal(() -> library.load("shared/small-cnn")).contains("a network of many outputs"));
    spoilt("outputs.json", "\"factor\": \"CTCF\"", "\"factor\": 7", "\"factor\"");
    spoilt(
        "outputs.json",
        "wgEncodeAwgTfbsHaibK562CtcfcPcr1xUniPk",
        "wgEncodeAwgTfbsBroadGm12878CtcfUniPk",
        "lists a table twice");
    spoilt("card.json", "\"schema\": 1", "\"schema\": 2", "schema 2");
    spoilt("configuration.json", "\"nout\" : 174", "\"nout\" : 173", "SHA-256 differs");
  }

  /** Changes a text in an entry of a copy, which is then refused. */
  private void spoilt(String entry, String text, String other, String reason) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(CNN);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
        entries.put(next.getName(), zip.readAllBytes());
      }
    }
    String before = new String(entries.get(entry), StandardCharsets.UTF_8);
    assertTrue(before.contains(text), entry + " has no " + text);
    entries.put(entry, before.replace(text, other).getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(folder.resolve("spoilt.zip"), BundleZip.of(entries));
    String message = refusal(() -> SharedBundle.read(file));
    assertTrue(message.startsWith(file + ": ") && message.contains(reason), message);
  }

  private static String refusal(org.junit.jupiter.api.function.Executable action) {
    return assertThrows(InputException.class, action).getMessage();
  }
}
