/**
 * The extension without IGV: start-up, jobs, the tile cache, the model library and everything that
 * can be tested without a genome browser.
 *
 * <p>IGV types stay in {@code org.motiflens.plugin.igv2}.
 */
package org.motiflens.plugin;
