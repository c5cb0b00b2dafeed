package org.motiflens.plugin.panel;

import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.factors.FactorPanel;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.library.MotifRepository;
import org.motiflens.plugin.panel.factors.FactorsHost;
import org.motiflens.plugin.tile.Anchor;

/** The panel as its tab of factors sees it. */
record PanelFactors(PanelHost host, MotifRepository motifs) implements FactorsHost {
  @Override
  public Optional<SequenceSource> genome() {
    return host.genome();
  }

  @Override
  public Optional<Anchor> viewCentre() {
    return host.viewCentre();
  }

  @Override
  public Optional<MotifDatabase> knownMotifs() {
    return motifs.content().map(MotifRepository.Content::database);
  }

  @Override
  public FactorPanel readModels(Monitor monitor) {
    return host.factors(monitor);
  }

  @Override
  public void addTracks(ModelCard card) {
    host.addTracks(card, host.usualMethods(card));
  }
}
