package org.motiflens.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motiflens.cli.Invocation;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.library.ModelLibrary;

/** The models and the demo that come with the program, through the command that users give. */
class BundledModelsTest {
  private static final String MODELS = Checkout.ROOT.resolve("models").toString();
  private static final String GENOME = Checkout.DEMO.resolve("hg19-demo.fa.gz").toString();

  /** The peaks of the demo that are far above the background. */
  static Stream<Peak> strongPeaks() {
    return PeakReader.read(Checkout.DEMO.resolve("CTCF_GM12878.narrowPeak")).stream()
        .filter(peak -> peak.chromosome().equals("chr20") && peak.signal() > 30);
  }

  private static double value(String chromosome, int position, String method) {
    String onScreen = String.format(Locale.ROOT, "%,d", position + 1);
    String text =
        Invocation.of(
                "export",
                "--models",
                MODELS,
                "--genome",
                GENOME,
                "--locus",
                chromosome + ":" + onScreen,
                "--anchor",
                onScreen,
                "--model",
                "CTCF/small-cnn",
                "--method",
                method)
            .succeeds()
            .out();
    List<String> rows = text.lines().filter(line -> line.startsWith("chr")).toList();
    assertEquals(1, rows.size(), text);
    return Double.parseDouble(rows.get(0).split("\t", -1)[3]);
  }

  @ParameterizedTest
  @MethodSource("strongPeaks")
  void strongCtcfPeaksArePredictedBound(Peak peak) {
    double bound = value(peak.chromosome(), peak.summit(), "prediction");
    assertTrue(bound > 0.9, "P " + bound);
  }

  @Test
  void allAreOursMeasuredOnHeldOutWindowsAndSmallEnoughToShip() throws IOException {
    ModelLibrary library = ModelLibrary.scan(Checkout.ROOT.resolve("models"));
    assertEquals(List.of(), library.broken());
    long bytes = 0;
    for (ModelLibrary.Entry entry : library.entries()) {
      assertFalse(entry.card().isImported(), entry.id());
      assertTrue(entry.card().evaluation().isMeasured(), entry.id());
      assertTrue(entry.card().training().trainingPositives() > 100, entry.id());
      bytes += Files.size(entry.file());
    }
    assertTrue(bytes < 110_000_000, bytes + " bytes");
  }

  @Test
  void thereAreStrongPeaks() {
    assertEquals(5, strongPeaks().count());
  }

  @Test
  void everyBundleIsUsableAndFewUnboundWindowsAreCalledBound() {
    ModelLibrary library = ModelLibrary.scan(Checkout.ROOT.resolve("models"));
    assertEquals(List.of(), library.broken());
    for (ModelLibrary.Entry entry : library.entries()) {
      ModelCard.InGenome measured = entry.card().inGenome();
      assertTrue(measured.isMeasured(), entry.card().id());
      assertTrue(measured.negativesAboveHalf() < 0.05, entry.card().id());
    }
  }

  @Test
  void bestModelsFindBoundWindowsOfTheHeldOutChromosome() {
    ModelLibrary library = ModelLibrary.scan(Checkout.ROOT.resolve("models"));
    for (String promise :
        List.of("CTCF 0.35", "REST 0.15", "NRF1 0.10", "MAX 0.05", "GABPA 0.05", "GATA1 0.05")) {
      String tf = promise.substring(0, promise.indexOf(' '));
      double best =
          library.entries().stream()
              .map(ModelLibrary.Entry::card)
              .filter(card -> card.tf().equals(tf) && card.cellLine().equals("K562"))
              .mapToDouble(card -> card.inGenome().averagePrecision())
              .max()
              .orElseThrow();
      double least = Double.parseDouble(promise.substring(tf.length() + 1));
      assertTrue(best >= least, tf + " " + best);
    }
  }
}
