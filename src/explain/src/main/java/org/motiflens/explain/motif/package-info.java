/**
 * From a picture to a named motif: the word of a window that a network's explanation points at, the
 * known motif that a class-optimised sequence resembles, and how often either is the motif of the
 * factor (Lanchantin et al. 2017, sections 4.1 and 4.3).
 *
 * <p>How motifs are compared belongs to {@code org.motiflens.motif}, how a network is explained to
 * {@code org.motiflens.explain}; here the two meet.
 */
package org.motiflens.explain.motif;
