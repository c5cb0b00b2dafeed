package org.igv.ui.util;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class MessageUtils {
  private MessageUtils() {}

  public static void showMessage(String message) {
    throw new UnsupportedOperationException();
  }

  public static void setStatusBarMessage(String message) {
    throw new UnsupportedOperationException();
  }

  public static String showInputDialog(String message, String defaultValue) {
    throw new UnsupportedOperationException();
  }
}
