/**
 * bigWig files: the indexed, compressed form of values along a genome that every genome browser
 * reads, and what such a file cannot carry itself: where its values come from, and how browsers
 * shall draw it.
 *
 * <p>A bigWig file (Kent WJ, Zweig AS, Barber G, Hinrichs AS, Karolchik D: BigWig and BigBed:
 * enabling browsing of large distributed datasets. Bioinformatics 26(17):2204-2207, 2010, and its
 * supplement, whose tables name every field) is, in the order in which {@link
 * org.motiflens.genome.track.bigwig.BigWigWriter} writes it: a header, the list of zoom levels, a
 * summary of everything, a B+ tree from chromosome names to numbers, the data in compressed
 * sections, an R tree over them, and for each zoom level its summaries in compressed blocks with an
 * R tree over those. All numbers are little-endian; positions are 0-based half-open. {@link
 * org.motiflens.genome.track.bigwig.BigWigReader} reads such files, whoever wrote them.
 */
package org.motiflens.genome.track.bigwig;
