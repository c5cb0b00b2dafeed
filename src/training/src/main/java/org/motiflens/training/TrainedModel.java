package org.motiflens.training;

import org.motiflens.network.Architecture;
import org.motiflens.training.data.WindowSet;
import org.motiflens.training.gradient.NetworkGradient;

/**
 * The outcome of a training: the weights of the best epoch.
 *
 * @param architecture of the network
 * @param recipe that it was trained with
 * @param parameters in Deeplearning4j's order
 * @param bestEpoch the epoch of these weights, counted from 1
 * @param validationAuc of that epoch
 * @param epochs how many were run
 * @param finished false when training was cancelled before its own end
 */
public record TrainedModel(
    Architecture architecture,
    Recipe recipe,
    Parameters parameters,
    int bestEpoch,
    double validationAuc,
    int epochs,
    boolean finished) {

  /** Held-out performance; a logit margin for each window decides. */
  public Auc evaluate(WindowSet test) {
    NetworkGradient network = new NetworkGradient(architecture, 2, 1);
    network.setParameters(parameters.toArray());
    Scorer scorer = new Scorer(network);
    return Auc.of(scorer.margins(test.positives()), scorer.margins(test.negatives()));
  }

  /** The dropout-free twin with these weights. */
  public Dl4jNetwork inferenceNetwork() {
    Dl4jNetwork network =
        Dl4jNetwork.forInference(architecture, recipe.learningRate(), recipe.seed());
    network.setParameters(parameters.toRow());
    return network;
  }
}
