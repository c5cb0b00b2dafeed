/**
 * Tracks of IGV 2 that show what models have learnt: named stretches and activations of features.
 * Sessions name these classes.
 */
package org.motiflens.plugin.igv2.learnt;
