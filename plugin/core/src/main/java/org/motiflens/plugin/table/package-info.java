/**
 * Peaks and variants as tables: rows, columns, scores that come in while they are looked at, and
 * the files that tables are saved as. No Swing; the tables on the screen are in {@code panel}.
 */
package org.motiflens.plugin.table;
