package org.motiflens.training.conformance;

/**
 * How two planted motifs, a and b, decide whether a window counts as bound. The label is drawn: its
 * log-odds are {@link #logit}, ±ln 19 for 95 to 5. So a network that learns all there is to learn
 * has these as its margins, and the interaction of a and b is known in logits:
 *
 * <pre>
 *   eps = logit(a, b) − logit(a) − logit(b) + logit()
 * </pre>
 */
public enum Rule {
  /** a alone decides; b is as meaningless as the decoy. */
  ONE("a", -1, 1, -1, 1, 0, 0),
  /** Each adds the same log-odds: no interaction. */
  SUM("a + b", -1, 0, 0, 1, 1, 0),
  AND("a AND b", -1, -1, -1, 1, 1, 0),
  OR("a OR b", -1, 1, 1, 1, 1, 0),
  NOT("a AND NOT b", -1, 1, -1, -1, -1, 0),
  XOR("a XOR b", -1, 1, 1, -1, 1, 1),
  /** b after a on its strand, at most {@link PlantedSequences#NEAR} bases away. */
  NEAR("a then b, near", -1, -1, -1, 1, 1, 0);

  /** Log-odds of a label that is right in 19 of 20 windows. */
  public static final double SURE = Math.log(19);

  private final String words;
  private final double neither;
  private final double onlyA;
  private final double onlyB;
  private final double both;
  private final int signOfB;
  private final boolean severalOptima;

  Rule(
      String words,
      double neither,
      double onlyA,
      double onlyB,
      double both,
      int signOfB,
      int severalOptima) {
    this.words = words;
    this.neither = neither;
    this.onlyA = onlyA;
    this.onlyB = onlyB;
    this.both = both;
    this.signOfB = signOfB;
    this.severalOptima = severalOptima > 0;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** Log-odds that a window is bound. Of {@link #NEAR} both means: as the rule wants them. */
  public double logit(boolean a, boolean b) {
    return SURE * (a ? b ? both : onlyA : b ? onlyB : neither);
  }

  /** The planted interaction, in logits. */
  public double eps() {
    return SURE * (both - onlyA - onlyB + neither);
  }

  /** Sign of the importance of b, 0 for none; that of a is positive. */
  public int signOfB() {
    return signOfB;
  }

  /** Whether there are two ways to be bound, each with a feature that the other forbids. */
  public boolean hasSeveralOptima() {
    return severalOptima;
  }

  boolean isLimited() {
    return this == NEAR;
  }
}
