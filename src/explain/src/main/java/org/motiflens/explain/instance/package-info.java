/**
 * Stretches of a window that carry attribution ("seqlets"), called against a null from shuffled
 * sequences with a false discovery rate, named by the known motif that they resemble, and gathered
 * into motifs over many windows.
 *
 * <p>What an attribution is belongs to the attribution methods; what known motifs are to {@code
 * motif}.
 */
package org.motiflens.explain.instance;
