package org.motiflens.plugin.igv2;

import java.awt.EventQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import javax.swing.JComponent;
import org.broad.igv.track.Track;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.PanelName;
import org.broad.igv.ui.panel.FrameManager;
import org.broad.igv.ui.util.MessageUtils;
import org.broad.igv.util.ResourceLocator;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.extension.BrowserPanelHost;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.library.OptimisedSequences;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.Dock;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.settings.Folders;
import org.motiflens.plugin.settings.Options;
import org.motiflens.plugin.track.AttributionTrackHandle;

/**
 * The bundled demo: IGV on a slice of hg19 at the strongest CTCF peak, with the peaks, the ChIP-seq
 * signal and our tracks; and the pictures of it. Needs no network and leaves IGV's own folder
 * alone.
 */
final class Demo {
  private static final String FASTA = "hg19-demo.fa.gz";
  private static final String PEAKS = "CTCF_GM12878.narrowPeak";
  private static final String SIGNAL = "CTCF_GM12878.bedgraph.gz";
  private static final String CELL_LINE = "K562";
  private static final List<String> ARCHITECTURES =
      List.of("small-cnn", "small-rnn", "small-cnn-rnn");

  /** The GATA1 gene (chrX:48,644,982-48,652,717) and its surroundings. */
  private static final Locus GATA1_LOCUS = Locus.parse("chrX:48,640,001-48,658,000");

  private static final String GENES =
      """
      chr21	36160097	36421595	RUNX1
      chrX	48644981	48652717	GATA1
      """;

  private static final int PEAK_BASES = 130;
  private static final long PATIENCE_NANOS = 600_000_000_000L;

  private final Extension extension;
  private final SidePanel side;
  private final Dock dock;
  private final Optional<Path> snapshots;
  private final Path folder;

  Demo(Extension extension, SidePanel side, Dock dock, Options options) {
    this.extension = extension;
    this.side = side;
    this.dock = dock;
    this.snapshots = options.snapshots();
    this.folder = folder();
  }

  private static Path folder() {
    return Folders.besideJar("resources/demo")
        .orElseThrow(() -> new InputException(Messages.NO_DEMO));
  }

  /**
   * What IGV is started with: the demo genome, no network, and a folder of its own among the
   * temporary files. IGV writes there to its very end, so that only who started it can clear up.
   */
  static List<String> igvArguments() throws IOException {
    Path home = Files.createTempDirectory("motiflens-demo");
    Path genomes = home.resolve("genomes.tsv");
    Files.writeString(genomes, "<Genomes>\n");
    Path preferences = home.resolve("offline.prefs");
    Files.writeString(
        preferences,
        String.join(
            "\n",
            "PROVISIONING_URL_DEFAULT=",
            "IGV.genome.sequence.dir=" + genomes,
            "IGV.backup.genome.sequence.dir=" + genomes,
            "SHOW_GENOME_SERVER_WARNING=false",
            "PORT_ENABLED=false",
            "IGV.Bounds=0,0,1400,880",
            ""));
    return List.of(
        "-o",
        preferences.toString(),
        "--igvDirectory",
        home.toString(),
        "-g",
        folder().resolve(FASTA).toString());
  }

