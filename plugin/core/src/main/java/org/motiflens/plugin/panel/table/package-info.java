/**
 * Peaks and variants in the side panel: Swing views of what {@code presenter} says, with nothing of
 * their own to decide.
 */
package org.motiflens.plugin.panel.table;
