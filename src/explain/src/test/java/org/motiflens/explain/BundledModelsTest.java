package org.motiflens.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.explain.optimisation.ClassOptimum;
import org.motiflens.explain.profile.Profile;
import org.motiflens.explain.profile.ProfileComputer;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.fixture.FakeSequence;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.scan.MotifHit;
import org.motiflens.motif.scan.MotifScanner;
import org.motiflens.motif.tomtom.Tomtom;
import org.motiflens.motif.tomtom.TomtomMatch;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.library.ModelLibrary;

/** What the bundled models say of real sequence is what is known of their factors. */
class BundledModelsTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Path MODELS = ROOT.resolve("models");

  private static MotifDatabase jaspar;
  private static ModelLibrary library;

  @BeforeAll
  static void openLibrary() {
    assumeTrue(Files.isDirectory(MODELS), "no bundled models");
    jaspar =
        MotifDatabase.read(ROOT.resolve("resources/motifs/JASPAR2014_CORE_vertebrates.jaspar"));
    library = ModelLibrary.scan(MODELS);
  }

  /** A model by factor and architecture; the test is skipped where it is not bundled. */
  private static ModelBundle load(String name) {
    assumeTrue(
        library.entries().stream()
            .anyMatch(
                entry -> (entry.card().tf() + "/" + entry.card().architecture()).equals(name)),
        name + " is not bundled");
    return library.load(name);
  }

  @ParameterizedTest
  @CsvSource({
    "CTCF/small-cnn, CTCF",
    "MAFK/small-cnn, MAF",
    "CEBPB/small-cnn, CEBP",
    "GATA1/small-cnn, GATA",
    "GATA1/small-rnn, GATA",
    "GATA1/small-cnn-rnn, GATA",
    "MAX/small-cnn, MAX"
  })
  void theClassOptimumIsTheKnownMotif(String model, String known) {
    ClassOptimum optimum =
        ClassOptimiser.named("sampled").optimise(load(model).network(), 1, Monitor.NONE);
    assertTrue(optimum.probability() > 0.7, model + ": P " + optimum.probability());
    MotifMatrix motif = optimum.motif().orElseThrow();
    List<TomtomMatch> matches = new Tomtom(jaspar.motifs(), Tomtom.Options.DEFAULT).match(motif);
    double best =
        matches.stream()
            .filter(match -> match.target().name().toUpperCase(Locale.ROOT).contains(known))
            .mapToDouble(TomtomMatch::eValue)
            .min()
            .orElseThrow();
    assertTrue(best < 0.05, model + ": " + motif.consensus() + ", E " + best);
  }

  @Test
  void saliencyAtCtcfPeaksPointsAtTheKnownMotif() {
    ModelBundle model = load("CTCF/small-cnn");
    AttributionMethod saliency = AttributionRegistry.STANDARD.named("saliency");
    MotifScanner scanner = new MotifScanner(jaspar.motif("MA0139.1"));
    int sites = 0;
    int found = 0;
    try (GenomeFile genome = GenomeFile.open(ROOT.resolve("resources/demo/hg19-demo.fa.gz"))) {
      for (Peak peak : PeakReader.read(ROOT.resolve("resources/demo/CTCF_GM12878.narrowPeak"))) {
        Locus window = Locus.around(peak.chromosome(), peak.summit(), 101);
        Optional<MotifHit> site =
            scanner.scan(genome, window, 1e-5).stream()
                .min(Comparator.comparingDouble(MotifHit::pValue));
        if (site.isPresent()) {
          Profile profile =
              new ProfileComputer(
                      genome,
                      model.network(),
                      saliency,
                      WindowLayout.forMethod(saliency, model.network().architecture())
                          .anchoredAt(peak.summit()))
                  .compute(window, Monitor.NONE);
          sites++;
          found += site.get().locus().overlaps(strongest(profile, 9)) ? 1 : 0;
        }
      }
    }
    assertTrue(sites >= 10, sites + " peaks with a site");
    assertTrue(found >= 0.8 * sites, found + " of " + sites + " sites");
  }

  /** The stretch with the largest sum, the leftmost of equal ones (Lanchantin et al. 2017, 4.3). */
  private static Locus strongest(Profile profile, int width) {
    Locus locus = profile.locus();
    int best = locus.start();
    double largest = Double.NEGATIVE_INFINITY;
    for (int start = locus.start(); start + width <= locus.end(); start++) {
      double sum = 0;
      for (int position = start; position < start + width; position++) {
        sum += profile.at(position);
      }
      if (sum > largest) {
        largest = sum;
        best = start;
      }
    }
    return new Locus(locus.chromosome(), best, best + width);
  }

  private static byte[] known(Random random, int length) {
    byte[] codes = new byte[length];
    for (int i = 0; i < length; i++) {
      codes[i] = (byte) random.nextInt(4);
    }
    return codes;
  }

  @Test
  void everyBundledModelLoadsAndExplains() {
    assertEquals(List.of(), library.broken());
    for (ModelLibrary.Entry entry : library.entries()) {
      ModelBundle bundle = library.load(entry.id());
      FakeSequence sequence = new FakeSequence(known(new Random(1), 400));
      for (AttributionMethod method :
          AttributionRegistry.STANDARD.supporting(bundle.network().architecture())) {
        if (method.needsCalibration()) {
          // Not every bundle is calibrated: see RankTest.
          continue;
        }
        float[] values =
            new ProfileComputer(
                    sequence,
                    bundle.network(),
                    method,
                    WindowLayout.forMethod(method, bundle.network().architecture()))
                .compute(FakeSequence.locus(150, 151), Monitor.NONE)
                .values();
        for (float value : values) {
          assertTrue(Float.isFinite(value), entry.id() + " " + method.key() + ": " + value);
        }
      }
    }
  }
}
