/**
 * Alleles that a track shows in place of the genome's: one base, or a stretch of another length.
 * What variants do to scores is not here ({@code org.motiflens.explain.variant}).
 */
package org.motiflens.plugin.allele;
