package org.motiflens.plugin.igv2;

/**
 * What sessions of version 0.1.0 call {@link AttributionTrack}; IGV makes tracks of a session by
 * their class.
 */
public final class LensTrack extends AttributionTrack {
  /** For IGV's session reader. */
  public LensTrack() {}
}
