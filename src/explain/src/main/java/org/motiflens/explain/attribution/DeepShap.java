package org.motiflens.explain.attribution;

import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;

/**
 * DeepSHAP: DeepLIFT's contributions by the rescale rule, the mean over dinucleotide shuffles of
 * the window, see {@link Contributions}. An N base has no value.
 */
public final class DeepShap implements RescaleMethod {
  private final ExplainedScalar scalar;
  private final int references;
  private final long seed;

  DeepShap(ExplainedScalar scalar, int references, long seed) {
    this.scalar = scalar;
    this.references = references;
    this.seed = seed;
  }

  /** The same with other references. */
  DeepShap with(int otherReferences, long otherSeed) {
    return new DeepShap(scalar, otherReferences, otherSeed);
  }

  @Override
  public ExplainedScalar scalar() {
    return scalar;
  }

  @Override
  public String key() {
    return scalar.key("deepshap");
  }

  @Override
  public String label() {
    return scalar.label("DeepSHAP");
  }

  @Override
  public String tells() {
    return "for and against, compared with shuffled sequence";
  }

  @Override
  public String formula() {
    return RescaleMethod.formula(scalar, references, seed, "Σ_c M_c (X − B)_c");
  }

  @Override
  public void attribute(
      Evaluator evaluator, byte[] codes, WindowRun run, Sink sink, Monitor monitor) {
    monitor.check();
    Contributions contributions = new Contributions(scalar.of(evaluator), references, seed);
    float[] values = new float[evaluator.windowLength()];
    for (int window = 0; window < run.count(); window++) {
      monitor.check();
      int start = run.start(window);
      contributions.compute(codes, start, monitor);
      for (int t = 0; t < values.length; t++) {
        int base = codes[start + t];
        values[t] = base == Bases.N ? Float.NaN : contributions.hypothetical(t, base);
      }
      sink.accept(window, values);
      sink.missed(window, contributions.completenessError());
    }
  }
}
