/**
 * The genome benchmark: how well scores tell the bound windows of a held-out chromosome from all of
 * its others, whoever scores: a model, a known motif or the peaks of another experiment; and what
 * is at the windows that are called in vain. Nothing here trains or chooses a model.
 */
package org.motiflens.training.evaluation.chromosome;
