package org.motiflens.plugin.igv3;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import javax.swing.JDialog;
import org.igv.track.Track;
import org.igv.ui.IGV;
import org.igv.ui.Main;
import org.igv.ui.panel.FrameManager;
import org.igv.ui.panel.ReferenceFrame;
import org.igv.ui.panel.TrackPanel;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.Edt;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.extension.Installer;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.fixture.OnScreen;
import org.motiflens.plugin.panel.SidePanel;

/**
 * An IGV 3 on a genome of random bases, with the extension in it and models that are made for
 * tests. One a virtual machine.
 *
 * @param folder where the genome lies
 */
record LiveIgv3(Extension extension, SidePanel side, Path folder, Path fasta, String bases) {
  /** The model that is there. */
  static final String MODEL = "FAST_K562/small-rnn";

  private static final long PATIENCE_NANOS = 240_000_000_000L;
  private static final int BASES = 100_000;

  /** Starts IGV and waits until it shows the genome. */
  static LiveIgv3 start(Path home) throws IOException {
    System.setProperty("user.home", home.toString());
    String bases = randomBases();
    Path fasta = genome(home, bases);
    Installer.Installed[] parts = new Installer.Installed[1];
    FutureTask<Extension> installed = new FutureTask<>(() -> parts[0].extension());
    Installer installer =
        new Installer(
            new IgvWindow(), RunningExtension.PENDING, made -> parts[0] = made, LiveIgv3::models);
    IgvPatches.weave();
    Main.main(new String[] {"-o", preferences(home, fasta).toString(), "-g", fasta.toString()});
    assertTrue(IgvPatches.admitTracks());
    EventQueue.invokeLater(
        () -> installer.whenReady(made -> installed.run(), problem -> installed.cancel(false)));
    Extension extension = get(installed);
    // IGV asks for its list of genomes on the network, and says so in a dialog.
    await("the genome", () -> closeDialogs() && extension.genome().isPresent());
    await("a view", () -> closeDialogs() && frame().getWidthInPixels() > 0);
    return new LiveIgv3(extension, parts[0].side(), home, fasta, bases);
  }

  static FakeRepository models() {
    return new FakeRepository().with("FAST", CentredNetwork.of("small-rnn"));
  }

  private static String randomBases() {
    Random random = new Random(17);
    StringBuilder bases = new StringBuilder();
    for (int i = 0; i < BASES; i++) {
      bases.append("ACGT".charAt(random.nextInt(4)));
    }
    return bases.toString();
  }

  /** Writes the genome, with its index, and says where. */
  static Path genome(Path home) throws IOException {
    return genome(home, randomBases());
  }

  private static Path genome(Path home, String bases) throws IOException {
    Path file = home.resolve("genome.fa");
    Files.writeString(file, ">chrT\n" + bases + "\n");
    Files.writeString(
        home.resolve("genome.fa.fai"), "chrT\t" + BASES + "\t6\t" + BASES + "\t100001\n");
    return file;
  }

  /** Preferences that keep IGV from the network as far as it can be kept. */
  static Path preferences(Path home, Path fasta) throws IOException {
    return Files.writeString(
        home.resolve("offline.prefs"),
        "PROVISIONING_URL_DEFAULT=\nPORT_ENABLED=false\nIGV.Bounds=0,0,1300,800\n"
            + "DEFAULT_GENOME_KEY="
            + fasta
            + "\n");
  }

  private static boolean closeDialogs() {
    Arrays.stream(Window.getWindows())
        .filter(window -> window instanceof JDialog && window.isShowing())
        .forEach(Window::dispose);
    return true;
  }

  static ReferenceFrame frame() {
    return FrameManager.getDefaultFrame();
  }

  // ---- Tracks ----

  static List<Track> ours() {
    return IGV.getInstance().getAllTracks().stream()
        .filter(track -> track instanceof AttributionTrack || track instanceof MarkTrack)
        .toList();
  }

  static void removeTracks() {
    run(() -> IGV.getInstance().deleteTracks(ours()));
  }

  AttributionTrack add(String method) {
    return onEdt(
        () ->
            (AttributionTrack)
                extension
                    .addTracks(
                        extension.models().card(MODEL), List.of(extension.methods().named(method)))
                    .get(0));
  }

  /**
   * Goes to bases and waits until every track of ours has its values.
   *
   * @param first counted from 1
   */
  static void goTo(int first, int last) {
    run(
        () -> {
          frame().jumpTo("chrT", first - 1, last);
          IGV.getInstance().repaint();
        });
    await("all values", () -> ours().stream().allMatch(LiveIgv3::isThere));
  }

  private static boolean isThere(Track track) {
    return !(track instanceof AttributionTrack ours)
        || (ours.isReadyToPaint(frame())
            && ours.model()
                .values(IgvBrowser.view(frame()))
                .filter(values -> values.isComplete())
                .isPresent());
  }

  // ---- The event thread ----

  static void run(Runnable action) {
    onEdt(
        () -> {
          action.run();
          return null;
        });
  }

  static <T> T onEdt(Callable<T> action) {
    return Edt.get(action);
  }

  private static <T> T get(FutureTask<T> task) {
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!onEdt(condition::getAsBoolean)) {
      assertTrue(System.nanoTime() < end, "waited in vain for " + what);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  void awaitJobs() {
    await("the jobs' end", () -> extension.jobs().running().isEmpty());
    run(() -> {});
  }

  // ---- Pictures ----

  static BufferedImage picture(Track track) {
    return onEdt(
        () -> {
          for (TrackPanel panel : IGV.getInstance().getTrackPanels()) {
            if (panel.getTrack() == track) {
              return OnScreen.picture(panel.getDataPanelContainer().getComponent(0));
            }
          }
          throw new AssertionError("no panel has " + track.getName());
        });
  }

  /**
   * Keeps a picture of a component in the folder that a property names, for somebody to look at.
   */
  static void keepPicture(String name, Component component) throws IOException {
    String folder = System.getProperty("motiflens.pictures");
    if (folder != null) {
      BufferedImage image = onEdt(() -> OnScreen.picture(component));
      ImageIO.write(image, "png", Path.of(folder, name + ".png").toFile());
    }
  }
}
