package org.motiflens.plugin.presenter;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.genome.InputException;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;

/** How tables say which model their values are of. */
final class ModelWords {
  /** Follows the name of a model whose scores cannot be told what they mean in the genome. */
  static final String NOT_CALIBRATED = " (" + Meaning.NOT_CALIBRATED + ")";

  private static final int LONGEST_FACTOR = 10;

  private ModelWords() {}

  /**
   * The network of a model that has a P. The score of a profile model is the logarithm of counts,
   * of which the tables know nothing.
   *
   * @param command of the command line, which does
   * @throws InputException when it has none
   */
  static Network withP(TableHost host, ModelCard card, String command) {
    Network network = host.network(card.id());
    if (network.architecture().family().predictsProfiles()) {
      throw new InputException(
          Messages.model(card)
              + " predicts counts and has no P; use the command motiflens "
              + command
              + ".");
    }
    return network;
  }

  /**
   * A sentence where the name of a file speaks of another factor than a model's, after a blank;
   * empty where it does not.
   *
   * @param known models whose factors are looked for in the name
   */
  static String otherFactor(String fileName, ModelCard card, Collection<ModelCard> known) {
    List<String> words = List.of(fileName.toUpperCase(Locale.ROOT).split("[^A-Z0-9-]+|-", -1));
    if (words.contains(card.tf().toUpperCase(Locale.ROOT))) {
      return "";
    }
    return known.stream()
        .map(ModelCard::tf)
        .filter(factor -> words.contains(factor.toUpperCase(Locale.ROOT)))
        .findFirst()
        .map(factor -> ". The file's name says " + Messages.plain(factor) + ".")
        .orElse("");
  }

  /** What a button that scores or stops says, in few letters. */
  static String action(boolean running, Optional<ModelCard> chosen) {
    return running
        ? "Stop scoring"
        : chosen.map(card -> "Score with " + shortened(card.tf())).orElse("Score");
  }

  private static String shortened(String factor) {
    String plain = Messages.plain(factor);
    return plain.length() <= LONGEST_FACTOR ? plain : plain.substring(0, LONGEST_FACTOR - 1) + "…";
  }

  /** Names the model that the user has chosen since; empty where the values are of it. */
  static String offer(Optional<ModelCard> used, Optional<ModelCard> chosen) {
    return used.isEmpty() || chosen.isEmpty() || used.equals(chosen)
        ? ""
        : "The chosen model is " + Messages.model(chosen.get()) + ".";
  }

  /** {@code peaks.CTCF.K562.small-cnn.tsv}. */
  static String fileName(String what, Optional<ModelCard> used) {
    return what
        + used.map(card -> "." + card.tf() + "." + card.cellLine() + "." + card.architecture())
            .orElse("")
            .replaceAll("[^A-Za-z0-9.-]+", "_")
        + ".tsv";
  }
}
