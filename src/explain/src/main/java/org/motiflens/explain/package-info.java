/**
 * What a network says about a stretch of sequence: attribution methods and their registry, temporal
 * output scores, class-optimised sequences, and profiles that lay windows over a region.
 *
 * <p>Formulas belong here, each with its source; the arithmetic of layers belongs to {@code
 * org.motiflens.network}, and nothing here draws.
 */
package org.motiflens.explain;
