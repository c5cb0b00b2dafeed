package org.igv.ui;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class Main {
  private Main() {}

  public static void main(String[] arguments) {
    throw new UnsupportedOperationException();
  }
}
