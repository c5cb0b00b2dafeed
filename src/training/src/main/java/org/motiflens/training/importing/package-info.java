/**
 * Models that other programs saved, on their way into bundles: which program a file is of, by its
 * first bytes, and what has to be declared because the file does not say it. How a kind of file is
 * read is the matter of its own package.
 */
package org.motiflens.training.importing;
