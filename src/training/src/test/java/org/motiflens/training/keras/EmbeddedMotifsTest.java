package org.motiflens.training.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.interaction.AttributionChanges;
import org.motiflens.explain.interaction.DoubleKnockout;
import org.motiflens.explain.interaction.Interaction;
import org.motiflens.explain.interaction.Knockout;
import org.motiflens.explain.interaction.Stretch;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;
import org.motiflens.network.dl4j.Dl4jBundle;
import org.motiflens.network.library.BundleReader;
import org.motiflens.training.Auc;
import org.motiflens.training.BundleWriter;

/**
 * The network that DFIM was published with (Greenside et al. 2018), of a Keras before 1.0, trained
 * to tell windows with both SIX5 and ELF1 planted from those with one, among decoys. Its files lie
 * in the repository kundajelab/dfim, folder data/embedded_motif_interaction_data, without a
 * licence: nothing of them is committed. Without a copy of the repository as {@code dfim} in the
 * shared data these tests are skipped.
 */
class EmbeddedMotifsTest {
  /** Windows of each class, in the order of the file. */
  private static final int CLASS = 20_000;

  private static final int SOME = 300;
  private static final int MEASURED = 40;
  private static final double LEVEL = 0.05;

  /** Of the words in every window of class 2, of class 1, and in half of all. */
  private static final Map<String, String> WORDS =
      Map.of(
          "SIX5", "AATAGGGTATCATATAT",
          "ELF1", "AACCCGGAAGTG",
          "TAL1", "CTGAACAGATGGTCGG",
          "AP1", "ATGAGTCACC");

  private static final List<String> MOTIFS = List.of("SIX5", "ELF1", "TAL1", "AP1");

  @TempDir private static Path folder;

  private static Path weights;
  private static Network network;
  private static List<List<String>> classes;

  @BeforeAll
  static void read() throws IOException {
    weights = Checkout.sharedData("dfim/data/embedded_motif_interaction_data/model_weights.h5");
    network =
        BundleReader.read(
                KerasBundle.read(
                        weights,
                        new KerasBundle.Declaration(
                            "SIX5",
                            "dfim",
                            "none",
                            Optional.empty(),
                            "ACGT",
                            OutputChoice.of(OptionalInt.empty()),
                            "not stated"))
                    .write(folder))
            .network();
    classes = new ArrayList<>();
    List<String> all = sequences(weights.resolveSibling("sequences.fa.gz"));
    for (int k = 0; k < 3; k++) {
      classes.add(all.subList(k * CLASS, k * CLASS + 2_000));
    }
  }

