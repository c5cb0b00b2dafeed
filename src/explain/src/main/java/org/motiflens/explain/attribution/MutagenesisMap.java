package org.motiflens.explain.attribution;

import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Family;
import org.motiflens.network.WindowRun;

/**
 * In-silico mutagenesis in full: the margin with each of the four bases at a position, less the
 * mean of the four (Alipanahi et al. 2015, mutation maps; as logits, each position centred). An N
 * base has none.
 */
public final class MutagenesisMap implements AttributionMethod {
  @Override
  public String key() {
    return "mutagenesis-map";
  }

  @Override
  public String label() {
    return "In-silico mutagenesis, four rows";
  }

  @Override
  public String tells() {
    return "what A, C, G or T would do at the base, each one tried";
  }

  @Override
  public String formula() {
    return "Δ(X with b at the base) − mean over b, all four rows";
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
    int length = evaluator.windowLength();
    MutationMap map = new MutationMap(evaluator);
    float[] values = new float[Bases.COUNT * length];
    for (int window = 0; window < run.count(); window++) {
      monitor.check();
      int start = run.start(window);
      int to = sink.to(window, length);
      map.compute(codes, start, sink.from(window), to);
      for (int t = sink.from(window); t < to; t++) {
        boolean known = codes[start + t] != Bases.N;
        for (int base = 0; base < Bases.COUNT; base++) {
          values[base * length + t] = known ? map.centred(t, base) : Float.NaN;
        }
      }
      sink.accept(window, values);
    }
  }
}
