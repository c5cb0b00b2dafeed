package org.motiflens.figure.dashboard;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;

/** The window that a dashboard shows: a piece of a genome, or a sequence with a name. Immutable. */
public final class DashboardWindow {
  private final String name;
  private final Optional<Locus> locus;
  private final byte[] codes;

  private DashboardWindow(String name, Optional<Locus> locus, byte[] codes) {
    this.name = Objects.requireNonNull(name);
    this.locus = locus;
    this.codes = codes.clone();
  }

  /**
   * A piece of a genome.
   *
   * @param name what people call it, for example a peak's name; may be empty
   * @param codes of the bases of {@code locus}
   */
  public static DashboardWindow of(String name, Locus locus, byte[] codes) {
    if (codes.length != locus.length()) {
      throw new IllegalArgumentException(codes.length + " bases for " + locus);
    }
    return new DashboardWindow(name, Optional.of(locus), codes);
  }

  /** A sequence that lies nowhere; its positions are counted from 1. */
  public static DashboardWindow of(String name, byte[] codes) {
    return new DashboardWindow(name, Optional.empty(), codes);
  }

  /** What people call it; may be empty for a piece of a genome. */
  public String name() {
    return name;
  }

  public Optional<Locus> locus() {
    return locus;
  }

  /** Number of bases. */
  public int length() {
    return codes.length;
  }

  /** The code of the base in a column. */
  public int code(int column) {
    return codes[column];
  }

  /** A copy of all codes. */
  public byte[] codes() {
    return codes.clone();
  }

  /** The 1-based position of a column: in the chromosome, or in the sequence. */
  public int position(int column) {
    return locus.map(Locus::start).orElse(0) + column + 1;
  }

  /** A column for people, for example {@code chr20:30,200,867 C} or {@code 15 C}. */
  public String describe(int column) {
    return String.format(
        Locale.ROOT,
        "%s%,d %c",
        locus.map(place -> place.chromosome() + ":").orElse(""),
        position(column),
        Bases.letter(codes[column]));
  }

  /**
   * Why models cannot say anything of it, a sentence for people: it is not as long as they read, or
   * more than half of its bases are unknown. Empty when they can.
   *
   * @param windowLength bases that the models read
   */
  public Optional<String> whyUnsuitable(int windowLength) {
    if (length() != windowLength) {
      return Optional.of(
          title() + " has " + length() + " bases; the models read " + windowLength + ".");
    }
    int known = 0;
    for (byte code : codes) {
      known += code == Bases.N ? 0 : 1;
    }
    return 2 * known >= length()
        ? Optional.empty()
        : Optional.of(
            title()
                + ": only "
                + known
                + " of its "
                + length()
                + " bases are known; choose another window.");
  }

  /** The window for people: its name, its place, or both. */
  public String title() {
    String place = locus.map(Locus::toString).orElse("");
    return name.isEmpty() ? place : place.isEmpty() ? name : name + ", " + place;
  }
}
