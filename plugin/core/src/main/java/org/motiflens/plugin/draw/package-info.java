/**
 * Colours, letters and the geometry of tracks and logos, on plain Java2D: nothing here knows IGV,
 * models or threads.
 */
package org.motiflens.plugin.draw;
