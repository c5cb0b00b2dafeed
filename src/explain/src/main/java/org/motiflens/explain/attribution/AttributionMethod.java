package org.motiflens.explain.attribution;

import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.WindowRun;

/**
 * One way to give each base of a window a value. One class a method; the registry lists them, and
 * menus, flags and documents are made from the list. Implementations have no state.
 *
 * <p>Symbols in formulas: X is the one-hot window (T × 4), Δ = z₊ − z₋ the logit margin, P = 1 / (1
 * + exp(−Δ)) the probability of the positive class, ⊙ the element-wise product of which each base
 * keeps its only non-zero entry.
 */
public interface AttributionMethod {
  /** How values are to be read and coloured. */
  enum Scale {
    /** At least 0: white to red. */
    MAGNITUDE,
    /** Around 0: letters up and down. */
    SIGNED,
    /** A probability: blue below 0.5, red above. */
    PROBABILITY
  }

  /** Receives the result of each window of a run, in order. */
  @FunctionalInterface
  interface Sink {
    /**
     * @param window index in the run
     * @param values one a base of the window, NaN where a base has none; of a map four rows of
     *     these, for A, C, G and T, one after another; valid only during the call
     */
    void accept(int window, float[] values);
  }

  /** What files and the command line call it, for example {@code saliency}. */
  String key();

  /** What menus and track names call it. */
  String label();

  /** One line for people. */
  String formula();

  /** Where the formula comes from: publication and section. */
  String source();

  Scale scale();

  /**
   * Whether a base has four values, one for each base that might be there, rather than one. A map
   * is to be looked at; files hold methods with one value a base.
   */
  default boolean isMap() {
    return false;
  }

  /**
   * The distance between windows that suits the method when the user names none.
   *
   * @param windowLength bases of a window
   * @return 1 to {@code windowLength}
   */
  int defaultStride(int windowLength);

  /** Whether the method means anything for a network of this architecture. */
  boolean supports(Architecture architecture);

  /** What {@link #supports} asks for, to complete "the method needs". */
  default String needs() {
    return "another network";
  }

  /** Whether values belong to one strand of the sequence as it is read. */
  default boolean isStranded() {
    return false;
  }

  /**
   * Computes a run of windows over {@code codes}; each window's values depend on that window alone.
   */
  void attribute(Evaluator evaluator, byte[] codes, WindowRun run, Sink sink);
}
