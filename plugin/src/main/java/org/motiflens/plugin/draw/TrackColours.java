package org.motiflens.plugin.draw;

import org.motiflens.explain.dashboard.ColourMap;

/**
 * The colours of a track.
 *
 * @param bases of letters
 * @param magnitudes of values from 0 to the strongest
 * @param probabilities of values from 0 to 1, with a middle at one half
 */
public record TrackColours(BasePalette bases, ColourMap magnitudes, ColourMap probabilities) {
  /** The published maps. */
  public static TrackColours published(BasePalette bases) {
    return new TrackColours(bases, ColourMap.whiteToRed(), ColourMap.blueWhiteRed());
  }

  /** Colours that all kinds of colour vision tell apart. */
  public static TrackColours colourBlindSafe() {
    return new TrackColours(
        BasePalette.OKABE_ITO, ColourMap.whiteToBlue(), ColourMap.blueWhiteVermilion());
  }
}
