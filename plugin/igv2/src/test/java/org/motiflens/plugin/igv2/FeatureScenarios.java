package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Window;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JMenuItem;
import org.broad.igv.track.Track;
import org.broad.igv.track.TrackClickEvent;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.panel.FrameManager;
import org.broad.igv.ui.panel.ReferenceFrame;
import org.broad.igv.util.ResourceLocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.plugin.extension.TrackFiles;
import org.motiflens.plugin.file.TrackFile;
import org.motiflens.plugin.igv2.learnt.ActivationTrack;
import org.motiflens.plugin.igv2.learnt.InstanceTrack;
import org.motiflens.plugin.learnt.SimilarFactors;
import org.motiflens.plugin.library.FolderRepository;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.panel.features.FeaturesPane;
import org.motiflens.plugin.panel.features.PeakMotifsFrame;
import org.motiflens.plugin.track.learnt.ActivationModel;
import org.motiflens.plugin.track.learnt.InstanceModel;

/**
 * The tab of features, named stretches and activations, with trained models on a genome of random
 * bases into which sites of CTCF are planted. Run by {@code IgvIT}.
 */
class FeatureScenarios {
  private static final String EXPERIMENT = "CTCF_K562_CTCF_SC-5916_HudsonAlpha";
  private static final String CTCF = EXPERIMENT + "/small-cnn";
  private static final String SITE = "TGGCCACCAGGGGGCGCTA";

  /** Sites lie here and every {@value #APART} bases on. */
  private static final int FIRST = 50_000;

  private static final int APART = 60;
  private static final int SITES = 40;

  private static LiveIgv igv;
  private static Path folder;
  private static SidePanel side;
  private static FeaturesPane pane;

  @BeforeAll
  static void startIgv(@TempDir Path home) throws IOException {
    folder = home;
    StringBuilder bases = new StringBuilder(TestGenome.bases(41));
    for (int i = 0; i < SITES; i++) {
      int at = FIRST + i * APART;
      bases.replace(at, at + SITE.length(), SITE);
    }
    Path fasta = TestGenome.write(home, bases.toString());
    Path models = Files.createDirectories(home.resolve("models"));
    Path shipped = Path.of(System.getProperty("motiflens.home"), "models");
    copy(shipped.resolve(EXPERIMENT), models);
    Files.copy(shipped.resolve(SimilarFactors.FILE), models.resolve(SimilarFactors.FILE));
    igv = LiveIgv.start(home, fasta, FolderRepository.open(Optional.of(models)));
    onEdt(() -> IGV.getInstance().getMainFrame().setSize(1280, 720));
    side = LiveIgv.find(SidePanel.class);
    pane = LiveIgv.onEdt(side::features);
    onEdt(() -> side.select(CTCF));
    onEdt(() -> side.showTab("Features"));
  }

