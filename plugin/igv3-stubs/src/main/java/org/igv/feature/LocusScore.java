package org.igv.feature;

import org.igv.track.WindowFunction;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public interface LocusScore {
  String getContig();

  int getStart();

  int getEnd();

  float getScore();

  default String getValueString(double position, int mouseX, WindowFunction windowFunction) {
    throw new UnsupportedOperationException();
  }
}
