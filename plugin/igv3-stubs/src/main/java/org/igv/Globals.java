package org.igv;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class Globals {
  private Globals() {}

  public static boolean isBatch() {
    throw new UnsupportedOperationException();
  }

  public static boolean isDarkMode() {
    throw new UnsupportedOperationException();
  }
}
