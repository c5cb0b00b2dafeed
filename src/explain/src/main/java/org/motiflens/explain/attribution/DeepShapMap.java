package org.motiflens.explain.attribution;

import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;

/**
 * DeepSHAP's hypothetical scores: at each position what each of the four bases would contribute
 * with the multipliers of the window as it is, see {@link Contributions}. An N base has none.
 */
public final class DeepShapMap implements RescaleMethod {
  private final ExplainedScalar scalar;
  private final int references;
  private final long seed;

  DeepShapMap(ExplainedScalar scalar, int references, long seed) {
    this.scalar = scalar;
    this.references = references;
    this.seed = seed;
  }

  @Override
  public ExplainedScalar scalar() {
    return scalar;
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
    return RescaleMethod.formula(scalar, references, seed, "Σ_c M_c (1[c = b] − B_c)");
  }

  @Override
  public Presentation presentation() {
    return Presentation.MAP;
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
