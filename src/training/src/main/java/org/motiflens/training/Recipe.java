package org.motiflens.training;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.motiflens.network.Architecture;
import org.motiflens.network.LayeredFamily;

/**
 * How a network is trained: Adam on the cross-entropy, the epoch chosen by validation AUC.
 *
 * @param learningRate of the first epoch
 * @param halveAfter epochs without a better validation AUC after which the learning rate is halved;
 *     0 when it falls by the same amount from each epoch to the next instead, to nothing after the
 *     last, and no epoch is left out; {@link #EACH_STEP} when it falls so from step to step, which
 *     suits trainings of few epochs
 * @param batchSize windows of one step
 * @param dropout probability that a unit is dropped
 * @param maximumEpochs the most passes over the training set
 * @param patience epochs without a better validation AUC after which training ends
 * @param warmUp epochs before either count begins: recurrent networks stay near chance for several
 *     epochs before they take off
 * @param strands how the two strands are treated
 * @param seed of initial weights, order, strands and dropout
 */
public record Recipe(
    double learningRate,
    int halveAfter,
    int batchSize,
    double dropout,
    int maximumEpochs,
    int patience,
    int warmUp,
    Strands strands,
    long seed) {
  /** How the two strands of a window are treated. */
  public enum Strands {
    /** Each window is shown as it is. */
    AS_GIVEN,
    /** Each window is shown from either strand, drawn anew every epoch. */
    RANDOM,
    /**
     * As {@link #RANDOM}, and weights are tied so that both strands look alike ({@link
     * org.motiflens.training.gradient.StrandSymmetry}).
     */
    TIED
  }

  /** For {@code halveAfter}: the learning rate falls linearly from step to step. */
  public static final int EACH_STEP = -1;

  /** Windows of one step, as in Lanchantin et al. 2017. */
  public static final int BATCH = 256;

  public Recipe {
    if (!(learningRate > 0)
        || halveAfter < EACH_STEP
        || batchSize < 1
        || !(dropout >= 0 && dropout < 1)
        || maximumEpochs < 1
        || patience < 1
        || warmUp < 0) {
      throw new IllegalArgumentException("not a recipe");
    }
  }

  /**
   * What the published models are trained with: batches of 256 and dropout 0.5 as in Lanchantin et
   * al. 2017; Adam's step is 0.003 where there are convolutions (the published 0.01 kills the
   * convolutional networks) and 0.01 for recurrent networks.
   */
  public static Recipe standard(Architecture architecture, long seed) {
    if (!(architecture.family() instanceof LayeredFamily family)) {
      throw new IllegalArgumentException("models of this family are imported, not trained");
    }
    return switch (family) {
      case CNN -> new Recipe(0.003, 4, 256, 0.5, 60, 10, 3, Strands.RANDOM, seed);
      case RNN -> new Recipe(0.01, 4, 256, 0.5, 60, 10, 12, Strands.RANDOM, seed);
      case CNN_RNN -> new Recipe(0.003, 4, 256, 0.5, 40, 8, 5, Strands.RANDOM, seed);
    };
  }

  /**
   * For a network of many experiments, from which those of single ones start. It is one layer for a
   * hundred tasks, so that less is dropped.
   */
  public static Recipe shared(Architecture architecture, long seed) {
    Recipe standard = standard(architecture, seed);
    int epochs = architecture.family() == LayeredFamily.CNN_RNN ? 8 : 30;
    return new Recipe(
        standard.learningRate,
        2,
        standard.batchSize,
        0.2,
        epochs,
        5,
        standard.warmUp,
        Strands.RANDOM,
        seed);
  }

  /** For a network that starts from a shared one: smaller steps, and fewer of them. */
  public static Recipe fromShared(Architecture architecture, long seed) {
    Recipe standard = standard(architecture, seed);
    return new Recipe(
        standard.learningRate / 3,
        1,
        standard.batchSize,
        standard.dropout,
        8,
        2,
        0,
        Strands.RANDOM,
        seed);
  }

  /** For a network of many experiments against the genome. */
  public static Recipe sharedInGenome(Architecture architecture, long seed) {
    Recipe standard = standard(architecture, seed);
    return new Recipe(
        standard.learningRate, 0, standard.batchSize, 0.1, 16, 16, 0, Strands.RANDOM, seed);
  }

  /** For one experiment against the genome, from random weights; epochs follow from the steps. */
  public static Recipe inGenome(Architecture architecture, Strands strands, long seed) {
    Recipe standard = standard(architecture, seed);
    return new Recipe(standard.learningRate, 0, standard.batchSize, 0.3, 16, 16, 0, strands, seed);
  }

  /** The same with steps a third as large, for weights that are good already. */
  public Recipe startingShared() {
    return new Recipe(
        learningRate / 3,
        halveAfter,
        batchSize,
        dropout,
        maximumEpochs,
        patience,
        warmUp,
        strands,
        seed);
  }

  /**
   * For comparisons at the same cost: about so many steps, over which the learning rate falls
   * linearly to nothing. Small sets are seen 40 times at most, large ones five times at least.
   *
   * @param steps batches of the whole training
   * @param windows of the training set
   */
  public Recipe withSteps(int steps, int windows) {
    double perEpoch = Math.ceil(windows / (double) batchSize);
    int epochs = (int) Math.max(5, Math.min(40, Math.round(steps / perEpoch)));
    return new Recipe(learningRate, 0, batchSize, dropout, epochs, epochs, 0, strands, seed);
  }

  /** Whether the learning rate falls linearly over all epochs. */
  boolean fallsLinearly() {
    return halveAfter <= 0;
  }

  boolean fallsEachStep() {
    return halveAfter == EACH_STEP;
  }

  public Recipe withStrands(Strands wanted) {
    return new Recipe(
        learningRate,
        halveAfter,
        batchSize,
        dropout,
        maximumEpochs,
        patience,
        warmUp,
        wanted,
        seed);
  }

  public Recipe withMaximumEpochs(int epochs) {
    return new Recipe(
        learningRate, halveAfter, batchSize, dropout, epochs, patience, warmUp, strands, seed);
  }

  /** For a card: names and values, in order. */
  public Map<String, String> describe(Architecture architecture) {
    Map<String, String> words = new TreeMap<>();
    words.put("optimiser", "Adam");
    words.put("loss", "cross-entropy");
    words.put(
        "learningRate",
        fallsLinearly()
            ? String.format(Locale.ROOT, "%s, falling linearly to nothing", learningRate)
            : String.format(
                Locale.ROOT,
                "%s, halved after %d epochs without better validation AUC",
                learningRate,
                halveAfter));
    words.put("batchSize", Integer.toString(batchSize));
    words.put("dropout", Double.toString(dropout));
    words.put("maximumEpochs", Integer.toString(maximumEpochs));
    words.put(
        "earlyStopping",
        fallsLinearly()
            ? "best validation AUC of all epochs"
            : String.format(
                Locale.ROOT,
                "best validation AUC, patience %d after %d epochs of warm-up",
                patience,
                warmUp));
    words.put(
        "reverseComplement",
        switch (strands) {
          case AS_GIVEN -> "no";
          case RANDOM -> "each window from a random strand in every epoch";
          case TIED -> "weights tied so that both strands look alike";
        });
    if (architecture.family() != LayeredFamily.CNN) {
      words.put("gradientBound", "5, element-wise");
    }
    return words;
  }
}
