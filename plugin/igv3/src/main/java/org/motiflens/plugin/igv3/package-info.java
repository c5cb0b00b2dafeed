/**
 * The adapter to IGV 3: its tracks, its looks, its sessions in JSON. Here, and nowhere else, types
 * of {@code org.igv} may be named. What a track shows and how it is computed and drawn is in {@code
 * plugin/core}.
 *
 * <p>Compiled against {@code plugin/igv3-stubs}; what IGV 3 is asked for has to be there, too.
 */
package org.motiflens.plugin.igv3;
