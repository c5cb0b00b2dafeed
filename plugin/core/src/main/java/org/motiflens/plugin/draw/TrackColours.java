package org.motiflens.plugin.draw;

import org.motiflens.figure.ColourMap;

/**
 * The colours of a track.
 *
 * @param bases of letters
 * @param magnitudes of values from 0 to the strongest
 * @param probabilities of values from 0 to 1, with a middle at one half
 * @param signed of values from -1 to 1, white at 0
 */
public record TrackColours(
    BasePalette bases, ColourMap magnitudes, ColourMap probabilities, ColourMap.Signed signed) {
  /** The published maps. */
  public static TrackColours published(BasePalette bases) {
    return new TrackColours(
        bases, ColourMap.whiteToRed(), ColourMap.blueWhiteRed(), ColourMap.signedBlueWhiteRed());
  }

  /** Colours that all kinds of colour vision tell apart. */
  public static TrackColours colourBlindSafe() {
    return new TrackColours(
        BasePalette.COLOUR_BLIND_SAFE,
        ColourMap.whiteToBlue(),
        ColourMap.blueWhiteVermilion(),
        ColourMap.signedBlueWhiteVermilion());
  }
}
