package org.motiflens.training.keras.bpnet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.track.bigwig.BigWigWriter;
import org.motiflens.network.Placement;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bpnet.BpnetBundle;
import org.motiflens.network.bpnet.BpnetFormat;
import org.motiflens.network.bpnet.BpnetNetwork;
import org.motiflens.network.bpnet.ControlTracks;
import org.motiflens.network.bpnet.ProfileEvaluator;

/**
 * Profile models in Keras's layout against what they give in NumPy's double precision ({@code
 * bpnet_fixtures.py}), and everything that is not one.
 */
class BpnetFileTest {
  private static final double CLOSE = 1e-5;

  @TempDir Path folder;

  private static Path file(String name) throws URISyntaxException {
    return Path.of(BpnetFileTest.class.getResource(name).toURI());
  }

  private static BpnetBundle read(Path file) {
    return read(file, "ACGT");
  }

  private static BpnetBundle read(Path file, String order) {
    return BpnetFile.read(
        file, new BpnetFile.Declaration("CTCF", "CTCF_mine", "K562", "hg38", order, "MIT"));
  }

  private static ProfileEvaluator evaluator(BpnetBundle bundle) {
    return BpnetBundle.network(bundle.card(), bundle.content()).newEvaluator();
  }

  @ParameterizedTest
  @CsvSource({
    "chrombpnet-bias, chrombpnet-single",
    "chrombpnet-nobias, chrombpnet-nobias",
    "chrombpnet, chrombpnet",
    "bpnet, bpnet",
    "bpnet-without-control, bpnet"
  })
  void outputsAreThoseOfNumPy(String name, String architecture) throws Exception {
    BpnetBundle bundle = read(file(name + ".h5"));
    assertEquals("CTCF_mine/" + architecture, bundle.card().id());
    assertEquals(150, bundle.card().windowLength());
    assertEquals("hg38", bundle.card().genome());
    assertTrue(bundle.card().isImported());
    int compared = 0;
    for (String line : Files.readAllLines(file("outputs.tsv"), StandardCharsets.UTF_8)) {
      String[] fields = line.split("\t", -1);
      if (!fields[0].equals(name)) {
        continue;
      }
      double[] logits =
          Arrays.stream(fields[3].split(",")).mapToDouble(Double::parseDouble).toArray();
      double largest = Arrays.stream(logits).map(Math::abs).max().orElseThrow();
      evaluator(bundle)
          .profiles(
              Bases.encode(fields[1]),
              WindowRun.single(0),
              (window, logCounts, found) -> {
                double counts = Double.parseDouble(fields[2]);
                assertEquals(counts, logCounts, CLOSE * Math.max(1, Math.abs(counts)));
                assertEquals(logits.length, found.length);
                for (int i = 0; i < found.length; i++) {
                  assertEquals(logits[i], found[i], CLOSE * Math.max(1, largest), "logit " + i);
                }
              });
      compared++;
    }
    assertEquals(2, compared);
  }

  /** {@code bpnet_fixtures.py} has the numbers for a control experiment of Poisson counts. */
  @Test
  void givenControlTracksCountAsInNumPy() throws Exception {
    List<String> lines = Files.readAllLines(file("controlled.tsv"), StandardCharsets.UTF_8);
    String[] fields = lines.get(1).split("\t", -1);
    float[] control = floats(fields[2]);
    float[] logits = floats(fields[4]);
    List<Path> files = new ArrayList<>();
    for (int track = 0; track < 2; track++) {
      Path path = folder.resolve(track + ".bw");
      try (BigWigWriter writer = BigWigWriter.create(path, Map.of("chr1", 1000))) {
        // The 40 positions in the middle of a window at base 300.
        writer.write(
            new Locus("chr1", 355, 395), Arrays.copyOfRange(control, 40 * track, 40 * track + 40));
        writer.commit();
      }
      files.add(path);
    }
    BpnetBundle bundle = read(file("bpnet.h5"));
    BpnetNetwork network = BpnetBundle.network(bundle.card(), bundle.content());
    ProfileEvaluator evaluator = network.with(ControlTracks.open(files)).newEvaluator();
    byte[] codes = Bases.encode(fields[1]);
    evaluator.place(codes, new Placement(new Locus("chr1", 300, 450), false));
    evaluator.profiles(
        codes,
        WindowRun.single(0),
        (window, logCounts, found) -> {
          assertEquals(Double.parseDouble(fields[3]), logCounts, CLOSE);
          assertArrayEquals(logits, found, (float) CLOSE);
        });
  }

  private static float[] floats(String text) {
    String[] cells = text.split(",", -1);
    float[] values = new float[cells.length];
    for (int i = 0; i < cells.length; i++) {
      values[i] = Float.parseFloat(cells[i]);
    }
    return values;
  }

  @Test
  void whatIsTakenForGrantedStandsOnTheCard() throws Exception {
    assertEquals(
        "2; unless they are given zero: 0 for the profile, log 2 for the counts",
        read(file("bpnet.h5")).card().training().recipe().get("control tracks"));
    assertTrue(
        read(file("chrombpnet.h5"))
            .card()
            .training()
            .recipe()
            .get("counts")
            .contains("log(e^a + e^b)"));
    assertEquals(
        List.of(),
        List.copyOf(read(file("chrombpnet-bias.h5")).card().training().recipe().keySet()));
  }

