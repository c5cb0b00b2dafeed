package org.motiflens.genome;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An interval of a chromosome, 0-based half-open: {@code start} is its first base, {@code end} the
 * first base after it.
 *
 * @param chromosome name as the genome spells it, for example {@code chr21}
 * @param start 0-based, at least 0
 * @param end 0-based exclusive, greater than {@code start}
 */
public record Locus(String chromosome, int start, int end) {
  private static final Pattern TEXT =
      Pattern.compile("(\\S+):([0-9][0-9,]*)(?:(?:-|\u2013|\\.\\.)([0-9][0-9,]*))?");

  public Locus {
    Objects.requireNonNull(chromosome);
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "not an interval: " + chromosome + " [" + start + ", " + end + ")");
    }
  }

  /**
   * Reads the form that people and IGV write, {@code chr1:1,000-2,000} or {@code chr1:1,000}:
   * 1-based, both ends inclusive. The last colon separates: names of contigs may have others.
   *
   * @throws InputException when the text has another form, or its end lies before its start
   */
  public static Locus parse(String text) {
    Matcher matcher = TEXT.matcher(text.trim());
    if (!matcher.matches()) {
      throw new InputException(
          "\"" + text + "\" is not a locus; write it like chr21:36,200,000-36,210,000.");
    }
    long first = number(matcher.group(2));
    long last = matcher.group(3) == null ? first : number(matcher.group(3));
    if (first < 1 || last < first || last > Integer.MAX_VALUE) {
      throw new InputException(
          "\""
              + text
              + "\" is not a locus: positions count from 1 and the first must not exceed the"
              + " last.");
    }
    return new Locus(matcher.group(1), (int) first - 1, (int) last);
  }

  private static long number(String digits) {
    String plain = digits.replace(",", "");
    return plain.length() > 12 ? Long.MAX_VALUE : Long.parseLong(plain);
  }

  /**
   * The interval of {@code length} bases around {@code centre}: {@code length / 2} bases lie before
   * it.
   */
  public static Locus around(String chromosome, int centre, int length) {
    int start = centre - length / 2;
    return new Locus(chromosome, start, start + length);
  }

  /** Number of bases. */
  public int length() {
    return end - start;
  }

  public boolean contains(int position) {
    return position >= start && position < end;
  }

  public boolean overlaps(Locus other) {
    return chromosome.equals(other.chromosome) && start < other.end && other.start < end;
  }

  /**
   * The form for people: 1-based inclusive with thousands separators, {@code
   * chr21:36,200,000-36,210,000}.
   */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s:%,d-%,d", chromosome, start + 1, end);
  }
}
