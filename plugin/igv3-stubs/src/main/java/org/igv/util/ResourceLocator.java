package org.igv.util;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class ResourceLocator {
  public ResourceLocator(String path) {
    throw new UnsupportedOperationException();
  }

  public String getPath() {
    throw new UnsupportedOperationException();
  }

  public boolean isLocal() {
    throw new UnsupportedOperationException();
  }
}
