package org.igv.session;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class XMLSessionReader {
  private XMLSessionReader() {}
}
