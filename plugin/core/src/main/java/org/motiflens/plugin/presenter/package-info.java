/**
 * What the panel's tables show and do: order, filter, which model scores, what is said, what is
 * saved. No Swing; views are in {@code panel.table}, rows and columns in {@code table}.
 */
package org.motiflens.plugin.presenter;