  @Test
  void anotherOrderOfTheBasesIsPutRight() throws Exception {
    byte[] codes = new byte[150];
    byte[] turned = new byte[150];
    Random random = new Random(3);
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(4);
      // The file's channels are T, G, C, A: its A is the first read as T.
      turned[i] = (byte) (3 - codes[i]);
    }
    float[] straight = new float[1];
    float[] other = new float[1];
    evaluator(read(file("chrombpnet-bias.h5"))).logitMargins(turned, WindowRun.single(0), straight);
    evaluator(read(file("chrombpnet-bias.h5"), "TGCA"))
        .logitMargins(codes, WindowRun.single(0), other);
    assertEquals(straight[0], other[0]);
  }

  @Test
  void severalOutputsTellAProfileModel() throws Exception {
    assertTrue(BpnetFile.isClaimedBy(file("bpnet.h5")));
    assertTrue(BpnetFile.isClaimedBy(file("chrombpnet.h5")));
    Path chain = Path.of(BpnetFileTest.class.getResource("../cnn.h5").toURI());
    assertTrue(!BpnetFile.isClaimedBy(chain));
  }

  @ParameterizedTest
  @CsvSource({
    "reverse-complement, RevCompConv1D \"bpnet_1st_conv\" is of a kind",
    "lambda, Lambda \"gap\" is Python code",
    "same-padding, \"bpnet_1conv\" has padding = same",
    "dilation, \"bpnet_2conv\" has dilation_rate = 8",
    "crop, \"bpnet_1crop\" does not crop both ends alike",
    "crop-of-another-layer, adds a layer to something else",
    "tanh, \"bpnet_1conv\" has activation = tanh",
    "left-over, \"gap_1\" has no place",
    "three-outputs, It has 3 outputs",
    "counts-of-another-trunk, is read by the counts head",
    "two-counts, \"logcount_predictions\" has units = 2",
    "channels-first, \"sequence\" has the shape",
    "wrong-shape, \"bpnet_1conv\" has filters = 6",
    "other-lambda, does not call reduce_logsumexp",
    "bare-controls, \"main_logsumexp_counts_bias_0\" is not supported",
    "nan, holds NaN"
  })
  void whatCannotBeComputedExactlyIsRefusedByName(String name, String reason) throws Exception {
    Path file = file("refused-" + name + ".h5");
    String message = assertThrows(InputException.class, () -> read(file)).getMessage();
    assertTrue(message.contains(reason), message);
    assertTrue(message.startsWith(file.toString()), message);
  }

  @Test
  void theEntryIsReadStrictly() throws Exception {
    byte[] content = read(file("chrombpnet.h5")).content();
    assertEquals(2, BpnetFormat.read(content).parts().size());
    assertEquals(
        true, Arrays.equals(content, BpnetFormat.write(BpnetFormat.read(content))), "round trip");
    assertRefused("bytes where its sizes need", Arrays.copyOf(content, content.length - 1));
    assertRefused("bytes where its sizes need", Arrays.copyOf(content, content.length + 4));
    assertRefused("does not begin", Arrays.copyOf(content, 12));
    assertRefused("3 nets", with(content, 16, 3));
    assertRefused("residuals of kind 7", with(content, 16 + 4 + 28, 7));
    assertRefused("filters", with(content, 16 + 4 + 8, 1 << 30));
    assertRefused("holds NaN", with(content, 16 + 4 + 64 + 4, Float.floatToIntBits(Float.NaN)));
  }

  private static void assertRefused(String reason, byte[] content) {
    String message =
        assertThrows(InputException.class, () -> BpnetFormat.read(content)).getMessage();
    assertTrue(message.contains(reason), message);
  }

  private static byte[] with(byte[] content, int at, int value) {
    byte[] changed = content.clone();
    for (int i = 0; i < 4; i++) {
      changed[at + i] = (byte) (value >>> (8 * i));
    }
    return changed;
  }

  private static Path published(String name) {
    Path file = Checkout.sharedData().resolve("profile-models").resolve(name);
    assumeTrue(Files.isReadable(file), () -> "no " + file);
    return file;
  }

  /** Figures of {@code bpnet_fixtures.py}, which reads the file by itself, in double precision. */
  @ParameterizedTest
  @CsvSource({
    "GM12878-bias.h5, 4.038904864470791, 27.698722193756115, 28.86577579250085, 32137.905243628906",
    "Soumya_K562-bias_model_scaled.h5, 4.774083665877556, 9.634530822966259, 10.95613467639891,"
        + " 13662.35625932476"
  })
  void publishedBiasNetsGiveWhatNumPyGives(
      String name, double counts, double first, double middle, double sum) throws Exception {
    BpnetBundle bundle = read(published(name));
    assertEquals("chrombpnet-single", bundle.card().architecture());
    String sequence =
        Files.readString(file("published-sequence.txt"), StandardCharsets.UTF_8).strip();
    evaluator(bundle)
        .profiles(
            Bases.encode(sequence),
            WindowRun.single(0),
            (window, logCounts, logits) -> {
              assertEquals(counts, logCounts, CLOSE * counts);
              assertEquals(first, logits[0], CLOSE * first);
              assertEquals(middle, logits[499], CLOSE * middle);
              double total = 0;
              for (float logit : logits) {
                total += logit;
              }
              assertEquals(sum, total, CLOSE * sum);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = "Spi1ProfileModel_rc.h5")
  void aPublishedReverseComplementModelIsRefusedByName(String name) {
    Path file = published(name);
    String message = assertThrows(InputException.class, () -> read(file)).getMessage();
    assertTrue(message.contains("RevCompConv1D"), message);
  }
}
