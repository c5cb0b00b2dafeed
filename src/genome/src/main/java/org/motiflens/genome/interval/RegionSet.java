package org.motiflens.genome.interval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.Sha256;
import org.motiflens.genome.sequence.ChromosomeNames;
import org.motiflens.genome.sequence.SequenceSource;

/**
 * Parts of a genome: in the order of the genome, inside its chromosomes, under its own names, none
 * overlapping another. Immutable.
 */
public final class RegionSet {
  /** Of the text that {@link #addTo} hashes. */
  private static final String SEPARATOR = "\t";

  private final List<Region> regions;
  private final String description;
  private final boolean sorted;
  private final int merged;

  private RegionSet(List<Region> regions, String description, boolean sorted, int merged) {
    this.regions = List.copyOf(regions);
    this.description = description;
    this.sorted = sorted;
    this.merged = merged;
  }

  /** One locus, under the genome's own name for its chromosome; with an anchor or without. */
  public static RegionSet ofLocus(SequenceSource genome, Locus locus, OptionalInt anchor) {
    Locus own = inside(genome, ChromosomeNames.of(genome), locus);
    return new RegionSet(List.of(new Region(own, anchor)), own.toString(), true, 0);
  }

  /** All of a genome. */
  public static RegionSet ofGenome(SequenceSource genome) {
    List<Region> all = new ArrayList<>();
    for (String chromosome : genome.chromosomes()) {
      int length = genome.length(chromosome);
      if (length > 0) {
        all.add(Region.of(new Locus(chromosome, 0, length)));
      }
    }
    return new RegionSet(all, "the whole genome", true, 0);
  }

  /**
   * Intervals in any order. Those that overlap become one; where that has more than one anchor, or
   * anchors lie close to each other, it is cut in the middle between them, so that every base is
   * with the nearest anchor (ties go left).
   *
   * @param source where they come from, for people
   * @throws InputException when there is none, the genome does not have a chromosome, or an
   *     interval is not inside its chromosome
   */
  public static RegionSet of(SequenceSource genome, Collection<Region> wanted, String source) {
    if (wanted.isEmpty()) {
      throw new InputException(
          "There is no interval in " + source + "; give a file with at least one.");
    }
    ChromosomeNames names = ChromosomeNames.of(genome);
    Map<String, Integer> order = new HashMap<>();
    genome.chromosomes().forEach(name -> order.put(name, order.size()));
    List<Region> own = new ArrayList<>(wanted.size());
    for (Region region : wanted) {
      own.add(new Region(inside(genome, names, region.locus()), region.anchor()));
    }
    Comparator<Region> byPosition =
        Comparator.comparing((Region region) -> order.get(region.locus().chromosome()))
            .thenComparing(region -> region.locus().start())
            .thenComparing(region -> region.locus().end());
    List<Region> ordered = new ArrayList<>(own);
    ordered.sort(byPosition);
    List<Region> disjoint = new ArrayList<>();
    int joined = 0;
    int first = 0;
    while (first < ordered.size()) {
      int next = first + 1;
      Locus union = ordered.get(first).locus();
      while (next < ordered.size() && ordered.get(next).locus().overlaps(union)) {
        Locus more = ordered.get(next).locus();
        union = new Locus(union.chromosome(), union.start(), Math.max(union.end(), more.end()));
        next++;
      }
      joined += next - first - 1;
      addCut(union, ordered.subList(first, next), disjoint);
      first = next;
    }
    String description =
        String.format(Locale.ROOT, "%,d intervals of %s", ordered.size() - joined, source);
    return new RegionSet(disjoint, description, own.equals(ordered), joined);
  }

  private static Locus inside(SequenceSource genome, ChromosomeNames names, Locus locus) {
    Locus own = names.resolve(locus, genome.genomeId());
    int length = genome.length(own.chromosome());
    if (own.end() > length) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "%s reaches beyond the end of %s, which has %,d bases in %s; cut it, or choose the"
                  + " genome that it is of.",
              own,
              own.chromosome(),
              length,
              genome.genomeId()));
    }
    return own;
  }

  /** Cuts an interval between its anchors. */
  private static void addCut(Locus locus, List<Region> members, List<Region> disjoint) {
    TreeSet<Integer> anchors = new TreeSet<>();
    members.forEach(member -> member.anchor().ifPresent(anchors::add));
    if (anchors.isEmpty()) {
      disjoint.add(Region.of(locus));
      return;
    }
    int start = locus.start();
    int anchor = anchors.pollFirst();
    for (int next : anchors) {
      int cut = anchor + (next - anchor) / 2 + 1;
      if (cut > start && cut < locus.end()) {
        disjoint.add(Region.anchored(new Locus(locus.chromosome(), start, cut), anchor));
        start = cut;
      }
      anchor = next;
    }
    disjoint.add(Region.anchored(new Locus(locus.chromosome(), start, locus.end()), anchor));
  }

  /** In the order of the genome. */
  public List<Region> regions() {
    return regions;
  }

  /** The chromosomes that have a region, in the order of the genome. */
  public List<String> chromosomes() {
    return regions.stream().map(region -> region.locus().chromosome()).distinct().toList();
  }

  /** The regions on a chromosome, in order. */
  public List<Region> on(String chromosome) {
    return regions.stream()
        .filter(region -> region.locus().chromosome().equals(chromosome))
        .toList();
  }

  /** Number of bases. */
  public long bases() {
    return regions.stream().mapToLong(region -> region.locus().length()).sum();
  }

  /** Whether the intervals came in the order of the genome. */
  public boolean cameSorted() {
    return sorted;
  }

  /** How many intervals were joined to one that they overlapped. */
  public int merged() {
    return merged;
  }

  /**
   * Says which bases these are: a locus as it is; of more regions how many, from where, and a hash
   * of all of them.
   */
  public Provenance addTo(Provenance provenance) {
    if (regions.size() == 1 && description.equals(regions.get(0).locus().toString())) {
      return provenance.with("locus", description);
    }
    return provenance
        .with("regions", String.format(Locale.ROOT, "%s; %,d bases", description, bases()))
        .with("regions sha256", hash());
  }

  /** SHA-256 of the regions as lines: chromosome, start, end and anchor or nothing. */
  private String hash() {
    Sha256 hash = new Sha256();
    for (Region region : regions) {
      Locus locus = region.locus();
      String anchor = region.anchor().isPresent() ? "" + region.anchor().getAsInt() : "";
      hash.add(
          String.join(
                  SEPARATOR,
                  locus.chromosome(),
                  Integer.toString(locus.start()),
                  Integer.toString(locus.end()),
                  anchor)
              + "\n");
    }
    return hash.text();
  }
}
