/**
 * What is computed with, read once and kept: models of a folder, motifs of a database, sequences
 * that models find optimal.
 */
package org.motiflens.plugin.library;
