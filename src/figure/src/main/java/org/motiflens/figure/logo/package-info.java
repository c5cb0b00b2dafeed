/** Sequence logos: the layout of letters, their outlines and palettes. */
package org.motiflens.figure.logo;
