package org.motiflens.plugin.table;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.variant.VariantEffect;
import org.motiflens.explain.variant.VariantScorer;
import org.motiflens.genome.variant.RefusedVariantException;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;

/** What a model says of the alleles of a list. Filled by one thread while others read. */
public final class VariantScores extends ModelScores {
  private final AtomicReferenceArray<Outcome> outcomes;
  private volatile boolean hasRefusals;
  private volatile int finished;

  /**
   * What became of one allele: an effect, or why there is none.
   *
   * @param reason kind of refusal
   * @param sentence the refusal, for people
   */
  public record Outcome(
      Optional<VariantEffect> effect,
      Optional<RefusedVariantException.Reason> reason,
      String sentence) {
    static Outcome of(VariantEffect effect) {
      return new Outcome(Optional.of(effect), Optional.empty(), "");
    }

    static Outcome of(RefusedVariantException refusal) {
      return new Outcome(
          Optional.empty(), Optional.of(refusal.reason()), Messages.plain(refusal.getMessage()));
    }
  }

  public VariantScores(ModelCard card, int size) {
    super(card);
    outcomes = new AtomicReferenceArray<>(size);
  }

  /** Whether an allele has been refused. */
  boolean hasRefusals() {
    return hasRefusals;
  }

  @Override
  public int size() {
    return outcomes.length();
  }

  /** Alleles that are done. */
  @Override
  public int finished() {
    return finished;
  }

  /** Empty as long as the allele waits. */
  public Optional<Outcome> outcome(int index) {
    return Optional.ofNullable(outcomes.get(index));
  }

  /** Δ logit of an allele; NaN without an effect. */
  public double delta(int index) {
    return outcome(index)
        .flatMap(Outcome::effect)
        .map(effect -> (double) effect.deltaMargin())
        .orElse(Double.NaN);
  }

  /** How many alleles were refused, by reason. */
  public Map<RefusedVariantException.Reason, Integer> refused() {
    Map<RefusedVariantException.Reason, Integer> counts =
        new EnumMap<>(RefusedVariantException.Reason.class);
    for (int i = 0; i < size(); i++) {
      outcome(i).flatMap(Outcome::reason).ifPresent(r -> counts.merge(r, 1, Integer::sum));
    }
    return counts;
  }

  /**
   * Scores all alleles of a list, in its order.
   *
   * @throws java.util.concurrent.CancellationException when the monitor asks for it
   */
  public void fill(VariantList list, VariantScorer scorer, Monitor monitor) {
    for (int i = 0; i < list.size(); i++) {
      monitor.check();
      Outcome outcome = outcome(list.entry(i), scorer);
      outcomes.set(i, outcome);
      if (outcome.reason().isPresent()) {
        hasRefusals = true;
      }
      finished = i + 1;
      monitor.progress(i + 1L, list.size());
    }
  }

  /** What comes of one allele. */
  static Outcome outcome(VariantList.Entry entry, VariantScorer scorer) {
    try {
      return Outcome.of(scorer.effect(entry.row().variant(entry.allele())));
    } catch (RefusedVariantException e) {
      return Outcome.of(e);
    }
  }
}
