/**
 * Motif matrices, their file formats and the geometry of their logos.
 *
 * <p>Nothing here knows of deep learning, and nothing draws: a logo is a list of letters with
 * positions, which the extension paints and a report writes.
 */
package org.motiflens.motif;
