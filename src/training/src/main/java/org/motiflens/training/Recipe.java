package org.motiflens.training;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.motiflens.network.Architecture;
import org.motiflens.network.Architecture.Family;

/**
 * How a network is trained: Adam on the cross-entropy, the epoch chosen by validation AUC.
 *
 * @param learningRate of the first epoch
 * @param halveAfter epochs without a better validation AUC after which the learning rate is halved;
 *     0 when it falls by the same amount from each epoch to the next instead, to nothing after the
 *     last, and no epoch is left out
 * @param batchSize windows of one step
 * @param dropout probability that a unit is dropped
 * @param maximumEpochs the most passes over the training set
 * @param patience epochs without a better validation AUC after which training ends
 * @param warmUp epochs before either count begins: recurrent networks stay near chance for several
 *     epochs before they take off
 * @param reverseComplement whether each window is shown from either strand, drawn anew every epoch
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
    boolean reverseComplement,
    long seed) {
  public Recipe {
    if (!(learningRate > 0)
        || halveAfter < 0
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
    return switch (architecture.family()) {
      case CNN -> new Recipe(0.003, 4, 256, 0.5, 60, 10, 3, true, seed);
      case RNN -> new Recipe(0.01, 4, 256, 0.5, 60, 10, 12, true, seed);
      case CNN_RNN -> new Recipe(0.003, 4, 256, 0.5, 40, 8, 5, true, seed);
      case DEEPBIND, BPNET ->
          throw new IllegalArgumentException("DeepBind and BPNet models are imported, not trained");
    };
  }

  /**
   * For a network of many experiments, from which those of single ones start. It is one layer for a
   * hundred tasks, so that less is dropped.
   */
  public static Recipe shared(Architecture architecture, long seed) {
    Recipe standard = standard(architecture, seed);
    int epochs = architecture.family() == Family.CNN_RNN ? 8 : 30;
    return new Recipe(
        standard.learningRate, 2, standard.batchSize, 0.2, epochs, 5, standard.warmUp, true, seed);
  }

  /** For a network that starts from a shared one: smaller steps, and fewer of them. */
  public static Recipe fromShared(Architecture architecture, long seed) {
    Recipe standard = standard(architecture, seed);
    return new Recipe(
        standard.learningRate / 3, 1, standard.batchSize, standard.dropout, 8, 2, 0, true, seed);
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
    return new Recipe(
        learningRate, 0, batchSize, dropout, epochs, epochs, 0, reverseComplement, seed);
  }

  /** Whether the learning rate falls linearly over all epochs. */
  boolean fallsLinearly() {
    return halveAfter == 0;
  }

  public Recipe withReverseComplement(boolean wanted) {
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
        learningRate,
        halveAfter,
        batchSize,
        dropout,
        epochs,
        patience,
        warmUp,
        reverseComplement,
        seed);
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
        reverseComplement ? "each window from a random strand in every epoch" : "no");
    if (architecture.family() != Family.CNN) {
      words.put("gradientBound", "5, element-wise");
    }
    return words;
  }
}
