/**
 * How files are read as lines and written whole or not at all. No format is known here.
 *
 * <p>Whatever is written goes through this package: which paths may be written at all ({@link
 * org.motiflens.genome.file.OutputTarget}), which are inputs of the work at hand ({@link
 * org.motiflens.genome.file.InputFiles}), and that two programs do not write the same one at a time
 * ({@link org.motiflens.genome.file.FileClaim}). What stands in a file belongs elsewhere.
 */
package org.motiflens.genome.file;
