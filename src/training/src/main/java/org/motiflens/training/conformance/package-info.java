/**
 * Whether what is said of features and their interactions is right where the answer is known:
 * sequences with two motifs planted under a rule (AND, OR, NOT, XOR, a sum, one alone, a limited
 * distance) and a third without meaning, networks trained on them, and all that {@code
 * explain.resolve}, {@code explain.interaction} and {@code explain.instance} find, held against
 * what was planted and marks that were set beforehand.
 *
 * <p>No method is defined here, and nothing is tuned to its results.
 */
package org.motiflens.training.conformance;
