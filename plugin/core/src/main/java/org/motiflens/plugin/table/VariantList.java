package org.motiflens.plugin.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.motiflens.genome.Shown;
import org.motiflens.genome.variant.VcfRow;
import org.motiflens.plugin.message.Messages;

/**
 * The alleles of a VCF file, one entry each, in the order of the file; and by chromosome and
 * position, to be found again in a view. Immutable.
 */
public final class VariantList {
  private static final int LONGEST = 12;

  private final List<Entry> entries;
  private final Map<String, int[]> byPosition;
  private final Map<String, Integer> ranksOfIds = new HashMap<>();

  /**
   * One alternative allele.
   *
   * @param row of the file
   * @param allele index of the alternative in the row
   */
  public record Entry(VcfRow row, int allele) {
    /** 0-based position of the reference allele's first base, as the file has it. */
    public int position() {
      return Math.max(0, row.position() - 1);
    }

    public String alternative() {
      return row.alternatives().get(allele);
    }

    /** {@code chr21:36,206,932}. */
    public String place() {
      return String.format(Locale.ROOT, "%s:%,d", Messages.plain(row.chromosome()), row.position());
    }

    /** Name of the variant; empty where the file has none. */
    public String name() {
      return row.id().equals(".") ? "" : Messages.plain(row.id());
    }

    /** {@code G>A}, long alleles cut. */
    public String change() {
      return shortened(row.reference()) + ">" + shortened(alternative());
    }

    private static String shortened(String text) {
      String plain = Shown.plain(text);
      return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…";
    }
  }

  public VariantList(List<VcfRow> rows) {
    List<Entry> all = new ArrayList<>();
    for (VcfRow row : rows) {
      for (int allele = 0; allele < row.alternatives().size(); allele++) {
        all.add(new Entry(row, allele));
      }
    }
    entries = List.copyOf(all);
    entries.stream()
        .map(Entry::name)
        .filter(name -> !name.isEmpty())
        .sorted()
        .forEach(name -> ranksOfIds.putIfAbsent(name, ranksOfIds.size()));
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      places.computeIfAbsent(entries.get(i).row().chromosome(), name -> new ArrayList<>()).add(i);
    }
    Map<String, int[]> sorted = new LinkedHashMap<>();
    places.forEach(
        (name, indexes) ->
            sorted.put(
                name,
                indexes.stream()
                    .sorted(Comparator.comparingInt(i -> entries.get(i).position()))
                    .mapToInt(Integer::intValue)
                    .toArray()));
    byPosition = sorted;
  }

  public int size() {
    return entries.size();
  }

  public Entry entry(int index) {
    return entries.get(index);
  }

  /** Whether any variant has a name. */
  boolean hasIds() {
    return !ranksOfIds.isEmpty();
  }

  /** Place of a variant's name among all names; NaN of one without a name. */
  double rankOfId(int index) {
    Integer rank = ranksOfIds.get(entry(index).name());
    return rank == null ? Double.NaN : rank;
  }

  /** The chromosomes, as the file spells them. */
  public Set<String> chromosomes() {
    return byPosition.keySet();
  }

  /**
   * Indexes of the entries of a chromosome whose positions lie in an interval, by position.
   *
   * @param start 0-based
   * @param end after the last
   */
  public int[] between(String chromosome, int start, int end) {
    int[] all = byPosition.getOrDefault(chromosome, new int[0]);
    return Arrays.copyOfRange(all, firstFrom(all, start), firstFrom(all, Math.max(start, end)));
  }

  private int firstFrom(int[] all, int position) {
    int low = 0;
    int high = all.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(all[middle]).position() < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
