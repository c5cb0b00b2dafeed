package org.motiflens.explain.instance;

import org.motiflens.explain.attribution.MutationMap;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

/** What each base of a window contributes; 0 where the base is unknown. For one thread. */
public final class Contributions {
  private final Evaluator evaluator;
  private final Kind kind;

  /** How contributions are measured. */
  public enum Kind {
    /**
     * The gradient of the logit margin at the base that is there, less the mean over the four
     * (Majdandzic, Rajesh and Koo 2023, Genome Biology 24:109): one pass. Behind a maximum it says
     * which bases count, and little of how well a site fits.
     */
    GRADIENT("gradient at the base, less the mean of the four"),
    /**
     * In-silico mutagenesis: the margin less its mean over the four bases at the position
     * (Alipanahi et al. 2015, Nature Biotechnology 33:831): three passes a base.
     */
    MUTAGENESIS("margin, less its mean over the four bases there (in-silico mutagenesis)");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  public Contributions(Network network, Kind kind) {
    evaluator = network.newEvaluator();
    this.kind = kind;
  }

  /** Bases that the network reads. */
  public int windowLength() {
    return evaluator.windowLength();
  }

  /** One value a base of the window that starts at {@code start}. */
  public double[] of(byte[] codes, int start) {
    double[] values = new double[evaluator.windowLength()];
    if (kind == Kind.MUTAGENESIS) {
      MutationMap map = new MutationMap(evaluator);
      map.compute(codes, start);
      for (int t = 0; t < values.length; t++) {
        int base = codes[start + t];
        values[t] = base < Bases.COUNT ? map.centred(t, base) : 0;
      }
      return values;
    }
    evaluator.gradients(
        codes,
        WindowRun.single(start),
        (window, margin, gradient) -> {
          for (int t = 0; t < values.length; t++) {
            byte code = codes[start + t];
            if (code < Bases.COUNT) {
              double mean = 0;
              for (int base = 0; base < Bases.COUNT; base++) {
                mean += gradient[t * Bases.COUNT + base] / Bases.COUNT;
              }
              values[t] = gradient[t * Bases.COUNT + code] - mean;
            }
          }
        });
    return values;
  }
}
