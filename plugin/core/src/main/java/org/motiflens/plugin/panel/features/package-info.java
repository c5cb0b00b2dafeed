/**
 * The tab of features in the side panel: what the chosen model has learnt, how two stretches act
 * together, and which factors it finds alike. Presenters speak to a view and a host, both
 * interfaces; the views are plain Swing.
 */
package org.motiflens.plugin.panel.features;
