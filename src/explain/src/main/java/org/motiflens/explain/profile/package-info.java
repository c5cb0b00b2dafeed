/**
 * From windows to one value a base of a region: the layout of windows and what is computed over it.
 * Writes no file.
 */
package org.motiflens.explain.profile;
