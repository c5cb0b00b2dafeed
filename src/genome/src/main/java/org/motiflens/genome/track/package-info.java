/** Text tracks that are written: bedGraph, wig, BED-like rows. BigWig has a package of its own. */
package org.motiflens.genome.track;
