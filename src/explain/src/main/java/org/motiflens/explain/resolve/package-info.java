/**
 * DeepResolve (Liu, Zeng and Gifford 2019, BMC Bioinformatics 20:401): what a model has learnt
 * about the features of a layer, asked of the model alone. Feature importance maps by gradient
 * ascent or step-free, importance vectors, the overall vector with the inconsistency of each
 * feature, additive and non-additive features, and the motifs of features.
 *
 * <p>Here belongs what is computed of layers and their features. Knocking features out in sequences
 * and planting them belongs to {@code explain.interaction}; stretches of a window to {@code
 * explain.instance}.
 */
package org.motiflens.explain.resolve;
