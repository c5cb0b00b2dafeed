/**
 * What a network that is to hold in the genome learns from: windows around summits and windows of
 * the genome that are not bound, with the labels that a genome-wide benchmark gives them. The
 * chromosomes that test are never among them. Nothing here knows a network; sets whose negatives
 * are shuffles alone are in {@code org.motiflens.training.data}.
 */
package org.motiflens.training.genomic;
