/**
 * The loss of a network and its gradient by all parameters, for the published architectures, on the
 * kernels of the engine: what an optimiser needs for one step. Parameters and gradients are rows in
 * Deeplearning4j's order; nothing here knows Deeplearning4j itself, and nothing here chooses data,
 * steps or epochs.
 */
package org.motiflens.training.gradient;
