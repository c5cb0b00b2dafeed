package org.motiflens.explain.motif;

import java.util.List;
import java.util.Optional;
import org.motiflens.explain.optimisation.ClassOptimum;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.tomtom.Tomtom;

/**
 * Names class-optimised sequences: compares the informative stretch of an optimum with the motifs
 * of a database, as Tomtom does by default. Immutable and safe for use by many threads; a
 * comparison with some hundred motifs takes milliseconds.
 *
 * <p>The stretch alone is compared, not the whole window: columns that say nothing resemble the
 * flanks of known motifs that say nothing, and with a hundred of them such likeness becomes
 * significant.
 */
public final class KnownMotifs {
  private final MotifDatabase database;
  private final Tomtom tomtom;

  public KnownMotifs(MotifDatabase database) {
    this.database = database;
    tomtom = new Tomtom(database.motifs(), Tomtom.Options.DEFAULT);
  }

  /** The database that is compared with. */
  public MotifDatabase database() {
    return database;
  }

  /** Whether the database is so small that q-values are rough. */
  public boolean isRough() {
    return tomtom.isRough();
  }

  /**
   * The known motif that an optimum resembles most, significant or not ({@link
   * KnownMotif#isSignificant}); empty when the optimum has no informative column.
   */
  public Optional<KnownMotif> best(ClassOptimum optimum) {
    return matches(optimum).stream().findFirst();
  }

  /** All motifs of the database, the most alike first; empty as {@link #best} is. */
  public List<KnownMotif> matches(ClassOptimum optimum) {
    return optimum
        .motif()
        .map(
            stretch ->
                tomtom.match(stretch).stream()
                    .map(
                        match ->
                            new KnownMotif(
                                match, optimum.motifStart().orElseThrow(), database.notice()))
                    .toList())
        .orElse(List.of());
  }
}
