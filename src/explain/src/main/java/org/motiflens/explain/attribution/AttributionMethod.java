package org.motiflens.explain.attribution;

import java.util.List;
import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Family;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.ModelBundle;

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

  /** How a track shows values. */
  enum Presentation {
    /** The bases themselves, as tall as their values. */
    LETTERS,
    /** A line over the bases. */
    CURVE,
    /** A row of colours. */
    STRIP,
    /** Four rows of colours, one for each base that might be there. */
    MAP
  }

  /** How much work a window is. */
  enum Cost {
    /** The network is run once, forward or forward and back. */
    ONE_PASS,
    /** It is run dozens to hundreds of times. */
    MANY_PASSES
  }

  /** Receives the result of each window of a run, in order. */
  @FunctionalInterface
  interface Sink {
    /**
     * @param window index in the run
     * @param values one a base of the window, NaN where a base has none; of a map four rows of
     *     these, for A, C, G and T, one after another; valid only during the call, and of positions
     *     that are not asked for without meaning
     */
    void accept(int window, float[] values);

    /**
     * Told by methods whose values should add up to a difference of scores, after {@link #accept}.
     *
     * @param error by how much they miss it
     */
    default void missed(int window, double error) {}

    /**
     * The first position of a window whose value is asked for. A method for which each position is
     * work of its own may leave out the others.
     *
     * @param window index in the run
     */
    default int from(int window) {
      return 0;
    }

    /**
     * After the last position of a window whose value is asked for.
     *
     * @param window index in the run
     * @param length bases of the window
     */
    default int to(int window, int length) {
      return length;
    }
  }

  /** What files and the command line call it, for example {@code saliency}. */
  String key();

  /** What menus and track names call it. */
  String label();

  /** What its values tell a biologist, in a few words without symbols; menus have them. */
  String tells();

  /** One line for people. */
  String formula();

  /** Where the formula comes from: publication and section. */
  String source();

  Scale scale();

  /** What the numbers are, for a network of a family. */
  Unit unit(Family family);

  /** How a track shows the values. */
  default Presentation presentation() {
    return Presentation.LETTERS;
  }

  /** How much work a window is. */
  default Cost cost() {
    return Cost.ONE_PASS;
  }

  /**
   * A method of one pass that says the same to first order and in the same unit: a picture of it
   * can be there long before the values.
   */
  default Optional<AttributionMethod> firstOrder() {
    return Optional.empty();
  }

  /**
   * Whether it is among the views of a model of a family that are added together: the published
   * ones.
   */
  default boolean isUsual(Family family) {
    return false;
  }

  /** Keys that earlier versions wrote into sessions and files, read still. */
  default List<String> formerKeys() {
    return List.of();
  }

  /**
   * Whether a base has four values, one for each base that might be there, rather than one. A map
   * is to be looked at; files hold methods with one value a base.
   */
  default boolean isMap() {
    return presentation() == Presentation.MAP;
  }

  /**
   * The distance between windows that suits the method when the user names none: a quarter of the
   * window, unless a method says otherwise. Each base is then at most an eighth of a window away
   * from the centre of the window that explains it, for a small part of the work of a window around
   * every base.
   *
   * @param windowLength bases of a window
   * @return 1 to {@code windowLength}
   */
  default int defaultStride(int windowLength) {
    return Math.max(1, windowLength / 4);
  }

  /**
   * How many windows of the default distance are computed for little more than the work of one, as
   * they share it: fewer at a time are a waste.
   */
  default int together(int windowLength) {
    return 1;
  }

  /** Whether the method means anything for a network of this architecture. */
  boolean supports(Architecture architecture);

  /** Which networks the method is for, in a word or two. */
  default String networks() {
    return "all";
  }

  /** What {@link #supports} asks for, to complete "the method needs". */
  default String needs() {
    return "another network";
  }

  /** Whether values belong to one strand of the sequence as it is read. */
  default boolean isStranded() {
    return false;
  }

  /** Whether the method needs to know what the model's scores mean in the genome. */
  default boolean needsCalibration() {
    return false;
  }

  /**
   * The method for the scores of one model: itself unless it needs more than the network.
   *
   * @param strand whose values are asked for
   * @throws org.motiflens.genome.InputException when it {@link #needsCalibration} and the model has
   *     none
   */
  default AttributionMethod of(ModelBundle model, StrandRule strand) {
    return this;
  }

  /** Whether values are those of both strands already, so that nothing is left to combine. */
  default boolean combinesStrands() {
    return false;
  }

  /**
   * Computes a run of windows over {@code codes}; each window's values depend on that window alone.
   *
   * @param monitor asked before each window, and within a window that takes many passes, of which
   *     it is told as {@link Monitor#within}
   * @throws java.util.concurrent.CancellationException when it is no longer wanted; the evaluator
   *     may be left in the middle of a run
   */
  void attribute(Evaluator evaluator, byte[] codes, WindowRun run, Sink sink, Monitor monitor);

  /** The same, unwatched. */
  default void attribute(Evaluator evaluator, byte[] codes, WindowRun run, Sink sink) {
    attribute(evaluator, codes, run, sink, Monitor.NONE);
  }
}
