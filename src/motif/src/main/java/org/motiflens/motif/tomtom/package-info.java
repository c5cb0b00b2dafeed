/**
 * Tomtom's statistics: how alike two motifs are, and how often chance is as good. Reads no file.
 */
package org.motiflens.motif.tomtom;
