/** How files are read as lines and written whole or not at all. No format is known here. */
package org.motiflens.genome.file;
