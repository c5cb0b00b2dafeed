package org.igv.ui;

import java.awt.Font;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class FontManager {
  private FontManager() {}

  public static Font getFont(int size) {
    throw new UnsupportedOperationException();
  }

  public static Font getFont(int style, int size) {
    throw new UnsupportedOperationException();
  }
}