  private static void copy(Path experiment, Path models) throws IOException {
    Path target = Files.createDirectories(models.resolve(experiment.getFileName().toString()));
    try (Stream<Path> files = Files.list(experiment)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName().toString()));
      }
    }
  }

  @AfterEach
  void removeTracks() {
    onEdt(() -> IGV.getInstance().deleteTracks(List.copyOf(igv.dataPanel().getTracks())));
  }

  private static void onEdt(Runnable action) {
    LiveIgv.onEdt(
        () -> {
          action.run();
          return null;
        });
  }

  private static <T extends Track> T only(Class<T> type) {
    return LiveIgv.onEdt(
        () ->
            igv.dataPanel().getTracks().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow());
  }

  private static void picture(String name) throws IOException {
    BufferedImage image = LiveIgv.window();
    Path pictures = Path.of(System.getProperty("motiflens.pictures", folder.toString()));
    ImageIO.write(image, "png", pictures.resolve(name + ".png").toFile());
  }

  @Test
  void featuresAreRankedNamedAndKept() throws IOException {
    igv.goTo("chrT", FIRST, FIRST + 400);
    igv.await("the motifs", () -> pane.remark().contains("otifs from"));
    assertTrue(pane.remark().contains("λ = 2.84, step-free; distinct optima: "), pane.remark());
    assertTrue(pane.names().size() > 10, pane.names().toString());
    igv.await("similar factors", () -> pane.similarFactors().contains("RAD21 K562"));
    assertTrue(pane.similarFactors().contains("(peaks 0."), pane.similarFactors());
    picture("features");
    try (Stream<Path> files = Files.walk(folder)) {
      assertTrue(files.anyMatch(file -> file.toString().contains("motiflens-features")));
    }
  }

  @Test
  void aFeaturesActivationIsATrack() throws IOException {
    igv.goTo("chrT", FIRST - 100, FIRST + 300);
    igv.await("the features", () -> !pane.names().isEmpty());
    onEdt(() -> pane.choose(0));
    onEdt(() -> pane.addActivation());
    ActivationTrack track = only(ActivationTrack.class);
    ActivationModel model = track.model();
    igv.await("the activation", () -> model.columns(igv.view()).isPresent());
    assertTrue(track.getName().startsWith("Feature "), track.getName());
  }

  @Test
  void stretchesAreCalledNamedAndWrittenAsBed() throws IOException {
    igv.goTo("chrT", FIRST - 100, FIRST + 160);
    igv.add(CTCF, "corrected");
    onEdt(() -> pane.addInstances());
    InstanceTrack track = only(InstanceTrack.class);
    InstanceModel model = track.model();
    igv.await("the stretches", () -> model.instances(igv.view()).size() >= 3);
    assertTrue(
        model.instances(igv.view()).stream().filter(one -> one.name().contains("CTCF")).count()
            >= 3,
        model.instances(igv.view()).toString());
    onEdt(() -> pane.interaction().listInView());
    igv.await("the list", () -> pane.interaction().offered().size() >= 2);
    onEdt(() -> pane.interaction().measure());
    igv.await("eps", () -> pane.interaction().result().startsWith("eps = "));
    igv.awaitQuiet();
    picture("stretches");
    Path bed = folder.resolve("stretches.bed");
    onEdt(() -> model.saveTo(bed, igv.view()));
    igv.await("the file", () -> Files.exists(bed));
    List<String> rows =
        Files.readAllLines(bed).stream().filter(line -> !line.startsWith("#")).toList();
    assertTrue(rows.stream().filter(row -> row.contains("CTCF")).count() >= 3, rows.toString());
    assertEquals(11, rows.get(0).split("\t", -1).length, rows.get(0));
  }

  @Test
  void aFileOfTracksKeepsStretchesAndActivations() throws IOException {
    igv.goTo("chrT", FIRST - 100, FIRST + 160);
    igv.await("the features", () -> !pane.names().isEmpty());
    onEdt(
        () -> {
          pane.choose(0);
          pane.addActivation();
          pane.addInstances();
        });
    List<String> names =
        List.of(only(ActivationTrack.class), only(InstanceTrack.class)).stream()
            .map(Track::getName)
            .toList();
    Path list = folder.resolve("learnt.mlens");
    TrackFile saved = LiveIgv.onEdt(() -> new TrackFiles(igv.extension()).current());
    saved.write(list);
    removeTracks();
    IGV.getInstance().loadResources(List.of(new ResourceLocator(list.toString())));
    igv.await("both tracks", () -> igv.dataPanel().getTracks().size() == 2);
    ActivationTrack activation = only(ActivationTrack.class);
    InstanceTrack stretches = only(InstanceTrack.class);
    assertEquals(names, List.of(activation.getName(), stretches.getName()));
    igv.await("the activation", () -> activation.model().columns(igv.view()).isPresent());
    igv.await("the stretches", () -> stretches.model().instances(igv.view()).size() >= 3);
    assertEquals(saved, LiveIgv.onEdt(() -> new TrackFiles(igv.extension()).current()));
  }

  /** The menu of a track over a position, as IGV asks for it at a click. */
  private static List<JMenuItem> menu(Track track, int position) {
    return LiveIgv.onEdt(
        () -> {
          ReferenceFrame frame = FrameManager.getDefaultFrame();
          int x = frame.getScreenPosition(position);
          MouseEvent click =
              new MouseEvent(
                  igv.dataPanel(),
                  MouseEvent.MOUSE_PRESSED,
                  0,
                  0,
                  x,
                  5,
                  1,
                  true,
                  MouseEvent.BUTTON3);
          return Stream.of(track.getPopupMenu(new TrackClickEvent(click, frame)).getComponents())
              .filter(JMenuItem.class::isInstance)
              .map(JMenuItem.class::cast)
              .toList();
        });
  }

  private static void click(Track track, int position, String words) {
    JMenuItem item =
        menu(track, position).stream()
            .filter(one -> one.getText().startsWith(words))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no \"" + words + "\" over " + position));
    onEdt(item::doClick);
  }

  @Test
  void twoBarsAreClickedAndEpsIsMeasured() throws IOException {
    igv.goTo("chrT", FIRST - 100, FIRST + 160);
    onEdt(() -> side.showTab("Model"));
    onEdt(() -> pane.addInstances());
    InstanceTrack track = only(InstanceTrack.class);
    igv.await("the stretches", () -> track.model().instances(igv.view()).size() >= 3);
    click(track, FIRST + 8, "First of two stretches: ");
    assertEquals("Features", LiveIgv.onEdt(side::shownTab));
    assertTrue(pane.interaction().result().contains("is the first of two"));
    click(track, FIRST + APART + 8, "How ");
    igv.await("eps", () -> pane.interaction().result().startsWith("eps = "));
    igv.awaitQuiet();
    picture("two-bars-clicked");
  }

  @Test
  void twoHitsOfAMotifAreClickedAndEpsIsMeasured() throws IOException {
    igv.goTo("chrT", FIRST - 100, FIRST + 160);
    MotifMatrix ctcf = MotifDatabase.bundled().withId("MA0139.1").orElseThrow();
    onEdt(() -> igv.extension().markTracks().addHits(ctcf, 1e-5, ""));
    MotifHitTrack track = only(MotifHitTrack.class);
    igv.await("the hits", () -> track.model().hits(igv.view()).size() >= 2);
    click(track, FIRST + 8, "First of two stretches: CTCF chrT:50,0");
    click(track, FIRST + APART + 8, "How CTCF ");
    igv.await("eps", () -> pane.interaction().result().startsWith("eps = "));
    picture("two-hits-clicked");
  }

  /** A base of a track is clicked: what each feature contributes to its window (IFIV). */
  @Test
  void aClickedBaseShowsWhatFeaturesContribute() throws IOException {
    igv.goTo("chrT", FIRST - 100, FIRST + 160);
    igv.await("the motifs", () -> pane.remark().contains("otifs from"));
    igv.add(CTCF, "corrected");
    AttributionTrack track = only(AttributionTrack.class);
    onEdt(
        () -> {
          ReferenceFrame frame = FrameManager.getDefaultFrame();
          int x = frame.getScreenPosition(FIRST + 9);
          MouseEvent click =
              new MouseEvent(
                  igv.dataPanel(),
                  MouseEvent.MOUSE_CLICKED,
                  0,
                  0,
                  x,
                  5,
                  1,
                  false,
                  MouseEvent.BUTTON1);
          track.handleDataClick(new TrackClickEvent(click, frame));
        });
    igv.await("what they contribute", () -> pane.remark().contains("Here: chrT:49,9"));
    List<String> items =
        LiveIgv.onEdt(() -> pane.items(0)).stream().map(JMenuItem::getText).toList();
    assertEquals("Track of activation", items.get(0));
    assertTrue(items.get(1).startsWith("Go to its hit chrT:"), items.toString());
    onEdt(() -> pane.items(0).get(1).doClick());
    igv.awaitQuiet();
    picture("features-of-a-clicked-window");
  }

  @Test
  void twoFeaturesOfTheTableAreMeasuredWhereTheyAreActive() throws IOException {
    igv.goTo("chrT", FIRST - 100, FIRST + 400);
    igv.await("the features", () -> pane.names().size() > 10);
    onEdt(() -> pane.choose(0, 1));
    onEdt(pane::measureTogether);
    igv.await("places", () -> pane.interaction().first().startsWith("feature "));
    assertTrue(pane.interaction().result().startsWith("eps = "), pane.interaction().result());
    igv.awaitQuiet();
    picture("two-features-together");
  }

  /** Motif discovery from attributions on a file of peaks that IGV has loaded. */
  @Test
  void motifsAreFoundOnLoadedPeaks() throws IOException {
    StringBuilder peaks = new StringBuilder();
    for (int i = 0; i < SITES; i++) {
      int start = FIRST + i * APART;
      peaks.append("chrT\t").append(start).append('\t').append(start + SITE.length());
      peaks.append("\tp").append(i).append('\n');
    }
    Path file = Files.writeString(folder.resolve("sites.bed"), peaks.toString());
    igv.goTo("chrT", FIRST - 100, FIRST + 160);
    IGV.getInstance().loadResources(List.of(new ResourceLocator(file.toString())));
    igv.await(
        "the peaks",
        () ->
            IGV.getInstance().getAllTracks().stream()
                .anyMatch(track -> track.getName().equals("sites.bed")));
    onEdt(pane::findMotifs);
    igv.await("the motifs", () -> motifs().isPresent());
    PeakMotifsFrame frame = motifs().orElseThrow();
    assertEquals("CTCF", frame.names().get(0));
    assertTrue(frame.getTitle().endsWith("small CNN, sites.bed"), frame.getTitle());
    igv.awaitQuiet();
    BufferedImage image =
        new BufferedImage(frame.getWidth(), frame.getHeight(), BufferedImage.TYPE_INT_RGB);
    onEdt(() -> frame.getContentPane().print(image.getGraphics()));
    Path pictures = Path.of(System.getProperty("motiflens.pictures", folder.toString()));
    ImageIO.write(image, "png", pictures.resolve("motifs-on-peaks.png").toFile());
    onEdt(() -> frame.goTo(0));
    igv.await("the place", () -> igv.view().origin() > FIRST - 1_000);
    onEdt(frame::dispose);
  }

  private static Optional<PeakMotifsFrame> motifs() {
    return Stream.of(Window.getWindows())
        .filter(PeakMotifsFrame.class::isInstance)
        .map(PeakMotifsFrame.class::cast)
        .filter(Window::isShowing)
        .findFirst();
  }

  @Test
  void whatCannotBeMeasuredIsSaidInPlace() {
    igv.goTo("chrT", FIRST, FIRST + 400);
    onEdt(() -> pane.interaction().choose("chrT:50,001-50,020", "chrT:50,011-50,030"));
    onEdt(() -> pane.interaction().measure());
    igv.await("the refusal", () -> pane.interaction().result().contains("overlap"));
    onEdt(() -> pane.interaction().choose("chrT:50,001-50,020", "chrT:60,011-60,030"));
    onEdt(() -> pane.interaction().measure());
    igv.await("the refusal", () -> pane.interaction().result().contains("one window"));
    onEdt(() -> side.select(EXPERIMENT + "/small-rnn"));
    igv.await("the refusal", () -> pane.remark().contains("no convolution"));
    assertTrue(pane.names().isEmpty());
    onEdt(() -> side.select(CTCF));
    igv.await("the features", () -> !pane.names().isEmpty());
    assertFalse(pane.remark().contains("no convolution"));
  }
}
