package org.motiflens.genome;

import java.util.Locale;

/**
 * Pieces of a file as messages quote them: short, on one line, and with nothing hidden. Tabs and
 * other characters that have no picture of their own are written as Java writes them, {@code \t}
 * and {@code \}{@code uFEFF}, so that neither a mixture of tabs and blanks nor a terminal's control
 * sequence goes by unseen.
 */
public final class Shown {
  private static final int LONGEST_LINE = 60;
  private static final int LONGEST_VALUE = 40;

  /** Bases of an allele from here on are counted instead of written. */
  private static final int LONGEST_ALLELE = 24;

  private static final int BEGINNING_OF_ALLELE = 12;

  private Shown() {}

  /** The beginning of a line, at most 60 characters of it. */
  public static String line(String text) {
    return cut(text, LONGEST_LINE);
  }

  /** A value, at most 40 characters of it. */
  public static String value(String text) {
    return cut(text, LONGEST_VALUE);
  }

  /** An allele: whole, or where it is long its beginning and how many bases it has. */
  public static String allele(String bases) {
    return bases.length() <= LONGEST_ALLELE
        ? visible(bases)
        : String.format(
            Locale.ROOT,
            "%s… (%,d bases)",
            visible(bases.substring(0, BEGINNING_OF_ALLELE)),
            bases.length());
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? visible(text) : visible(text.substring(0, longest)) + "…";
  }

  private static String visible(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        shown.append("\\t");
      } else if (isHidden(c)) {
        shown.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  private static boolean isHidden(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SPACE_SEPARATOR -> c != ' ';
      default -> false;
    };
  }
}
