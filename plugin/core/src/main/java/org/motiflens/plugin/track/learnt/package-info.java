/**
 * Models of the tracks that show what models have learnt: named stretches of the window in view,
 * and the activation of one feature. Tracks of values, hits and variants are in {@code
 * plugin.track}.
 */
package org.motiflens.plugin.track.learnt;
