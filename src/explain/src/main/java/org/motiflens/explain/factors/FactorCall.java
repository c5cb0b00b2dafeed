package org.motiflens.explain.factors;

import java.util.Objects;
import java.util.Optional;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.explain.motif.Seqlet;
import org.motiflens.network.bundle.ModelCard;

/**
 * What the model of one factor says of a place.
 *
 * @param card the model
 * @param start of the window that scored highest, an index into the codes that were given
 * @param score logit margin of that window, with both strands combined
 * @param reverse whether the window's reverse complement scores higher than the window
 * @param meaning of the score in the genome
 * @param word what the model looks at, on the strand that scores higher; its offset is counted
 *     along that strand
 * @param group name of the factors that cannot be told apart here; the factor itself where it is
 *     alone
 */
public record FactorCall(
    ModelCard card,
    int start,
    float score,
    boolean reverse,
    Meaning meaning,
    Optional<Seqlet> word,
    String group) {
  public FactorCall {
    Objects.requireNonNull(word);
    Objects.requireNonNull(group);
  }

  /** −log10 of the share of genomic windows that score as high. */
  public double rank() {
    return meaning.rank();
  }

  /** The same with a word. */
  FactorCall with(Optional<Seqlet> found) {
    return new FactorCall(card, start, score, reverse, meaning, found, group);
  }

  /** The same in a group. */
  FactorCall in(String name) {
    return new FactorCall(card, start, score, reverse, meaning, word, name);
  }

  /** Index of the word's first base in the codes, on the forward strand. */
  int wordStart() {
    Seqlet found = word.orElseThrow();
    return start
        + (reverse
            ? card.windowLength() - found.offset() - found.letters().length()
            : found.offset());
  }
}
