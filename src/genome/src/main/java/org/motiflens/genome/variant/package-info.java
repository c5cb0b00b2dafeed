/**
 * Variants: their one form, VCF files, and why a row is refused. What a variant does to a model is
 * not known here.
 */
package org.motiflens.genome.variant;
