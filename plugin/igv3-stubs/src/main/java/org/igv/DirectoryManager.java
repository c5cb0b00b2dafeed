package org.igv;

import java.io.File;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class DirectoryManager {
  private DirectoryManager() {}

  public static File getIgvDirectory() {
    throw new UnsupportedOperationException();
  }
}
