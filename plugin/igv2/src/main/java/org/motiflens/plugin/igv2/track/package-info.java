/**
 * What the tracks of IGV 2 share: how they see a frame and a background, tracks of marks, the
 * extension that runs. The tracks themselves lie where sessions name them, in the packages that use
 * this one.
 */
package org.motiflens.plugin.igv2.track;
