package org.igv.track;

import java.awt.Component;
import java.util.Collection;
import java.util.List;

/** Signatures of IGV 3 that the adapter compiles against; see the package {@code org.igv}. */
public class TrackMenuUtils {
  private TrackMenuUtils() {}

  public static List<Component> getDataMenuItems(Collection<Track> tracks) {
    throw new UnsupportedOperationException();
  }
}