  /** Goes on in a thread of its own until the demo stands; with pictures asked for, ends IGV. */
  void start() {
    Thread thread = new Thread(this::run, "MotifLens-demo");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      await(() -> IGV.getInstance().getSequenceTrack() != null);
      showPeak();
      if (snapshots.isPresent()) {
        takePictures(snapshots.get());
        System.exit(0);
      }
    } catch (InputException e) {
      fail(e.getMessage());
    } catch (IOException | RuntimeException e) {
      fail(Messages.unexpected(e));
    }
  }

  private void fail(String sentence) {
    System.err.println(sentence);
    if (snapshots.isPresent()) {
      System.exit(1);
    }
    MessageUtils.showMessage(sentence);
  }

  // ---- Views ----

  private void showPeak() throws IOException {
    List<ModelCard> models = models("CTCF");
    Peak strongest = strongestPeak();
    List<Track> data = load(folder.resolve(PEAKS), "CTCF peaks (GM12878)");
    Path genes = Files.createTempFile("motiflens-genes", ".bed");
    Files.writeString(genes, GENES);
    List<Track> known = load(genes, "Genes of the demo");
    List<Track> signal = load(folder.resolve(SIGNAL), "CTCF ChIP-seq (GM12878)");
    onEdt(
        () -> {
          for (Track track : signal) {
            track.setAutoScale(true);
            track.setHeight(46, true);
          }
          data.forEach(track -> track.setHeight(34, true));
          known.forEach(track -> track.setHeight(30, true));
          List<Track> both = new ArrayList<>(known);
          both.addAll(data);
          both.addAll(signal);
          IGV.getInstance().addTracks(both, PanelName.DATA_PANEL);
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
          return null;
        });
    settle();
  }

  private void takePictures(Path into) throws IOException {
    ModelCard best = best(models("CTCF"));
    await(
        () -> {
          OptimisedSequences.Status status =
              extension.sequences().status(best, ClassOptimiser.STANDARD.get(0));
          return status.result().isPresent() || status.problem().isPresent();
        });
    settle();
    Files.createDirectories(into);
    DemoPictures.write(
        into.resolve("window-with-panel.png"), (JComponent) IGV.getInstance().getRootPane());
    onEdt(
        () -> {
          dock.setVisible(false);
          return null;
        });
    settle();
    DemoPictures.write(into.resolve("ctcf-peak-letters.png"), IGV.getInstance().getMainPanel());
    temporalPicture(into);
    mapPicture(into);
    gata1Picture(into);
  }

  private void temporalPicture(Path into) throws IOException {
    Peak strongest = strongestPeak();
    onEdt(
        () -> {
          removeOurs();
          for (ModelCard model : models("CTCF")) {
            if (extension.facts().isRecurrent(model.id())) {
              List<AttributionTrackHandle> added =
                  extension.addTracks(
                      model, methods("saliency", "temporal-forward", "temporal-backward"));
              added.forEach(track -> track.resize(track.model().isTemporal() ? 46 : 70));
            }
          }
          view(strongest, 110);
          return null;
        });
    settle();
    DemoPictures.write(into.resolve("temporal.png"), IGV.getInstance().getMainPanel());
  }

  private void mapPicture(Path into) throws IOException {
    Peak strongest = strongestPeak();
    onEdt(
        () -> {
          removeOurs();
          extension
              .addTracks(
                  best(models("CTCF")), methods("saliency", "gradient-map", "mutagenesis-map"))
              .forEach(track -> track.resize(110));
          view(strongest, 60);
          return null;
        });
    settle();
    DemoPictures.write(into.resolve("maps.png"), IGV.getInstance().getMainPanel());
  }

  private void gata1Picture(Path into) throws IOException {
    Path genes = Files.createTempFile("motiflens-genes", ".bed");
    try {
      Files.writeString(genes, GENES);
      List<Track> geneTracks = load(genes, "Genes");
      onEdt(
          () -> {
            IGV.getInstance().deleteTracks(allData());
            IGV.getInstance().addTracks(geneTracks, PanelName.DATA_PANEL);
            List<ModelCard> models = models("GATA1");
            models.forEach(model -> extension.addTracks(model, methods("saliency")));
            extension.addTracks(best(models), methods("prediction"));
            FrameManager.getDefaultFrame()
                .jumpTo(GATA1_LOCUS.chromosome(), GATA1_LOCUS.start(), GATA1_LOCUS.end());
            IGV.getInstance().repaint();
            return null;
          });
      settle();
      DemoPictures.write(into.resolve("gata1-zoomed-out.png"), IGV.getInstance().getMainPanel());
    } finally {
      Files.deleteIfExists(genes);
    }
  }

  private void view(Peak peak, int bases) {
    new BrowserPanelHost(extension).goTo(peak);
    int start = peak.summit() - bases / 2;
    FrameManager.getDefaultFrame().jumpTo(peak.chromosome(), start, start + bases);
    IGV.getInstance().repaint();
  }

  private Peak strongestPeak() {
    return PeakReader.read(folder.resolve(PEAKS)).stream()
        .max(Comparator.comparingDouble(Peak::signal))
        .orElseThrow(() -> new InputException(Messages.NO_DEMO));
  }

  private List<Track> load(Path file, String name) throws IOException {
    ResourceLocator locator = new ResourceLocator(file.toString());
    List<Track> tracks = IGV.getInstance().load(locator);
    tracks.forEach(track -> track.setName(name));
    return tracks;
  }

  static List<Track> allData() {
    return List.copyOf(IGV.getInstance().getTrackPanel(IGV.DATA_PANEL_NAME).getTracks());
  }

  private void removeOurs() {
    IGV.getInstance().deleteTracks(extension.tracks().stream().map(Track.class::cast).toList());
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

  // ---- Waiting and painting ----

  private void settle() {
    await(() -> extension.engine().activities().isEmpty());
    for (int i = 0; i < 4; i++) {
      sleep(150);
      onEdt(() -> null);
    }
    await(() -> extension.engine().activities().isEmpty() && extension.trusts().isIdle());
    onEdt(() -> null);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!onEdt(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new InputException(Messages.DEMO_TIMEOUT);
      }
      sleep(50);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static <T> T onEdt(Callable<T> action) {
    FutureTask<T> task = new FutureTask<>(action);
    EventQueue.invokeLater(task);
    try {
      return task.get();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
