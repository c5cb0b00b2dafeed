package org.motiflens.explain.factors;

import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.explain.variant.VariantEffect;
import org.motiflens.network.bundle.ModelCard;

/**
 * What a variant does to the score of one of many models.
 *
 * @param scale what scores of the model mean in the genome
 */
public record FactorEffect(ModelCard card, GenomicScale scale, VariantEffect effect) {}
