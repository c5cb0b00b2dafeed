package org.motiflens.motif.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.MotifMatrix;

/**
 * Which of many motifs the letters of a stretch resemble: of each motif the best place that
 * overlaps the stretch, and how many such are to be expected by chance.
 */
public final class StretchNames {
  /** Places with a larger p-value are not looked at. */
  private static final double GREATEST_P = 0.05;

  private StretchNames() {}

  /**
   * A motif and the place in the stretch that resembles it most.
   *
   * @param eValue how many places as good are to be expected by chance, of all motifs and all
   *     places that were tried: p · places · motifs, places counted on both strands
   */
  public record Named(MotifMatrix motif, MotifHit hit, double eValue) {}

  /**
   * The motifs that have a place with p up to .05, the smallest E-value first.
   *
   * @param stretch a place overlaps it, and may reach beyond its ends
   * @param progress told how many motifs are done; may throw to end it
   * @throws org.motiflens.genome.InputException when the source cannot give the stretch
   */
  public static List<Named> of(
      List<MotifMatrix> motifs, SequenceSource source, Locus stretch, IntConsumer progress) {
    List<Named> named = new ArrayList<>();
    for (int i = 0; i < motifs.size(); i++) {
      progress.accept(i);
      MotifMatrix motif = motifs.get(i);
      double tried = 2.0 * (stretch.length() + motif.columns() - 1) * motifs.size();
      best(motif, source, stretch)
          .ifPresent(hit -> named.add(new Named(motif, hit, hit.pValue() * tried)));
    }
    named.sort(Comparator.comparingDouble(Named::eValue));
    return named;
  }

  private static Optional<MotifHit> best(MotifMatrix motif, SequenceSource source, Locus stretch) {
    return new MotifScanner(motif)
        .scan(source, stretch, GREATEST_P).stream()
            .min(Comparator.comparingDouble(MotifHit::pValue));
  }
}
