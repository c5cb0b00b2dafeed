package org.motiflens.explain.factors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.explain.motif.SaliencySeqlet;
import org.motiflens.explain.motif.Seqlet;
import org.motiflens.explain.score.StrandMargins;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.ModelBundle;

/**
 * Calibrated models of many factors that are asked together. Immutable and safe for use by many
 * threads; one window takes some hundredths of a second for a hundred models.
 */
public final class FactorPanel {
  /** Bases between the windows of a place that is longer than one. */
  public static final int STRIDE = 25;

  private final StrandRule strand;
  private final List<Member> members;

  /** A model with its scale. */
  private record Member(ModelBundle model, GenomicScale scale) {}

  /**
   * @param models those that are not calibrated are left out
   * @param strand how both strands are combined
   * @throws InputException when none is calibrated
   */
  public FactorPanel(Collection<ModelBundle> models, StrandRule strand) {
    this.strand = strand;
    members =
        models.stream()
            .flatMap(
                model -> GenomicScale.of(model).stream().map(scale -> new Member(model, scale)))
            .toList();
    if (members.isEmpty()) {
      throw new InputException(
          "None of the models is calibrated, and so their scores cannot be compared; calibrate them"
              + " with motiflens calibrate.");
    }
  }

  /** The models that are asked. */
  public List<ModelBundle> models() {
    return members.stream().map(Member::model).toList();
  }

  /**
   * Asks all models of a place, as many at a time as the common pool has threads.
   *
   * @param codes its bases: as many as a window has, or more; then the best window of each model
   *     counts, of those every {@value #STRIDE} bases
   * @param words how many of the first get a word
   * @return the highest rank first; models that read longer windows, or to which too few bases are
   *     known, are left out
   * @throws java.util.concurrent.CancellationException when the monitor asks for it
   */
  public List<FactorCall> calls(byte[] codes, int words, Monitor monitor) {
    List<FactorCall> calls = new ArrayList<>();
    members.parallelStream()
        .map(
            member -> {
              monitor.check();
              return call(member, codes);
            })
        .toList()
        .forEach(call -> call.ifPresent(calls::add));
    calls.sort(
        Comparator.comparingDouble(FactorCall::rank)
            .reversed()
            .thenComparing(call -> call.card().id()));
    List<FactorCall> first =
        calls.subList(0, Math.min(words, calls.size())).parallelStream()
            .map(
                call -> {
                  monitor.check();
                  return withWord(call, codes);
                })
            .toList();
    List<FactorCall> all = new ArrayList<>(first);
    all.addAll(calls.subList(first.size(), calls.size()));
    return all;
  }

  private Optional<FactorCall> call(Member member, byte[] codes) {
    Evaluator evaluator = member.model().network().newEvaluator();
    int length = evaluator.windowLength();
    if (codes.length < length) {
      return Optional.empty();
    }
    WindowRun run = new WindowRun(0, STRIDE, (codes.length - length) / STRIDE + 1);
    float[] scores = new StrandMargins(evaluator, strand).of(codes, run);
    int best = -1;
    for (int i = 0; i < scores.length; i++) {
      if (isKnown(codes, run.start(i), length) && (best < 0 || scores[i] > scores[best])) {
        best = i;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    WindowRun window = WindowRun.single(run.start(best));
    float forward = new StrandMargins(evaluator, StrandRule.FORWARD).of(codes, window)[0];
    float reverse = new StrandMargins(evaluator, StrandRule.REVERSE).of(codes, window)[0];
    return Optional.of(
        new FactorCall(
            member.model().card(),
            window.start(0),
            scores[best],
            reverse > forward,
            member.scale().meaning(scores[best], strand),
            Optional.empty(),
            member.model().card().tf()));
  }

  /** Whether at least half of the bases are known. */
  private static boolean isKnown(byte[] codes, int start, int length) {
    int known = 0;
    for (int i = start; i < start + length; i++) {
      known += codes[i] == Bases.N ? 0 : 1;
    }
    return 2 * known >= length;
  }

  private FactorCall withWord(FactorCall call, byte[] codes) {
    Member member =
        members.stream()
            .filter(one -> one.model().card().equals(call.card()))
            .findFirst()
            .orElseThrow();
    byte[] window = new byte[call.card().windowLength()];
    System.arraycopy(codes, call.start(), window, 0, window.length);
    byte[] read = call.reverse() ? Bases.reverseComplement(window) : window;
    Optional<Seqlet> word = new SaliencySeqlet().reader(member.model().network()).word(read, 0);
    return new FactorCall(
        call.card(),
        call.start(),
        call.score(),
        call.reverse(),
        call.meaning(),
        word,
        call.group());
  }
}
