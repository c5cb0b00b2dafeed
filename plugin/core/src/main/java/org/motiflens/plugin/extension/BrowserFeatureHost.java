package org.motiflens.plugin.extension;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.TrackColours;
import org.motiflens.plugin.learnt.FeatureStore;
import org.motiflens.plugin.learnt.LiveInstances;
import org.motiflens.plugin.learnt.SimilarFactors;
import org.motiflens.plugin.panel.PanelHost;
import org.motiflens.plugin.panel.features.FeatureHost;
import org.motiflens.plugin.panel.table.TableFileHost;
import org.motiflens.plugin.presenter.SavedTable;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.work.Jobs;

/** The browser as the tab of features sees it. */
final class BrowserFeatureHost implements FeatureHost {
  private final Extension extension;
  private final PanelHost panel;

  BrowserFeatureHost(Extension extension, PanelHost panel) {
    this.extension = extension;
    this.panel = panel;
  }

  @Override
  public Jobs jobs() {
    return extension.jobs();
  }

  @Override
  public Network network(String modelId) {
    return extension.models().network(modelId);
  }

  @Override
  public List<ModelCard> models() {
    return panel.models();
  }

  @Override
  public Optional<SequenceSource> genome() {
    return panel.genome();
  }

  @Override
  public Optional<Locus> view() {
    View view = extension.browser().view();
    return extension
        .genome()
        .flatMap(
            genome ->
                view.chromosome()
                    .flatMap(
                        name -> {
                          String chromosome = genome.canonical(name);
                          try {
                            int length = genome.length(chromosome);
                            int start = Math.max(0, (int) view.origin());
                            int end = Math.min(length, (int) Math.ceil(view.end()));
                            return end > start
                                ? Optional.of(new Locus(chromosome, start, end))
                                : Optional.empty();
                          } catch (InputException e) {
                            return Optional.empty();
                          }
                        }));
  }

  @Override
  public List<Path> peaks() {
    return panel.loadedPeaks().stream().map(TableFileHost.PeakFile::path).toList();
  }

  @Override
  public FeatureStore store() {
    return extension.features();
  }

  @Override
  public LiveInstances instances() {
    return extension.instances();
  }

  @Override
  public Optional<Path> similarFactors() {
    return extension.models().folder().map(folder -> folder.resolve(SimilarFactors.FILE));
  }

  @Override
  public TrackColours colours() {
    return extension.colours();
  }

  @Override
  public void goTo(Locus place) {
    panel
        .goTo(new Anchor(place.chromosome(), place.start() + place.length() / 2))
        .ifPresent(sentence -> extension.browser().tell(sentence));
  }

  @Override
  public void save(String title, String suggestedName, Supplier<String> text) {
    panel
        .chooseTarget(title, suggestedName)
        .ifPresent(
            file ->
                SavedTable.write(
                    panel,
                    file,
                    Optional.empty(),
                    (target, monitor) ->
                        AtomicOutput.write(target, text.get().getBytes(StandardCharsets.UTF_8)),
                    extension.browser()::tell));
  }

  @Override
  public void addInstances(ModelCard card) {
    extension.markTracks().addInstances(card);
  }

  @Override
  public void addActivation(ModelCard card, String layer, int channel) {
    extension.markTracks().addActivation(card, layer, channel);
  }
}
