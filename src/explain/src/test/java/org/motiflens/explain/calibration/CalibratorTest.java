package org.motiflens.explain.calibration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.fixture.CalibratedFakes;
import org.motiflens.fixture.QuadraticNetwork;
import org.motiflens.fixture.TinyNetworks;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.engine.NetworkGroup;

class CalibratorTest {
  private static final int WINDOW = 7;

  /** Two stretches of known bases, one of them short, on one chromosome; all unknown on another. */
  private static final byte[] CODES = codes();

  private static byte[] codes() {
    byte[] codes = new byte[6000];
    Random random = new Random(5);
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(4);
    }
    Arrays.fill(codes, 0, 100, Bases.N);
    Arrays.fill(codes, 5000, 5001, Bases.N);
    Arrays.fill(codes, 5200, 5300, Bases.N);
    return codes;
  }

  private static final SequenceSource SOURCE =
      new SequenceSource() {
        @Override
        public String genomeId() {
          return "fake";
        }

        @Override
        public List<String> chromosomes() {
          return List.of("chrA", "chrB");
        }

        @Override
        public int length(String chromosome) {
          return CODES.length;
        }

        @Override
        public byte[] codes(Locus locus) {
          return Arrays.copyOfRange(CODES, locus.start(), locus.end());
        }
      };

  private static GenomeSample sample(int windows) {
    KnownStretches known = new KnownStretches(SOURCE, 500, "chrA"::equals);
    return GenomeSample.ofAbout(known, WINDOW, windows);
  }

  private static QuadraticNetwork network() {
    return QuadraticNetwork.random(new Random(11), WINDOW);
  }

  private static float margin(QuadraticNetwork network, byte[] window) {
    return (float) network.margin(QuadraticNetwork.oneHot(window, 0, WINDOW));
  }

  @Test
  void samplesLongStretchesOfKnownBasesOfTheChromosomesThatAreWanted() {
    KnownStretches known = new KnownStretches(SOURCE, 500, "chrA"::equals);
    assertEquals(
        List.of(new Locus("chrA", 100, 5000), new Locus("chrA", 5300, 6000)), known.stretches());
    assertEquals(5600, known.bases());
    GenomeSample every = GenomeSample.everyBases(known, WINDOW, 10, window -> true);
    assertEquals((4900 - 7) / 10 + 1 + (700 - 7) / 10 + 1, every.windows());
    GenomeSample some =
        GenomeSample.everyBases(
            known, WINDOW, 10, window -> window.start() < 200 || window.start() >= 5900);
    assertEquals(10 + 10, some.windows());
    assertEquals(100, some.pieces().get(0).start());
    assertEquals(5900, some.pieces().get(1).start());
  }

  @Test
  void survivalIsThatOfBothStrandsOfEveryWindow() {
    QuadraticNetwork network = network();
    GenomeSample sample = sample(100_000);
    assertEquals(1, sample.stride());
    Calibration calibration =
        new Calibrator(sample, sample(10), "fake", 50, 1, 2)
            .calibrate(CalibratedFakes.bundle("X", network), Optional.empty());
    float[] single = new float[2 * sample.windows()];
    float[] mean = new float[sample.windows()];
    int i = 0;
    for (GenomeSample.Piece piece : sample.pieces()) {
      for (int w = 0; w < piece.count(); w++) {
        byte[] window = Arrays.copyOfRange(CODES, piece.start() + w, piece.start() + w + WINDOW);
        float forward = margin(network, window);
        float reverse = margin(network, Bases.reverseComplement(window));
        single[2 * i] = forward;
        single[2 * i + 1] = reverse;
        mean[i++] = (forward + reverse) / 2;
      }
    }
    assertEquals(SurvivalFunction.estimate(single), calibration.scores().get(Calibration.SINGLE));
    assertEquals(SurvivalFunction.estimate(mean), calibration.scores().get(Calibration.MEAN));
    assertEquals(Optional.empty(), calibration.precision());
    assertEquals(sample.windows(), calibration.windows());
  }

  @Test
  void aChangeOfALinearNetworkIsTheDifferenceOfTwoWeights() {
    double[] weights = new double[WINDOW * 4];
    // The centre alone counts: of 12 changes the differences are 1, 2, 3 (A-C, A-G, ...).
    weights[WINDOW / 2 * 4 + 1] = 1;
    weights[WINDOW / 2 * 4 + 2] = 3;
    weights[WINDOW / 2 * 4 + 3] = 7;
    QuadraticNetwork network = QuadraticNetwork.linear(0, weights);
    Calibration calibration =
        new Calibrator(sample(100_000), sample(10), "fake", 4000, 1, 1)
            .calibrate(CalibratedFakes.bundle("X", network), Optional.empty());
    Calibration.Distribution changes = calibration.changes().get(Calibration.SINGLE);
    assertEquals(8000, changes.draws());
    assertTrue(List.of(1.0, 2.0, 3.0, 4.0, 6.0, 7.0).containsAll(changes.scores()));
    // A-C, A-G, A-T, C-G, C-T, G-T are 1, 3, 7, 2, 6, 4 and equally likely.
    GenomicScale scale = GenomicScale.of(calibration);
    assertEquals(1.0 / 6, scale.changeP(-7, StrandRule.FORWARD), 0.03);
    assertEquals(0.5, scale.changeP(4, StrandRule.FORWARD), 0.03);
    assertEquals(1, scale.changeP(0.5, StrandRule.REVERSE));
  }

  @Test
  void precisionIsThatOfTheLabelledWindows() {
    QuadraticNetwork network = network();
    List<byte[]> positives =
        List.of(
            Arrays.copyOfRange(CODES, 300, 307),
            Arrays.copyOfRange(CODES, 400, 407),
            Arrays.copyOfRange(CODES, 500, 507));
    GenomeSample validating = sample(200);
    BitSet unbound = new BitSet();
    unbound.set(3, validating.windows());
    Calibration.Precision precision =
        new Calibrator(sample(100), validating, "fake", 10, 1, 2)
            .calibrate(
                CalibratedFakes.bundle("X", network),
                Optional.of(new Calibrator.Labelled("peaks", positives, unbound, 0.01)))
            .precision()
            .orElseThrow();
    assertEquals(3, precision.positives());
    assertEquals("peaks", precision.peaks());
    float[] bound = new float[3];
    assertEquals(validating.windows() - 3, precision.negatives());
    float[] others = new float[validating.windows()];
    for (int i = 0; i < 3; i++) {
      bound[i] =
          Math.max(
              margin(network, positives.get(i)),
              margin(network, Bases.reverseComplement(positives.get(i))));
    }
    int next = 0;
    for (Locus locus : validating.loci()) {
      byte[] window = Arrays.copyOfRange(CODES, locus.start(), locus.end());
      others[next++] =
          Math.max(margin(network, window), margin(network, Bases.reverseComplement(window)));
    }
    assertEquals(
        PrecisionCurve.estimate(bound, Arrays.copyOfRange(others, 3, others.length), 0.01),
        precision.curves().get(Calibration.MAX));
  }

  @Test
  void threadsChangeNothing() {
    ModelBundle model = CalibratedFakes.bundle("X", network());
    Calibration one =
        new Calibrator(sample(3000), sample(10), "fake", 500, 3, 1)
            .calibrate(model, Optional.empty());
    Calibration four =
        new Calibrator(sample(3000), sample(10), "fake", 500, 3, 4)
            .calibrate(model, Optional.empty());
    assertEquals(one, four);
    Calibration other =
        new Calibrator(sample(3000), sample(10), "fake", 500, 4, 1)
            .calibrate(model, Optional.empty());
    assertTrue(!one.changes().equals(other.changes()));
  }

  @Test
  void modelsThatShareLayersGetTheSameCalibrationTogetherAsAlone() {
    List<ModelBundle> models = new ArrayList<>();
    Random random = new Random(8);
    for (Network trunk : TinyNetworks.all(random, 21)) {
      for (int i = 0; i < 3; i++) {
        models.add(CalibratedFakes.bundle("X" + i, TinyNetworks.withAnotherOutput(trunk, random)));
      }
    }
    assertEquals(
        3, NetworkGroup.of(models.stream().map(ModelBundle::network).toList()).size(), "trunks");
    KnownStretches known = new KnownStretches(SOURCE, 500, "chrA"::equals);
    GenomeSample sample = GenomeSample.ofAbout(known, 21, 1500);
    GenomeSample validating = GenomeSample.ofAbout(known, 21, 700);
    BitSet unbound = new BitSet();
    unbound.set(5, validating.windows());
    Optional<Calibrator.Labelled> labelled =
        Optional.of(
            new Calibrator.Labelled(
                "peaks",
                List.of(Arrays.copyOfRange(CODES, 300, 321), Arrays.copyOfRange(CODES, 600, 621)),
                unbound,
                0.01));
    Calibrator calibrator = new Calibrator(sample, validating, "fake", 100, 1, 2);
    Calibration[] together = new Calibration[models.size()];
    calibrator.calibrate(
        models,
        Collections.nCopies(models.size(), labelled),
        (calibration, index) -> together[index] = calibration);
    for (int i = 0; i < models.size(); i++) {
      assertEquals(calibrator.calibrate(models.get(i), labelled), together[i], "model " + i);
      assertTrue(i == 0 || !together[i].scores().equals(together[i - 1].scores()));
    }
  }

  @Test
  void aModelWithoutACalibrationIsSaidToBeNone() {
    ModelBundle model = CalibratedFakes.bundle("X", network());
    assertEquals(Optional.empty(), GenomicScale.of(model));
    InputException refused = assertThrows(InputException.class, () -> GenomicScale.required(model));
    assertEquals(
        "X_CELL/fake is not calibrated: what its score means in the genome is not known;"
            + " calibrate it with motiflens calibrate.",
        refused.getMessage());
  }

  @Test
  void scoresOfBothStrandsStayInTheOrderOfTheWindows() {
    QuadraticNetwork network = network();
    StrandScores scores = StrandScores.ofSize(3);
    new BothStrands(NetworkGroup.of(List.of(network)).get(0).newEvaluator(), 1)
        .score(Arrays.copyOfRange(CODES, 200, 200 + 3 * WINDOW), List.of(scores), 0);
    float[] reverse = new float[3];
    for (int i = 0; i < 3; i++) {
      byte[] window = Arrays.copyOfRange(CODES, 200 + WINDOW * i, 200 + WINDOW * (i + 1));
      reverse[i] = margin(network, Bases.reverseComplement(window));
    }
    assertArrayEquals(reverse, scores.reverse());
  }
}
