package org.motiflens.figure.logo;

/** The colours of the letters of a logo. */
public enum LogoPalette {
  /** IGV's colours for A, C, G and T, in its light theme. */
  IGV(0x009600, 0x0000FF, 0xD17105, 0xFF0000),

  /** WebLogo's, which the dashboards of the Deep Motif Dashboard's paper use. */
  WEBLOGO(0x00CC00, 0x0000CC, 0xFFB300, 0xCC0000);

  private final int a;
  private final int c;
  private final int g;
  private final int t;

  LogoPalette(int a, int c, int g, int t) {
    this.a = a;
    this.c = c;
    this.g = g;
    this.t = t;
  }

  /** The colour of a base (its code, not N) as 0xRRGGBB. */
  public int rgb(int base) {
    return switch (base) {
      case 0 -> a;
      case 1 -> c;
      case 2 -> g;
      case 3 -> t;
      default -> throw new IllegalArgumentException("no colour for code " + base);
    };
  }
}
