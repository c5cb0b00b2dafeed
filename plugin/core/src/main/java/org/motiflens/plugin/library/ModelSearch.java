package org.motiflens.plugin.library;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.network.bundle.ModelCard;

/**
 * Finds models by words that a person types. A model is found when each word is somewhere in its
 * factor, cell line, experiment or architecture; those whose factor is just the word come first,
 * then those whose factor begins with it, then those whose factor has it, then all others. Models
 * that are found equally well keep their order.
 */
public final class ModelSearch {
  private static final int FACTOR = 0;
  private static final int BEGINS = 1;
  private static final int WITHIN = 2;
  private static final int ELSEWHERE = 3;

  private ModelSearch() {}

  /**
   * The models that a text finds, the best first; all for an empty one.
   *
   * @param text words, in capitals or not
   */
  public static List<ModelCard> find(List<ModelCard> models, String text) {
    String[] words = text.trim().toLowerCase(Locale.ROOT).split("\\s+");
    return models.stream()
        .flatMap(card -> rank(card, words).map(rank -> new Found(card, rank)).stream())
        .sorted(Comparator.comparingInt(Found::rank))
        .map(Found::card)
        .toList();
  }

  private record Found(ModelCard card, int rank) {}

  /** The least is the best; nothing when a word is missing. */
  private static Optional<Integer> rank(ModelCard card, String... words) {
    int sum = 0;
    for (String word : words) {
      Optional<Integer> one = rank(card, word);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      sum += one.get();
    }
    return Optional.of(sum);
  }

  private static Optional<Integer> rank(ModelCard card, String word) {
    String factor = card.tf().toLowerCase(Locale.ROOT);
    if (factor.equals(word)) {
      return Optional.of(FACTOR);
    }
    if (factor.startsWith(word)) {
      return Optional.of(BEGINS);
    }
    if (factor.contains(word)) {
      return Optional.of(WITHIN);
    }
    String others = card.cellLine() + " " + card.experiment() + " " + card.architecture();
    return others.toLowerCase(Locale.ROOT).contains(word)
        ? Optional.of(ELSEWHERE)
        : Optional.empty();
  }
}