  private static List<String> sequences(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      return lines.lines().filter(line -> !line.startsWith(">")).toList();
    }
  }

  private static double[] scores(Network asked, List<String> windows) {
    Evaluator evaluator = asked.newEvaluator();
    double[] scores = new double[windows.size()];
    float[] margin = new float[1];
    for (int i = 0; i < scores.length; i++) {
      evaluator.logitMargins(Bases.encode(windows.get(i)), WindowRun.single(0), margin);
      scores[i] = margin[0];
    }
    return scores;
  }

  private static double auc(Network asked) {
    double[] one = scores(asked, classes.get(0).subList(0, SOME));
    double[] other = scores(asked, classes.get(1).subList(0, SOME));
    double[] unbound = Arrays.copyOf(one, 2 * SOME);
    System.arraycopy(other, 0, unbound, SOME, SOME);
    return Auc.of(scores(asked, classes.get(2).subList(0, SOME)), unbound).value();
  }

  /** The published labels are told apart by kernels turned round, as Theano does, alone. */
  @Test
  void kernelsAreTurnedRound() throws IOException {
    assertTrue(auc(network) > 0.999, "turned: " + auc(network));
    List<KerasLayer> layers =
        new ArrayList<>(KerasFile.read(weights, OutputChoice.of(OptionalInt.empty())).layers());
    KerasLayer first = layers.get(0);
    Weight kernel = first.weights().get(0);
    float[] values = kernel.values();
    int row = kernel.dimension(1) * kernel.dimension(2);
    float[] back = new float[values.length];
    for (int tap = 0; tap < kernel.dimension(0); tap++) {
      System.arraycopy(values, tap * row, back, (kernel.dimension(0) - 1 - tap) * row, row);
    }
    int[] shape = {kernel.dimension(0), kernel.dimension(1), kernel.dimension(2)};
    layers.set(
        0,
        new KerasLayer(
            first.kind(),
            first.name(),
            first.settings(),
            List.of(new Weight(shape, back), first.weights().get(1))));
    KerasNetwork.Translation stored =
        KerasNetwork.translate(
            layers, Optional.empty(), "ACGT", OutputChoice.of(OptionalInt.empty()));
    BundleWriter writer = BundleWriter.of(stored.architecture(), stored.parameters());
    Dl4jBundle bundle =
        Dl4jBundle.of(
            weights,
            writer.configuration(),
            writer.coefficients(),
            new Dl4jBundle.Declaration(
                "SIX5", "as-stored", "none", 200, stored.positive(), "not stated"));
    double asStored = auc(BundleReader.read(bundle.write(folder)).network());
    assertTrue(asStored < 0.65, "as stored: " + asStored);
    System.out.printf(Locale.ROOT, "AUC turned %.4f, as stored %.4f%n", auc(network), asStored);
  }

  /**
   * In NumPy, in double precision, from the same files: windows 1, 2, 20001, 20002, 40001, 40002.
   */
  @Test
  void scoresAreThoseOfTheLayers() {
    double[] expected = {
      -10.35796772, -18.61706766, -17.44585626, -10.40668467, 6.05911962, 4.56956253
    };
    for (int i = 0; i < expected.length; i++) {
      double found = scores(network, classes.get(i / 2).subList(i % 2, i % 2 + 1))[0];
      assertEquals(expected[i], found, 1e-4, "window " + i);
    }
  }

  /** The words were found by counting; what the authors' programs planted where is not at hand. */
  @Test
  void theWordsStandWhereTheReadMeSays() {
    assertEquals(1, share(classes.get(1), "SIX5"));
    assertEquals(0, share(classes.get(0), "SIX5"));
    assertEquals(1, share(classes.get(2), "SIX5"));
    assertEquals(1, share(classes.get(0), "ELF1"));
    assertEquals(0, share(classes.get(1), "ELF1"));
    assertEquals(1, share(classes.get(2), "ELF1"));
    for (List<String> windows : classes) {
      for (String decoy : List.of("TAL1", "AP1")) {
        assertEquals(0.5, share(windows, decoy), 0.1, decoy);
      }
    }
  }

  private static double share(List<String> windows, String motif) {
    return windows.stream().filter(w -> w.contains(WORDS.get(motif))).count()
        / (double) windows.size();
  }

  /** Where a word stands, if it stands there once. */
  private static Optional<Stretch> once(String window, String motif) {
    String word = WORDS.get(motif);
    int at = window.indexOf(word);
    return at < 0 || window.indexOf(word, at + 1) >= 0
        ? Optional.empty()
        : Optional.of(new Stretch(at, at + word.length()));
  }

  /** What is measured of a pair. */
  private record Measured(double median, double called, int windows) {}

  private static Measured measure(String first, String second) {
    DoubleKnockout knockout = new DoubleKnockout(network, Knockout.SHUFFLE, 8, 99);
    List<Interaction> found = new ArrayList<>();
    for (String window : classes.get(2)) {
      Optional<Stretch> a = once(window, first);
      Optional<Stretch> b = once(window, second);
      if (found.size() < MEASURED && a.isPresent() && b.isPresent() && !a.get().overlaps(b.get())) {
        found.add(
            knockout.measure(Bases.encode(window), a.get(), b.get(), found.size(), Monitor.NONE));
      }
    }
    double[] eps = found.stream().mapToDouble(Interaction::eps).sorted().toArray();
    long called = found.stream().filter(one -> one.p() <= LEVEL).count();
    return new Measured(eps[eps.length / 2], called / (double) eps.length, eps.length);
  }

  @Test
  void six5ActsTogetherWithElf1AndWithNoDecoy() {
    Map<String, Measured> pairs = new LinkedHashMap<>();
    for (int i = 0; i < MOTIFS.size(); i++) {
      for (int j = i + 1; j < MOTIFS.size(); j++) {
        Measured measured = measure(MOTIFS.get(i), MOTIFS.get(j));
        pairs.put(MOTIFS.get(i) + " and " + MOTIFS.get(j), measured);
        System.out.printf(
            Locale.ROOT,
            "%s and %s: median eps %+.2f, called in %.2f of %d windows%n",
            MOTIFS.get(i),
            MOTIFS.get(j),
            measured.median(),
            measured.called(),
            measured.windows());
      }
    }
    Measured planted = pairs.remove("SIX5 and ELF1");
    assertTrue(planted.median() > 2 && planted.called() >= 0.8, planted.toString());
    pairs.forEach(
        (names, decoy) ->
            assertTrue(
                Math.abs(decoy.median()) < planted.median() / 4 && decoy.called() <= 0.2,
                names + ": " + decoy));
  }

  /** The map, over the four words of windows that hold each of them once. */
  @Test
  void theMapCallsThePlantedPairAndSeldomOthers() {
    int windows = 0;
    int planted = 0;
    int others = 0;
    for (String window : classes.get(2)) {
      List<Stretch> parts = new ArrayList<>();
      MOTIFS.forEach(motif -> once(window, motif).ifPresent(parts::add));
      boolean apart =
          parts.stream()
              .noneMatch(a -> parts.stream().anyMatch(b -> !a.equals(b) && a.overlaps(b)));
      if (parts.size() < MOTIFS.size() || !apart || windows == MEASURED) {
        continue;
      }
      windows++;
      AttributionChanges map =
          AttributionChanges.of(network, Bases.encode(window), parts, 8, 20, windows, Monitor.NONE);
      planted += map.qValue(0, 1) <= 0.1 ? 1 : 0;
      for (int i = 0; i < parts.size(); i++) {
        for (int j = 2; j < i; j++) {
          others += map.qValue(i, j) <= 0.1 ? 1 : 0;
        }
        others +=
            i >= 2 ? (map.qValue(i, 0) <= 0.1 ? 1 : 0) + (map.qValue(i, 1) <= 0.1 ? 1 : 0) : 0;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "map: SIX5 and ELF1 called in %.2f of %d windows, each other pair in %.2f%n",
        planted / (double) windows,
        windows,
        others / 5.0 / windows);
    assertTrue(planted >= 0.8 * windows, planted + " of " + windows);
    assertTrue(others <= 0.2 * 5 * windows, others + " of " + 5 * windows);
  }
}
