package org.motiflens.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.fixture.QuadraticNetwork;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

class TrustTest {
  @Test
  void aPalindromeIsTheSameOnBothStrands() {
    QuadraticNetwork network = QuadraticNetwork.random(new Random(1), 6);
    byte[] codes = Bases.encode("AAGAATTCAA");
    assertEquals(0, Trust.of(network.newEvaluator(), codes, 2).strandDisagreement());
    assertTrue(Trust.of(network.newEvaluator(), codes, 1).strandDisagreement() > 0);
  }

  @Test
  void theFiguresAreThoseOfTheWindow() {
    QuadraticNetwork network = QuadraticNetwork.linear(0.5, 1, 2, 3, 4, -1, -2, -3, -4);
    // Of GCA the window CA: 0.5 + 2 - 1; reverse complement TG: 0.5 + 4 - 3.
    Trust trust = Trust.of(network.newEvaluator(), Bases.encode("GCA"), 1);
    assertEquals(1 / (1 + Math.exp(-1.5)), trust.probability(), 1e-6);
    assertEquals(0, trust.strandDisagreement(), 1e-6);
    assertEquals(0, trust.completenessError(), 1e-5);
  }

  @Test
  void theCompletenessErrorIsThatOfTheMidpointSum() {
    // Delta = s^3 with s the known base's entry; the path runs s from 1/4 to 1. Midpoints miss the
    // integral of 3 s^2 ds by h^2 / 24 times the change of its slope, h = 0.75 / 64.
    double h = 0.75 / 64;
    double expected = h * h / 24 * 6 * 0.75;
    Trust trust = Trust.of(new Cubic().newEvaluator(), Bases.encode("A"), 0);
    assertEquals(expected, trust.completenessError(), 1e-5);
    assertTrue(trust.completenessError() > expected / 2);
  }

  /** Δ = a³ of a single position's A. */
  private static final class Cubic implements Network, Evaluator {
    @Override
    public Architecture architecture() {
      return QuadraticNetwork.linear(0, new double[4]).architecture();
    }

    @Override
    public Evaluator newEvaluator() {
      return this;
    }

    @Override
    public int windowLength() {
      return 1;
    }

    @Override
    public void logitMargins(byte[] codes, WindowRun run, float[] margins) {
      for (int i = 0; i < run.count(); i++) {
        margins[i] = codes[run.start(i)] == 0 ? 1 : 0;
      }
    }

    @Override
    public void gradients(byte[] codes, WindowRun run, GradientSink sink) {
      throw new UnsupportedOperationException();
    }

    @Override
    public float gradientDense(float[] input, float[] gradient) {
      gradient[0] = 3 * input[0] * input[0];
      return input[0] * input[0] * input[0];
    }

    @Override
    public void temporalForward(byte[] codes, int start, float[] scores) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void temporalBackward(byte[] codes, int start, float[] scores) {
      throw new UnsupportedOperationException();
    }
  }
}
