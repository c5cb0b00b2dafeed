package org.motiflens.plugin.igv2;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.broad.igv.track.AttributeManager;
import org.broad.igv.track.Track;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.panel.FrameManager;
import org.broad.igv.ui.panel.ReferenceFrame;
import org.broad.igv.ui.panel.TrackPanel;
import org.motiflens.fixture.Edt;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.fixture.OnScreen;
import org.motiflens.plugin.igv2.track.Frames;
import org.motiflens.plugin.library.ModelRepository;
import org.motiflens.plugin.settings.Options;

/** A real IGV in this virtual machine, offline, with its settings in a folder of its own. */
public final class LiveIgv {
  private static final long PATIENCE_MILLIS = 240_000;

  private final Extension extension;

  private LiveIgv(Extension extension) {
    this.extension = extension;
  }

  /**
   * Starts IGV on a genome.
   *
   * @param home an empty folder that takes the place of the user's
   */
  public static LiveIgv start(Path home, Path fasta, ModelRepository repository, String... more)
      throws IOException {
    return startWith(home, offlinePreferences(home), fasta, repository, more);
  }

  /** The same with preferences of one's own. */
  static LiveIgv startWith(
      Path home, Path preferences, Path fasta, ModelRepository repository, String... more) {
    System.setProperty("user.home", home.toString());
    List<String> arguments = new ArrayList<>(List.of("-o", preferences.toString()));
    if (fasta != null) {
      arguments.addAll(List.of("-g", fasta.toString()));
    }
    arguments.addAll(List.of(more));
    FutureTask<Extension> installed = new FutureTask<>(() -> null);
    Extension[] holder = new Extension[1];
    Installation installation = new Installation(Options.parse(), () -> repository);
    IgvPatches.weaveLoader();
    org.broad.igv.ui.Main.main(arguments.toArray(String[]::new));
    EventQueue.invokeLater(
        () ->
            installation.whenReady(
                extension -> {
                  holder[0] = extension;
                  installed.run();
                },
                () -> installed.cancel(false)));
    await(installed);
    LiveIgv live = new LiveIgv(holder[0]);
    live.await("IGV's window", () -> IGV.getInstance().getMainFrame().isShowing());
    if (fasta != null) {
      live.await(
          "the genome",
          () ->
              IGV.getInstance().getSequenceTrack() != null && live.frame().getWidthInPixels() > 0);
    }
    return live;
  }

  public static Path offlinePreferences(Path home) throws IOException {
    Path genomes = home.resolve("genomes.tsv");
    Files.writeString(genomes, "<Genomes>\n");
    Path preferences = home.resolve("offline.prefs");
    Files.writeString(
        preferences,
        """
        PROVISIONING_URL_DEFAULT=
        IGV.genome.sequence.dir=%s
        IGV.backup.genome.sequence.dir=%s
        SHOW_GENOME_SERVER_WARNING=false
        PORT_ENABLED=false
        IGV.Bounds=0,0,1300,800
        """
            .formatted(genomes, genomes));
    return preferences;
  }

  public Extension extension() {
    return extension;
  }

  /** What the frame shows. */
  public View view() {
    return Frames.view(frame());
  }

  /** Adds a track of a model by a method's key. */
  public AttributionTrack add(String modelId, String method) {
    return onEdt(
        () -> {
          ModelCard card = extension.models().card(modelId);
          return (AttributionTrack)
              extension.addTracks(card, List.of(extension.methods().named(method))).get(0);
        });
  }

  public ReferenceFrame frame() {
    return FrameManager.getDefaultFrame();
  }

  /** Goes to an interval, 1-based inclusive, and returns when the frame shows it. */
  public void goTo(String chromosome, int first, int last) {
    onEdt(
        () -> {
          frame().jumpTo(chromosome, first - 1, last);
          IGV.getInstance().repaint();
          return null;
        });
  }

  /** Shows other bases at the same zoom, as dragging does. */
  public void pan(int pixels) {
    onEdt(
        () -> {
          frame().shiftOriginPixels(pixels);
          return null;
        });
  }

