package org.motiflens.plugin.track;

import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.message.Messages;

/**
 * The bases that a view shows of the genome, or why there are none.
 *
 * @param sentence in place of values; then the others are null
 * @param genome that is shown
 * @param locus the visible bases
 */
public record VisibleBases(Optional<String> sentence, BrowserGenome genome, Locus locus) {
  public static VisibleBases none(String sentence) {
    return new VisibleBases(Optional.of(sentence), null, null);
  }

  /** What a view shows of the genome that is open. */
  public static VisibleBases of(Optional<BrowserGenome> genome, View view) {
    if (genome.isEmpty()) {
      return none(Messages.NO_GENOME);
    }
    if (view.chromosome().isEmpty()) {
      return none(Messages.WHOLE_GENOME);
    }
    String chromosome = genome.get().canonical(view.chromosome().get());
    try {
      int length = genome.get().length(chromosome);
      int start = Math.max(0, (int) Math.floor(view.origin()));
      int end = Math.min(length, (int) Math.ceil(view.end()) + 1);
      return end <= start
          ? none(Messages.OUTSIDE)
          : new VisibleBases(Optional.empty(), genome.get(), new Locus(chromosome, start, end));
    } catch (InputException e) {
      return none(e.getMessage());
    }
  }

  /** The sentence instead of bases, where there is one. */
  public VisibleBases unless(Optional<String> otherwise) {
    return sentence.isPresent() || otherwise.isEmpty() ? this : none(otherwise.get());
  }
}
