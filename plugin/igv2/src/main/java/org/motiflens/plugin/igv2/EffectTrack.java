package org.motiflens.plugin.igv2;

/**
 * What sessions of version 0.1.0 call {@link VariantEffectTrack}; IGV makes tracks of a session by
 * their class.
 */
public final class EffectTrack extends VariantEffectTrack {
  /** For IGV's session reader. */
  public EffectTrack() {}
}
