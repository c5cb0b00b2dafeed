package org.motiflens.figure;

import java.awt.Color;

/**
 * Turns a value into one of a fixed set of colours. The two published maps are those of the Deep
 * Motif Dashboard's figures, step for step.
 */
public final class ColourMap {
  /** Steps of both published maps. */
  public static final int STEPS = 39;

  private static final int EACH_SIDE = STEPS / 2;
  private static final double ABOVE_HALF = 0.501;
  private static final Color DARK_BLUE = new Color(8, 48, 107);
  private static final Color BLUE = new Color(0, 114, 178);
  private static final Color VERMILION = new Color(213, 94, 0);

  private final Color[] colours;
  private final boolean centredAtHalf;

  private ColourMap(Color[] colours, boolean centredAtHalf) {
    this.colours = colours;
    this.centredAtHalf = centredAtHalf;
  }

  /**
   * White to red in 39 steps, for values from 0 to 1 (saliency maps; R's {@code
   * colorRampPalette(c("white", "red"))(39)}).
   */
  public static ColourMap whiteToRed() {
    Color[] colours = new Color[STEPS];
    for (int i = 0; i < STEPS; i++) {
      int rest = (int) Math.round(255 * (1 - i / (double) (STEPS - 1)));
      colours[i] = new Color(255, rest, rest);
    }
    return new ColourMap(colours, false);
  }

  /**
   * Blue to white to red, for probabilities (temporal output; R's {@code bluered(39)} with breaks
   * at 20 equal steps from 0 to 0.5 and 20 from 0.501 to 1): white is (0.5, 0.501], and 0.5 itself
   * is the palest blue's upper end.
   */
  public static ColourMap blueWhiteRed() {
    Color[] colours = new Color[STEPS];
    for (int i = 0; i < STEPS; i++) {
      int distance = i - EACH_SIDE;
      int rest = (int) Math.round(255 * (1 - Math.abs(distance) / (double) EACH_SIDE));
      colours[i] = distance < 0 ? new Color(rest, rest, 255) : new Color(255, rest, rest);
    }
    return new ColourMap(colours, true);
  }

  /**
   * White to dark blue in as many steps, for values from 0 to 1: told apart by lightness alone,
   * whatever the eye makes of red and green.
   */
  public static ColourMap whiteToBlue() {
    Color[] colours = new Color[STEPS];
    for (int i = 0; i < STEPS; i++) {
      colours[i] = between(Color.WHITE, DARK_BLUE, i / (double) (STEPS - 1));
    }
    return new ColourMap(colours, false);
  }

  /**
   * Blue to white to vermilion, for probabilities, with the bins of {@link #blueWhiteRed}; the ends
   * are colours that all kinds of colour vision tell apart (Okabe and Ito 2008).
   */
  public static ColourMap blueWhiteVermilion() {
    Color[] colours = new Color[STEPS];
    for (int i = 0; i < STEPS; i++) {
      int distance = i - EACH_SIDE;
      colours[i] =
          between(
              Color.WHITE,
              distance < 0 ? BLUE : VERMILION,
              Math.abs(distance) / (double) EACH_SIDE);
    }
    return new ColourMap(colours, true);
  }

  private static Color between(Color from, Color to, double share) {
    return new Color(
        mixed(from.getRed(), to.getRed(), share),
        mixed(from.getGreen(), to.getGreen(), share),
        mixed(from.getBlue(), to.getBlue(), share));
  }

  private static int mixed(int from, int to, double share) {
    return (int) Math.round(from + share * (to - from));
  }

  /**
   * Two colours through white, for values from −1 to 1: 0 is white, which a map for probabilities
   * gives to no value of exactly one half.
   *
   * @param negative the colour of −1
   * @param positive the colour of 1
   */
  public static Signed signed(Color negative, Color positive) {
    return new Signed(negative, positive);
  }

  /** Published blue to white to red, for values from −1 to 1. */
  public static Signed signedBlueWhiteRed() {
    return signed(Color.BLUE, Color.RED);
  }

  /** Blue to white to vermilion, as {@link #blueWhiteVermilion}, for values from −1 to 1. */
  public static Signed signedBlueWhiteVermilion() {
    return signed(BLUE, VERMILION);
  }

  /** Colours of values of either sign, in {@value #STEPS} steps. */
  public static final class Signed {
    private final Color negative;
    private final Color positive;

    private Signed(Color negative, Color positive) {
      this.negative = negative;
      this.positive = positive;
    }

    /** The colour of a value; values outside −1 to 1 get the outermost colours. */
    public Color of(double value) {
      int step = clamp((int) Math.round(Math.abs(value) * EACH_SIDE), 0, EACH_SIDE);
      return between(Color.WHITE, value < 0 ? negative : positive, step / (double) EACH_SIDE);
    }

    /** The same as figures have it: red, green and blue, eight bits each. */
    public int rgb(double value) {
      return of(value).getRGB() & 0xFFFFFF;
    }
  }

  /** The same as {@link #of}, as a number: red, green and blue, a byte each. */
  public int rgb(double value) {
    return of(value).getRGB() & 0xFFFFFF;
  }

  /** The colour of a value; values outside 0 to 1 get the outermost colours. */
  public Color of(double value) {
    return colours[step(value)];
  }

  private int step(double value) {
    if (!centredAtHalf) {
      return clamp((int) Math.floor(value * STEPS), 0, STEPS - 1);
    }
    if (value <= 0.5) {
      // Right-closed bins, as R's image() has them.
      return clamp((int) Math.ceil(value / 0.5 * EACH_SIDE) - 1, 0, EACH_SIDE - 1);
    }
    if (value <= ABOVE_HALF) {
      return EACH_SIDE;
    }
    int bin = (int) Math.ceil((value - ABOVE_HALF) / (1 - ABOVE_HALF) * EACH_SIDE) - 1;
    return EACH_SIDE + 1 + clamp(bin, 0, EACH_SIDE - 1);
  }

  private static int clamp(int value, int low, int high) {
    return Math.max(low, Math.min(high, value));
  }
}
