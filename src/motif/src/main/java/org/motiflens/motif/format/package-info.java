/**
 * Files of motifs: JASPAR, MEME, TRANSFAC and their relatives, read and written. What is done with
 * a motif is elsewhere.
 */
package org.motiflens.motif.format;
