package org.motiflens.figure.dashboard;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.motiflens.explain.factors.FactorCall;
import org.motiflens.explain.motif.KnownMotif;
import org.motiflens.explain.optimisation.ClassOptimum;
import org.motiflens.genome.Provenance;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.bundle.ModelCard;

/**
 * What models of a transcription factor say of one window (Lanchantin et al. 2017, Figure 2).
 * Immutable.
 *
 * @param factor the transcription factor
 * @param window what is looked at
 * @param motifs known motifs of the factor; empty when the database has none
 * @param hits where these motifs lie in the window, by position
 * @param optima the class-optimised sequence of each model
 * @param saliency one row a model
 * @param temporal forward and backward row of each recurrent model
 * @param factors which factors bind there, the highest rank first; empty unless asked for
 * @param provenance where all of this comes from
 */
public record Dashboard(
    String factor,
    DashboardWindow window,
    List<MotifMatrix> motifs,
    List<Hit> hits,
    List<Optimum> optima,
    List<DashboardRow> saliency,
    List<DashboardRow> temporal,
    List<Factor> factors,
    Provenance provenance) {
  /**
   * A factor in the window.
   *
   * @param call what its model says
   * @param motif name of the known motif that its word resembles most
   */
  public record Factor(FactorCall call, Optional<String> motif) {}

  /**
   * A known motif in the window.
   *
   * @param motif which
   * @param column its first, counted from 0; the motif lies wholly inside the window
   * @param reverse whether it lies on the reverse strand
   * @param pValue of a random word of the background to score as much
   */
  public record Hit(MotifMatrix motif, int column, boolean reverse, double pValue) {
    /** After its last column. */
    public int end() {
      return column + motif.columns();
    }
  }

  /**
   * The class-optimised sequence of a model.
   *
   * @param known the known motif, of any factor, that it resembles most
   */
  public record Optimum(ModelCard model, ClassOptimum optimum, Optional<KnownMotif> known) {}

  public Dashboard {
    Objects.requireNonNull(factor);
    Objects.requireNonNull(window);
    Objects.requireNonNull(provenance);
    motifs = List.copyOf(motifs);
    hits = List.copyOf(hits);
    optima = List.copyOf(optima);
    saliency = List.copyOf(saliency);
    temporal = List.copyOf(temporal);
    factors = List.copyOf(factors);
  }

  /** Without factors. */
  public Dashboard(
      String factor,
      DashboardWindow window,
      List<MotifMatrix> motifs,
      List<Hit> hits,
      List<Optimum> optima,
      List<DashboardRow> saliency,
      List<DashboardRow> temporal,
      Provenance provenance) {
    this(factor, window, motifs, hits, optima, saliency, temporal, List.of(), provenance);
  }

  /**
   * The same with factors.
   *
   * @param asked of how many experiments the models were asked
   */
  public Dashboard withFactors(List<Factor> found, int asked) {
    return new Dashboard(
        factor,
        window,
        motifs,
        hits,
        optima,
        saliency,
        temporal,
        found,
        provenance.with(
            "factors",
            "the "
                + found.size()
                + " of highest rank of "
                + asked
                + " calibrated experiments, mean of both strands"));
  }
}
