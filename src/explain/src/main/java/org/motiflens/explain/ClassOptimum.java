package org.motiflens.explain;

import java.util.Optional;
import org.motiflens.motif.MotifMatrix;

/**
 * What a {@link ClassOptimizer} found. Two probabilities are told because they can differ much: a
 * network may be sure of a mixture of bases, or of an input that is no mixture at all, and not of
 * any sequence.
 *
 * @param method key of the recipe
 * @param seed of its random numbers
 * @param matrix the optimum as probabilities, one column a base of the window: the logo
 * @param probability P of the input at which the search ended, before anything was done to it
 * @param sequence the largest base of each position of that input, ties in the order A C G T
 * @param sequenceProbability P of that sequence
 * @param consensus mean of the optima of several starts, each shifted and turned to lie on {@code
 *     matrix}; empty for a recipe with one start
 * @param agreement mean likeness of the other starts' optima with {@code matrix}, from 0 (nothing
 *     in common) to 1 (the same but for shift and strand); NaN for a single start
 */
public record ClassOptimum(
    String method,
    long seed,
    MotifMatrix matrix,
    double probability,
    String sequence,
    double sequenceProbability,
    Optional<MotifMatrix> consensus,
    double agreement) {}
