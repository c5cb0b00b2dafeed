package org.igv.track;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public enum WindowFunction {
  none
}
