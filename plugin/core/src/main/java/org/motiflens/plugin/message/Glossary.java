package org.motiflens.plugin.message;

import java.util.List;

/** What the words beside numbers say, for those who meet them first. */
public final class Glossary {
  private Glossary() {}

  /**
   * One word or phrase.
   *
   * @param term as the extension writes it
   * @param meaning in one or two sentences
   */
  public record Entry(String term, String meaning) {}

  /** The terms, those that are met first before the others. */
  public static List<Entry> entries() {
    return List.of(
        new Entry(
            "P, or P(bound)",
            "How sure the model is, from 0 to 1, that a window is bound. What it was told apart from"
                + " in training stands on its card: other windows of the genome, or shuffled"
                + " sequence. Most of the genome is not bound: even a high P is often a false"
                + " alarm there."),
        new Entry(
            "1 in 2,000",
            "One window of the genome in so many scores as high. It is known of models that were"
                + " calibrated."),
        new Entry(
            "strands differ by",
            "How far the scores of the window and of its other strand lie apart, in logits."
                + " Binding has no strand: where they are far apart, trust the letters less."),
        new Entry(
            "gradients miss",
            "By how much letters of integrated gradients, added up, miss the score that they"
                + " explain, in logits. The less, the better they account for it."),
        new Entry(
            "logit",
            "The score before it becomes P: 0 is P = 0.5, 2 is P = 0.88, 4 is P = 0.98. Δ logit is"
                + " the score of the changed sequence less that of the genome's."),
        new Entry(
            "auPRC",
            "How well the model finds bound windows among all windows of a chromosome that it never"
                + " saw: precision, averaged over the bound windows. One in a thousand windows is"
                + " bound or fewer, so that 0.3 is much; 1 is perfect."),
        new Entry(
            "AUC",
            "How often the model scores a bound window above a shuffled one, both unseen in"
                + " training: 0.5 is chance, 1 is always."),
        new Entry(
            "shuffled 20.8 %",
            "So many of the peaks' windows reach the threshold when their bases are shuffled,"
                + " neighbours kept: the false alarms that go with what is found."),
        new Entry(
            "p, q and E of a motif",
            "p: how often chance is as alike. E: p times the number of motifs. q: the share of"
                + " false ones among matches this good; up to 0.1 counts as a match."));
  }
}
