/**
 * The variants of a file asked of all factors: the largest changes first, each with its model. The
 * table of one model's effects is in {@code plugin.panel.table}.
 */
package org.motiflens.plugin.panel.effects;
