/**
 * The tab of features in the side panel: what the chosen model has learnt, and how two stretches
 * act together. Presenters speak to a view and a host, both interfaces; the views are plain Swing.
 */
package org.motiflens.plugin.panel.features;
