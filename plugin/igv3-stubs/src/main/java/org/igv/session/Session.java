package org.igv.session;

import java.util.Collection;
import org.igv.feature.RegionOfInterest;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class Session {
  private Session() {}

  public String getPath() {
    throw new UnsupportedOperationException();
  }

  public Collection<RegionOfInterest> getAllRegionsOfInterest() {
    throw new UnsupportedOperationException();
  }
}
