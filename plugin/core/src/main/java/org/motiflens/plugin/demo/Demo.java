package org.motiflens.plugin.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.Peak;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.extension.BrowserPanelHost;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.extension.Installer;
import org.motiflens.plugin.library.OptimisedSequences;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.Dock;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.settings.Options;

/**
 * The bundled demo: IGV on a slice of hg19 at the strongest CTCF peak, with the peaks, the ChIP-seq
 * signal and our tracks; and the pictures of it. Needs no network and leaves IGV's own folder
 * alone.
 */
public final class Demo {
  private static final String CELL_LINE = "K562";
  private static final List<String> ARCHITECTURES =
      List.of("small-cnn", "small-rnn", "small-cnn-rnn");
  private static final int PEAK_BASES = 130;

  private final Extension extension;
  private final SidePanel side;
  private final Dock dock;
  private final DemoStage stage;
  private final Optional<Path> snapshots;

  /**
   * @param installed the extension in the window of the IGV
   * @param stage that IGV
   */
  public Demo(Installer.Installed installed, DemoStage stage, Options options) {
    this.extension = installed.extension();
    this.side = installed.side();
    this.dock = installed.dock();
    this.stage = stage;
    this.snapshots = options.snapshots();
  }

  /** Goes on in a thread of its own until the demo stands; with pictures asked for, ends IGV. */
  public void start() {
    Thread thread = new Thread(this::run, "MotifLens-demo");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      Edt.await(stage::isReady);
      showPeak();
      if (snapshots.isPresent()) {
        takePictures(snapshots.get());
        System.exit(0);
      }
    } catch (InputException e) {
      fail(e.getMessage());
    } catch (IOException | RuntimeException e) {
      fail(Messages.problem(e));
    }
  }

  private void fail(String sentence) {
    System.err.println(sentence);
    if (snapshots.isPresent()) {
      System.exit(1);
    }
    stage.tell(sentence);
  }

  // ---- Views ----

  private void showPeak() throws IOException {
    List<ModelCard> models = models("CTCF");
    Peak strongest = DemoData.strongestPeak();
    stage.load(DemoData.all());
    Edt.run(
        () -> {
          for (ModelCard model : models) {
            extension.addTracks(model, methods("saliency"));
          }
          for (ModelCard model : models) {
            if (extension.facts().isRecurrent(model.id())) {
              extension.addTracks(model, methods("temporal-forward", "temporal-backward"));
            }
          }
          extension.addTracks(best(models), methods("prediction"));
          side.peaksChanged();
          side.select(best(models).id());
          view(strongest, PEAK_BASES);
        });
    settle();
  }

  private void takePictures(Path into) throws IOException {
    ModelCard best = best(models("CTCF"));
    Edt.await(
        () -> {
          OptimisedSequences.Status status =
              extension.sequences().status(best, ClassOptimiser.STANDARD.get(0));
          return status.result().isPresent() || status.problem().isPresent();
        });
    settle();
    Files.createDirectories(into);
    DemoPictures pictures = new DemoPictures(stage, into);
    pictures.writeWindow("window-with-panel.png");
    Edt.run(() -> dock.setVisible(false));
    settle();
    pictures.writeTracks("ctcf-peak-letters.png");
    Peak strongest = DemoData.strongestPeak();
    showTemporalOutput(strongest);
    pictures.writeTracks("temporal.png");
    showMaps(strongest);
    pictures.writeTracks("maps.png");
    showGata1();
    pictures.writeTracks("gata1-zoomed-out.png");
  }

  private void showTemporalOutput(Peak peak) {
    Edt.run(
        () -> {
          removeOurs();
          for (ModelCard model : models("CTCF")) {
            if (extension.facts().isRecurrent(model.id())) {
              extension
                  .addTracks(model, methods("saliency", "temporal-forward", "temporal-backward"))
                  .forEach(track -> track.resize(track.model().look().isTemporal() ? 46 : 70));
            }
          }
          view(peak, 110);
        });
    settle();
  }

  private void showMaps(Peak peak) {
    Edt.run(
        () -> {
          removeOurs();
          extension
              .addTracks(
                  best(models("CTCF")), methods("saliency", "gradient-map", "mutagenesis-map"))
              .forEach(track -> track.resize(110));
          view(peak, 60);
        });
    settle();
  }

  private void showGata1() throws IOException {
    DemoStage.DataFile genes = DemoData.genes("Genes", Optional.empty());
    try {
      Edt.run(stage::clear);
      stage.load(List.of(genes));
      Edt.run(
          () -> {
            List<ModelCard> models = models("GATA1");
            models.forEach(model -> extension.addTracks(model, methods("saliency")));
            extension.addTracks(best(models), methods("prediction"));
            Locus gene = DemoData.GATA1_LOCUS;
            show(gene.chromosome(), gene.start(), gene.end());
          });
      settle();
    } finally {
      Files.deleteIfExists(genes.path());
    }
  }

  private void view(Peak peak, int bases) {
    new BrowserPanelHost(extension).goTo(peak);
    int start = peak.summit() - bases / 2;
    show(peak.chromosome(), start, start + bases);
  }

  private void show(String chromosome, int start, int end) {
    extension.browser().show(chromosome, start, end);
    extension.browser().repaint();
  }

  private void removeOurs() {
    extension.browser().remove(extension.tracks());
  }

  private List<AttributionMethod> methods(String... keys) {
    return Arrays.stream(keys).map(extension.methods()::named).toList();
  }

  /** The three small architectures of a factor, in K562 where that has them. */
  private List<ModelCard> models(String factor) {
    List<ModelCard> found = new ArrayList<>();
    for (String architecture : ARCHITECTURES) {
      extension.models().cards().stream()
          .filter(card -> card.tf().equals(factor) && card.architecture().equals(architecture))
          .min(Comparator.comparing(card -> !card.cellLine().equals(CELL_LINE)))
          .ifPresent(found::add);
    }
    if (found.isEmpty()) {
      throw new InputException(Messages.noModelsOf(factor));
    }
    return found;
  }

  private static ModelCard best(List<ModelCard> models) {
    return models.stream()
        .max(Comparator.comparingDouble(card -> card.evaluation().auc()))
        .orElseThrow();
  }

  /** Waits until all is computed and painted. */
  private void settle() {
    Edt.await(() -> extension.engine().activities().isEmpty());
    for (int i = 0; i < 4; i++) {
      Edt.pause(150);
      Edt.run(() -> {});
    }
    Edt.await(() -> extension.engine().activities().isEmpty() && extension.trusts().isIdle());
    Edt.run(() -> {});
  }
}
