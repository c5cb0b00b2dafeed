package org.motiflens.plugin.draw;

import java.util.Locale;

/**
 * The vertical scale of a track: which values its height stands for.
 *
 * @param minimum value at the bottom
 * @param maximum value at the top, above the minimum
 * @param log whether heights are the logarithm of 1 + |value|, the sign kept
 */
public record ValueAxis(double minimum, double maximum, boolean log) {
  public ValueAxis {
    if (!(maximum > minimum)) {
      throw new IllegalArgumentException("empty axis: " + minimum + " to " + maximum);
    }
  }

  private double warp(double value) {
    return log ? Math.copySign(Math.log1p(Math.abs(value)), value) : value;
  }

  /** Height of a value above the bottom as a share of the track's height; clipped to 0 to 1. */
  public double fraction(double value) {
    double low = warp(minimum);
    double fraction = (warp(value) - low) / (warp(maximum) - low);
    return Math.max(0, Math.min(1, fraction));
  }

  /** Whether a value lies outside and is drawn cut off. */
  public boolean clips(double value) {
    return value > maximum || value < minimum;
  }

  /** The larger distance of an end from zero: full colour of a strip of magnitudes. */
  public double magnitude() {
    return Math.max(Math.abs(minimum), Math.abs(maximum));
  }

  /** A value as a share of the axis' larger end, −1 to 1; clipped. For colours. */
  public double intensity(double value) {
    return Math.max(-1, Math.min(1, warp(value) / warp(magnitude())));
  }

  /** Whether a colour for magnitudes cannot tell a value from the end of the axis. */
  public boolean saturates(double value) {
    return Math.abs(value) > magnitude();
  }

  /** For the corner of a track: {@code 0 – 2.31}. */
  public String label() {
    return format(minimum) + " – " + format(maximum) + (log ? " (log)" : "");
  }

  /** Three significant digits, without trailing zeros. */
  public static String format(double value) {
    if (value == 0 || Double.isNaN(value)) {
      return value == 0 ? "0" : "–";
    }
    double magnitude = Math.abs(value);
    if (magnitude >= 1e5 || magnitude < 1e-3) {
      return String.format(Locale.ROOT, "%.1e", value);
    }
    int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(magnitude)));
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
