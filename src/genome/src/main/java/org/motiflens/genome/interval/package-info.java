/**
 * Stretches of a genome that a person names or a file lists: regions, sets of them, peaks with
 * summits. Reads BED and narrowPeak; writes nothing.
 */
package org.motiflens.genome.interval;
