/**
 * Models that Keras saved as HDF5 (.h5), on their way into bundles: the file's layers and weights
 * as data, what of them the engine's families can express, and the parameters in Deeplearning4j's
 * order. No code of a file is ever run.
 *
 * <p>What a family is, is said in {@code network}; this package knows how Keras writes one.
 */
package org.motiflens.training.keras;