  public void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (!onEdt(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited " + PATIENCE_MILLIS / 1000 + " s in vain for " + what);
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Waits until nothing is computed, scales fit the values, and all events are done. */
  public void awaitQuiet() {
    await(
        "IGV to ask for what it shows",
        () -> attributionTracks().stream().allMatch(this::isAskedFor));
    await("all tiles", () -> extension.engine().activities().isEmpty());
    await("all scales", () -> attributionTracks().stream().allMatch(this::isFitted));
    onEdt(() -> null);
    onEdt(() -> null);
  }

  private boolean isAskedFor(AttributionTrack track) {
    return !track.isVisible() || FrameManager.getFrames().stream().allMatch(track::isReadyToPaint);
  }

  /** IGV fits scales some time after it was asked to repaint. */
  private boolean isFitted(AttributionTrack track) {
    if (!track.getAutoScale() || FrameManager.isGeneListMode()) {
      return true;
    }
    // Tracks that share a scale have that of the highest.
    String group = track.getAttributeValue(AttributeManager.GROUP_AUTOSCALE);
    double highest =
        attributionTracks().stream()
            .filter(
                other ->
                    other == track
                        || (group != null
                            && group.equals(
                                other.getAttributeValue(AttributeManager.GROUP_AUTOSCALE))))
            .map(other -> other.getInViewRange(frame()))
            .filter(Objects::nonNull)
            .mapToDouble(values -> values.max)
            .max()
            .orElse(0);
    return highest <= 0 || track.getDataRange().getMaximum() == (float) highest;
  }

  public static <T> T onEdt(Callable<T> action) {
    return Edt.get(action);
  }

  private static void await(FutureTask<Extension> installed) {
    try {
      installed.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  public TrackPanel dataPanel() {
    return IGV.getInstance().getTrackPanel(IGV.DATA_PANEL_NAME);
  }

  /** What the screen shows of a track, painted anew from the component. */
  public BufferedImage picture(Track track) {
    return onEdt(
        () -> {
          Component panel = dataPanel().getDataPanelContainer().getComponent(0);
          BufferedImage image = OnScreen.picture(panel);
          int y = 0;
          for (Track each : dataPanel().getTracks()) {
            if (each == track) {
              return image.getSubimage(0, y, image.getWidth(), each.getHeight());
            }
            y += each.isVisible() ? each.getHeight() : 0;
          }
          throw new AssertionError("not in the data panel: " + track.getName());
        });
  }

  /** Our tracks in the data panel. */
  public static List<AttributionTrack> attributionTracks() {
    return IGV.getInstance().getTrackPanel(IGV.DATA_PANEL_NAME).getTracks().stream()
        .filter(AttributionTrack.class::isInstance)
        .map(AttributionTrack.class::cast)
        .toList();
  }

  /** The first component of a type in IGV's window. */
  public static <C extends Component> C find(Class<C> type) {
    return onEdt(() -> type.cast(find(IGV.getInstance().getContentPane(), type)));
  }

  /** The first of a type in a container; on the event thread. */
  public static <C extends Component> C in(Container container, Class<C> type) {
    return type.cast(find(container, type));
  }

  private static Component find(Container container, Class<?> type) {
    for (Component child : container.getComponents()) {
      if (type.isInstance(child)) {
        return child;
      }
      Component found = child instanceof Container inner ? find(inner, type) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Keeps a picture of the window to look at, where somebody wants one. */
  public static void savePicture(String name) throws IOException {
    BufferedImage picture = window();
    String wanted = System.getProperty("motiflens.pictures");
    if (wanted != null) {
      Files.createDirectories(Path.of(wanted));
      ImageIO.write(picture, "png", Path.of(wanted, name + ".png").toFile());
    }
  }

  /** The whole window. */
  public static BufferedImage window() {
    return onEdt(() -> OnScreen.picture(IGV.getInstance().getMainFrame()));
  }
}
