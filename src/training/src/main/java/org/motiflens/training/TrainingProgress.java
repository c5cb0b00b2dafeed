package org.motiflens.training;

import java.time.Duration;

/**
 * Where a training stands after an epoch.
 *
 * @param epoch the epoch just ended, counted from 1
 * @param maximumEpochs the most that there will be
 * @param loss mean cross-entropy over the epoch's steps, with dropout
 * @param validationAuc of this epoch
 * @param bestEpoch the epoch with the best validation AUC so far
 * @param bestValidationAuc of that epoch
 * @param learningRate of the next epoch
 * @param atMost time left if no epoch is saved by stopping early
 */
public record TrainingProgress(
    int epoch,
    int maximumEpochs,
    double loss,
    double validationAuc,
    int bestEpoch,
    double bestValidationAuc,
    double learningRate,
    Duration atMost) {}
