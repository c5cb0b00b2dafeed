/**
 * Models of the tracks that show marks along the genome: hits of a known motif, effects of
 * variants; and what all such tracks share.
 */
package org.motiflens.plugin.track.mark;
