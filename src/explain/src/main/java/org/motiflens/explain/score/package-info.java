/** Scores of sequences and windows, of one strand or both. */
package org.motiflens.explain.score;
