/**
 * Peaks and variants as tables: rows, columns, scores that come in while they are looked at, and
 * the files that tables are saved as. No Swing and nothing that the user does: what tables do is in
 * {@code presenter}, and tables on the screen are in {@code panel.table}.
 */
package org.motiflens.plugin.table;
