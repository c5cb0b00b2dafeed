package org.motiflens.explain.attribution;

import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Family;
import org.motiflens.network.WindowRun;

/**
 * DeepSHAP's hypothetical scores: at each position what each of the four bases would contribute
 * with the multipliers of the window as it is, see {@link Contributions}. An N base has none.
 */
public final class DeepShapMap implements AttributionMethod {
  private final ExplainedScalar scalar;
  private final int references;
  private final long seed;

  DeepShapMap(ExplainedScalar scalar, int references, long seed) {
    this.scalar = scalar;
    this.references = references;
    this.seed = seed;
  }

  @Override
  public String key() {
    return scalar.key("deepshap-map");
  }

  @Override
  public String label() {
    return scalar.label("DeepSHAP, four rows");
  }

  @Override
  public String tells() {
    return "what A, C, G or T would do at the base, compared with shuffled sequence";
  }

  @Override
  public String formula() {
    return scalar.formula(
        "mean over "
            + references
            + " dinucleotide shuffles B (seed "
            + seed
            + ") of Σ_c M_c (1[c = b] − B_c)"
            + ", M the rescale rule's multipliers of "
            + scalar.symbol());
  }

  @Override
  public String source() {
    return "Lundberg and Lee 2017; Shrikumar et al. 2017, section 3.5.1";
  }

  @Override
  public Scale scale() {
    return Scale.SIGNED;
  }

  @Override
  public boolean supports(Architecture architecture) {
    return DeepShapSupport.covers(architecture) && scalar.isOf(architecture);
  }

  @Override
  public String networks() {
    return scalar == ExplainedScalar.SCORE ? "convolutional, profile" : ProfileMethods.NETWORKS;
  }

  @Override
  public String needs() {
    return DeepShapSupport.NEEDS;
  }

  @Override
  public Unit unit(Family family) {
    return scalar.unit(family);
  }

  @Override
  public Presentation presentation() {
    return Presentation.MAP;
  }

  @Override
  public Cost cost() {
    return Cost.MANY_PASSES;
  }

  @Override
  public void attribute(
      Evaluator evaluator, byte[] codes, WindowRun run, Sink sink, Monitor monitor) {
    monitor.check();
    Contributions contributions = new Contributions(scalar.of(evaluator), references, seed);
    int length = evaluator.windowLength();
    float[] values = new float[Bases.COUNT * length];
    for (int window = 0; window < run.count(); window++) {
      monitor.check();
      int start = run.start(window);
      contributions.compute(codes, start, monitor);
      for (int t = 0; t < length; t++) {
        boolean known = codes[start + t] != Bases.N;
        for (int base = 0; base < Bases.COUNT; base++) {
          values[base * length + t] = known ? contributions.hypothetical(t, base) : Float.NaN;
        }
      }
      sink.accept(window, values);
      sink.missed(window, contributions.completenessError());
    }
  }
}
