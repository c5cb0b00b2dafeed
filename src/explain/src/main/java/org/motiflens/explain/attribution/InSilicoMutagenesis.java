package org.motiflens.explain.attribution;

import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Family;
import org.motiflens.network.WindowRun;

/**
 * In-silico mutagenesis: how much the margin loses, on average over the four bases, when the base
 * that is there is replaced (Alipanahi et al. 2015, mutation maps; as logits, each position
 * centred). Three windows more a base are computed, of the bases whose values are asked for. An N
 * base has no value.
 */
public final class InSilicoMutagenesis implements AttributionMethod {
  @Override
  public String key() {
    return "ism";
  }

  @Override
  public String label() {
    return "In-silico mutagenesis";
  }

  @Override
  public String tells() {
    return "what the score would lose if the base were another, each one tried";
  }

  @Override
  public String formula() {
    return "Δ(X) − mean over b of Δ(X with b at the base)";
  }

  @Override
  public String source() {
    return "Alipanahi et al. 2015, Nature Biotechnology 33:831";
  }

  @Override
  public Scale scale() {
    return Scale.SIGNED;
  }

  @Override
  public boolean supports(Architecture architecture) {
    return true;
  }

  @Override
  public Unit unit(Family family) {
    return Unit.score(family);
  }

  @Override
  public Cost cost() {
    return Cost.MANY_PASSES;
  }

  @Override
  public Optional<AttributionMethod> firstOrder() {
    return Optional.of(new GradientCorrection());
  }

  @Override
  public void attribute(
      Evaluator evaluator, byte[] codes, WindowRun run, Sink sink, Monitor monitor) {
    monitor.check();
    MutationMap map = new MutationMap(evaluator);
    float[] values = new float[evaluator.windowLength()];
    for (int window = 0; window < run.count(); window++) {
      monitor.check();
      int start = run.start(window);
      int to = sink.to(window, values.length);
      map.compute(codes, start, sink.from(window), to);
      for (int t = sink.from(window); t < to; t++) {
        int base = codes[start + t];
        values[t] = base == Bases.N ? Float.NaN : map.centred(t, base);
      }
      sink.accept(window, values);
    }
  }
}
