/**
 * What a variant does to a score, for one or for all of a file. Reading variants belongs to the
 * genome.
 */
package org.motiflens.explain.variant;
