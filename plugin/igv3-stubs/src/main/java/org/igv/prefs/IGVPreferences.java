package org.igv.prefs;

import java.awt.Color;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class IGVPreferences {
  private IGVPreferences() {}

  public Color getAsColor(String key) {
    throw new UnsupportedOperationException();
  }

  public int getAsInt(String key) {
    throw new UnsupportedOperationException();
  }

  public boolean hasExplicitValue(String key) {
    throw new UnsupportedOperationException();
  }
}
