/**
 * The genome benchmark: how well scores tell the bound windows of a held-out chromosome from all of
 * its others, whoever scores: a model or a known motif. Nothing here trains or chooses a model.
 */
package org.motiflens.training.evaluation.chromosome;
