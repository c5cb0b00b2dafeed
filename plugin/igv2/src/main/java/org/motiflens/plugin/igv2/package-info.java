/**
 * The extension inside IGV 2.16 to 2.19: start, menu, tracks, side panel. The only package that may
 * name an IGV type, and only members that both versions have.
 *
 * <p>What does not need IGV belongs to {@code org.motiflens.plugin}. Nothing here may name an
 * htsjdk type: the shipped jar renames that library, IGV's does not.
 */
package org.motiflens.plugin.igv2;
