package org.motiflens.explain.attribution;

import java.util.Arrays;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Family;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bpnet.ProfileEvaluator;
import org.motiflens.network.bpnet.ProfileShares;

/**
 * The predicted profile: e^log counts · softmax(logits), the softmax over all positions and strands
 * of the window, at the positions that a window predicts, which are those in its middle.
 */
public final class ExpectedCounts implements ProfileMethod {
  /** Which strands count. */
  enum Strands {
    BOTH("", "", "both strands"),
    PLUS("-plus", ", + strand", "the forward strand"),
    MINUS("-minus", ", - strand", "the reverse strand");

    private final String suffix;
    private final String label;
    private final String words;

    Strands(String suffix, String label, String words) {
      this.suffix = suffix;
      this.label = label;
      this.words = words;
    }
  }

  /** Windows at an eighth of a window that read twice as many bases as one. */
  static final int SHARED = 8;

  private final Strands strands;

  ExpectedCounts(Strands strands) {
    this.strands = strands;
  }

  @Override
  public String key() {
    return "expected-counts" + strands.suffix;
  }

  @Override
  public String label() {
    return "Expected counts" + strands.label;
  }

  @Override
  public String tells() {
    return "reads that the model expects at the base";
  }

  @Override
  public String formula() {
    return "e^(log counts) softmax(logits), " + strands.words;
  }

  @Override
  public String source() {
    return "Avsec et al. 2021, Nature Genetics 53:354";
  }

  @Override
  public Scale scale() {
    return Scale.MAGNITUDE;
  }

  /** An eighth of the window: of the published sizes about a quarter of what a window predicts. */
  @Override
  public int defaultStride(int windowLength) {
    return Math.max(1, windowLength / 8);
  }

  @Override
  public boolean isStranded() {
    return strands != Strands.BOTH;
  }

  @Override
  public Unit unit(Family family) {
    return new Unit("counts a base", "counts a base");
  }

  @Override
  public boolean isUsual(Family family) {
    return strands == Strands.BOTH && family.predictsProfiles();
  }

  @Override
  public int together(int windowLength) {
    return SHARED;
  }

  @Override
  public Presentation presentation() {
    return Presentation.CURVE;
  }

  @Override
  public void attribute(
      Evaluator evaluator, byte[] codes, WindowRun run, Sink sink, Monitor monitor) {
    monitor.check();
    ProfileEvaluator profiles = (ProfileEvaluator) evaluator;
    if (strands != Strands.BOTH && profiles.strands() == 1) {
      throw new InputException(
          "The model predicts one profile for both strands; choose the method expected-counts.");
    }
    int length = profiles.outputLength();
    float[] values = new float[evaluator.windowLength()];
    Arrays.fill(values, Float.NaN);
    double[] shares = new double[length * profiles.strands()];
    profiles.profiles(
        codes,
        run,
        (window, logCounts, logits) -> {
          ProfileShares.softmax(logits, shares);
          double counts = StrictMath.exp(logCounts);
          int other = profiles.strands() == 1 ? 0 : length;
          for (int i = 0; i < length; i++) {
            double share =
                switch (strands) {
                  case PLUS -> shares[i];
                  case MINUS -> shares[other + i];
                  case BOTH -> other == 0 ? shares[i] : shares[i] + shares[other + i];
                };
            values[profiles.outputStart() + i] = (float) (counts * share);
          }
          sink.accept(window, values);
        });
  }
}
