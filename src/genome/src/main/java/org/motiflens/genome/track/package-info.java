/**
 * Values along a genome that are written ({@link TrackWriter}), and the text forms: bedGraph, wig,
 * BED-like rows. BigWig has a package of its own.
 */
package org.motiflens.genome.track;
