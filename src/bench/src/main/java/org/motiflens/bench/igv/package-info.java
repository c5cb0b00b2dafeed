/**
 * What the extension costs a real IGV 2: starts, pans, other tracks, stops. Programs that need a
 * screen; {@code docs/igv-measurements.md} has the commands and what they found.
 */
package org.motiflens.bench.igv;
