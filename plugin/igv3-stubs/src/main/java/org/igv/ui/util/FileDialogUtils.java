package org.igv.ui.util;

import java.io.File;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class FileDialogUtils {
  public static int SAVE;

  private FileDialogUtils() {}

  public static File chooseFile(String title) {
    throw new UnsupportedOperationException();
  }

  public static File chooseFile(String title, File initialDirectory, File initialFile, int mode) {
    throw new UnsupportedOperationException();
  }
}
