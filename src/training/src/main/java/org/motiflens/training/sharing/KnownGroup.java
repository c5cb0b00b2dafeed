package org.motiflens.training.sharing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.motiflens.network.library.SharedOutput;

/**
 * Factors that are known to act together or to read the same word, and whether a table of likeness
 * has them beside each other.
 *
 * @param name for people
 * @param factors its members
 * @param why what ties them, in a few words
 */
public record KnownGroup(String name, List<String> factors, String why) {
  /** A fellow among so many nearest other factors is near. */
  public static final int NEAREST = 5;

  /** The groups that are asked for. */
  public static final List<KnownGroup> ALL =
      List.of(
          new KnownGroup("CTCF", List.of("CTCF", "CTCFL", "RAD21", "SMC3"), "cohesin sits at CTCF"),
          new KnownGroup("GATA", List.of("GATA1", "GATA2", "TAL1"), "one complex in red cells"),
          new KnownGroup(
              "E-box", List.of("MAX", "MYC", "MXI1", "USF1", "USF2", "BHLHE40"), "CACGTG"),
          new KnownGroup("NF-Y", List.of("NFYA", "NFYB"), "subunits of one factor"),
          new KnownGroup(
              "AP-1",
              List.of("FOS", "FOSL1", "JUN", "JUNB", "JUND", "ATF3", "BACH1", "MAFK", "NFE2"),
              "bZIP factors, TGACTCA"),
          new KnownGroup(
              "ETS", List.of("ELF1", "ELK1", "ELK4", "ETS1", "GABPA", "SPI1"), "ETS domain, GGAA"));

  public KnownGroup {
    factors = List.copyOf(factors);
  }

  /** Likeness of two classes; NaN where there is none. */
  @FunctionalInterface
  public interface Likeness {
    double of(int a, int b);
  }

  /**
   * A member and the factors nearest to it.
   *
   * @param near whether a fellow is among them
   */
  public record Member(String factor, List<String> nearest, boolean near) {}

  /** The members that the classes have, each with the factors nearest to its experiments. */
  public List<Member> members(List<SharedOutput> classes, Likeness likeness) {
    List<Member> members = new ArrayList<>();
    Set<String> present = new LinkedHashSet<>();
    classes.forEach(one -> present.add(one.factor()));
    for (String factor : factors) {
      if (present.contains(factor)) {
        List<String> nearest = nearest(factor, classes, likeness);
        members.add(new Member(factor, nearest, nearest.stream().anyMatch(factors::contains)));
      }
    }
    return members;
  }

  /** The nearest other factors: by the likeness of their most alike experiments. */
  public static List<String> nearest(String factor, List<SharedOutput> classes, Likeness likeness) {
    Map<String, Double> best = new TreeMap<>();
    for (int a = 0; a < classes.size(); a++) {
      for (int b = 0; b < classes.size() && classes.get(a).factor().equals(factor); b++) {
        String other = classes.get(b).factor();
        double value = other.equals(factor) ? Double.NaN : likeness.of(a, b);
        if (!Double.isNaN(value)) {
          best.merge(other, value, Math::max);
        }
      }
    }
    return best.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(NEAREST)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether there are two members or more, and each has a fellow near it. */
  public static boolean comesOut(List<Member> members) {
    return members.size() > 1 && members.stream().allMatch(Member::near);
  }
}
