/**
 * The genome as everything above sees it: loci, sequence sources, bases and their codes, peaks,
 * shuffles and track files.
 *
 * <p>Coordinates are 0-based half-open inside; only {@link org.motiflens.genome.Locus#parse} and
 * {@link org.motiflens.genome.Locus#toString} speak the 1-based inclusive form that people read.
 * Nothing here knows what a model is.
 */
package org.motiflens.genome;
