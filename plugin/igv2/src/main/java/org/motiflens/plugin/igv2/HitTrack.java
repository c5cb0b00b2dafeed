package org.motiflens.plugin.igv2;

/**
 * What sessions of version 0.1.0 call {@link MotifHitTrack}; IGV makes tracks of a session by their
 * class.
 */
public final class HitTrack extends MotifHitTrack {
  /** For IGV's session reader. */
  public HitTrack() {}
}
