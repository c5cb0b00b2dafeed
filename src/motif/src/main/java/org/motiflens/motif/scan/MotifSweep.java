package org.motiflens.motif.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.MotifMatrix;

/**
 * Finds the places that resemble any of many motifs. Each hit has the p-value that {@link
 * MotifScanner} gives it, for its motif alone: of many motifs and places, {@link #byChance} says
 * how many hits there are to be without any meaning.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class MotifSweep {
  private final List<MotifScanner> scanners;

  /**
   * A motif and a place that resembles it.
   *
   * @param motif whose hit it is
   */
  public record Hit(MotifMatrix motif, MotifHit place) {
    /** The motif's name, or its id where it has none. */
    public String name() {
      return motif.name().isEmpty() ? motif.id() : motif.name();
    }
  }

  /** The least likely by chance first; of equally likely ones that to the left. */
  public static final Comparator<Hit> STRONGEST_FIRST =
      Comparator.comparingDouble((Hit hit) -> hit.place().pValue())
          .thenComparing(hit -> hit.place().locus().start())
          .thenComparing(hit -> hit.place().reverse())
          .thenComparing(hit -> hit.motif().id());

  private static final Comparator<Hit> ALONG =
      Comparator.comparingInt((Hit hit) -> hit.place().locus().start())
          .thenComparing(STRONGEST_FIRST);

  /**
   * Makes the motifs ready, which takes some milliseconds each.
   *
   * @param mostP hits with a larger p-value cannot be asked for
   * @param progress told how many motifs are ready; may throw to end it
   */
  public MotifSweep(List<MotifMatrix> motifs, double mostP, IntConsumer progress) {
    List<MotifScanner> made = new ArrayList<>();
    for (MotifMatrix motif : motifs) {
      progress.accept(made.size());
      made.add(new MotifScanner(motif, mostP));
    }
    scanners = List.copyOf(made);
  }

  /** How many motifs are sought. */
  public int motifs() {
    return scanners.size();
  }

  /**
   * The hits that overlap a window, by position; a motif may reach beyond the window's ends, but
   * not beyond the chromosome's.
   *
   * @param greatestP hits with a p-value up to this are reported
   * @param progress told how many motifs are done; may throw to end it
   * @throws org.motiflens.genome.InputException when the source cannot give the window
   */
  public List<Hit> scan(
      SequenceSource source, Locus window, double greatestP, IntConsumer progress) {
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < scanners.size(); i++) {
      progress.accept(i);
      MotifMatrix motif = scanners.get(i).motif();
      scanners.get(i).scan(source, window, greatestP).forEach(at -> hits.add(new Hit(motif, at)));
    }
    hits.sort(ALONG);
    return hits;
  }

  /**
   * How many hits are to be expected at most in random bases: p · places · motifs, places counted
   * on both strands.
   *
   * @param bases of the window
   */
  public double byChance(int bases, double greatestP) {
    return 2.0 * bases * scanners.size() * greatestP;
  }
}
