package org.igv.track;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class LoadedDataInterval<T> {
  public LoadedDataInterval(String chromosome, int start, int end, int zoom, T scores) {
    throw new UnsupportedOperationException();
  }
}
