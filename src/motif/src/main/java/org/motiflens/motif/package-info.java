/**
 * Motif matrices, their file formats and databases; the comparison of motifs ({@link
 * org.motiflens.motif.tomtom.Tomtom}) and the search for them ({@link
 * org.motiflens.motif.scan.MotifScanner}); the geometry of logos and their form as SVG.
 *
 * <p>Nothing here knows of deep learning.
 */
package org.motiflens.motif;
