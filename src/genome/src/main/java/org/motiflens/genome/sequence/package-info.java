/**
 * Sequence: bases and their codes, FASTA and 2bit genomes, names of chromosomes and assemblies.
 * What lies on a sequence (peaks, regions, variants) is in the packages beside this one.
 */
package org.motiflens.genome.sequence;
