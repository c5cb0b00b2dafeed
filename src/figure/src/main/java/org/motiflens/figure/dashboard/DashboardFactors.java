package org.motiflens.figure.dashboard;

import java.util.List;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.factors.FactorCall;
import org.motiflens.explain.factors.FactorFamilies;
import org.motiflens.explain.factors.FactorGroups;
import org.motiflens.explain.factors.FactorPanel;
import org.motiflens.explain.motif.SeqletMatcher;
import org.motiflens.motif.database.MotifDatabase;

/**
 * Adds to a dashboard which factors bind in its window, of all calibrated models. Safe for use by
 * many threads.
 */
public final class DashboardFactors {
  private final FactorPanel panel;
  private final SeqletMatcher known;
  private final int most;

  /**
   * @param database whose motifs words are named by
   * @param most factors of a dashboard, those of the highest rank
   */
  public DashboardFactors(FactorPanel panel, MotifDatabase database, int most) {
    this.panel = panel;
    this.known = new SeqletMatcher(database.motifs());
    this.most = most;
  }

  /** The dashboard with its factors; models that read more bases than its window are left out. */
  public Dashboard addTo(Dashboard dashboard, Monitor monitor) {
    List<FactorCall> calls = panel.callsAtCentre(dashboard.window().codes(), most, monitor);
    FactorGroups groups = new FactorGroups(FactorFamilies.bundled(), known::bestName);
    return dashboard.withFactors(
        groups.named(calls.subList(0, Math.min(most, calls.size()))).stream()
            .map(call -> new Dashboard.Factor(call, call.word().flatMap(known::bestName)))
            .toList(),
        calls.size());
  }
}
