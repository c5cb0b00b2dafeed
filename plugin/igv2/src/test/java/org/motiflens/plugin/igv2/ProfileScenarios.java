package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;
import org.broad.igv.feature.LocusScore;
import org.broad.igv.ui.IGV;
import org.broad.igv.util.ResourceLocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.track.bigwig.BigWigReader;
import org.motiflens.genome.track.bigwig.BigWigWriter;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bpnet.ControlTracks;
import org.motiflens.network.bpnet.ProfileEvaluator;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.extension.AttributionMenu;
import org.motiflens.plugin.extension.TrackFiles;
import org.motiflens.plugin.file.TrackFile;
import org.motiflens.plugin.fixture.ComponentWalker;
import org.motiflens.plugin.fixture.PlantedProfileModel;
import org.motiflens.plugin.library.FolderRepository;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.source.Signals;
import org.motiflens.plugin.source.TrackSource;
import org.motiflens.plugin.tile.ViewValues;
import org.motiflens.plugin.track.Scene;

/** A profile model, read from its bundle, in IGV. Run by {@code IgvIT}. */
class ProfileScenarios {
  private static final int HALF = PlantedProfileModel.WINDOW / 2;

  private static LiveIgv igv;
  private static Path folder;
  private static String bases;

  /** 0-based position of a word of the model. */
  private static int word;

  @BeforeAll
  static void startIgv(@TempDir Path home) throws IOException {
    folder = home;
    StringBuilder random = new StringBuilder(TestGenome.bases(29));
    word = 100_400;
    random.replace(word, word + PlantedProfileModel.WORD.length(), PlantedProfileModel.WORD);
    bases = random.toString();
    Path models = home.resolve("models");
    PlantedProfileModel.write(models, "hg38");
    PlantedProfileModel.writeLarge(models, "hg38");
    igv =
        LiveIgv.start(
            home, TestGenome.write(home, bases), FolderRepository.open(Optional.of(models)));
  }

  @AfterEach
  void removeTracks() {
    LiveIgv.onEdt(
        () -> {
          igv.extension().anchorAt(Optional.empty());
          IGV.getInstance().deleteTracks(List.copyOf(igv.dataPanel().getTracks()));
          return null;
        });
  }

  private static void keep(String name, BufferedImage picture) {
    String pictures = System.getProperty("motiflens.pictures");
    if (pictures != null) {
      try {
        ImageIO.write(picture, "png", Path.of(pictures, name + ".png").toFile());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static List<AttributionTrack> addUsual() {
    return LiveIgv.onEdt(
        () -> {
          ModelCard card = igv.extension().models().card(PlantedProfileModel.ID);
          return igv
              .extension()
              .addTracks(card, igv.extension().facts().usualMethods(card))
              .stream()
              .map(AttributionTrack.class::cast)
              .toList();
        });
  }

  private static AttributionTrack add(String method) {
    return igv.add(PlantedProfileModel.ID, method);
  }

  private static Map<Integer, Float> scores(AttributionTrack track) {
    return LiveIgv.onEdt(
        () -> {
          Map<Integer, Float> scores = new TreeMap<>();
          for (LocusScore score : track.getInViewScores(igv.frame())) {
            scores.put(score.getStart(), score.getScore());
          }
          return scores;
        });
  }

  private static byte[] window(int start) {
    return Bases.encode(bases.substring(start, start + PlantedProfileModel.WINDOW));
  }

  private static String tooltip(AttributionTrack track, int position) {
    return LiveIgv.onEdt(() -> track.getValueStringAt("chrT", position, 0, 0, igv.frame()));
  }

  @Test
  void theUsualTracksAreTheProfileAndWhatCountsAndProfileComeFrom() {
    igv.goTo("chrT", word - 119, word + 120);
    List<AttributionTrack> tracks = addUsual();
    igv.awaitQuiet();
    assertEquals(
        List.of("expected-counts", "counts-contribution", "profile-input-x-gradient"),
        tracks.stream()
            .map(track -> track.model().method().map(AttributionMethod::key).orElse(""))
            .toList());
    igv.await(
        "what is said of the window",
        () -> tracks.stream().allMatch(t -> t.model().trustText(igv.view()).isPresent()));
    LiveIgv.onEdt(
        () -> {
          IGV.getInstance().repaint();
          return null;
        });
    igv.awaitQuiet();
    keep("profile-model", LiveIgv.window());
    String said = tracks.get(1).model().trustText(igv.view()).orElseThrow();
    assertTrue(said.contains("log counts = "), said);
    assertTrue(said.contains("reads"), said);
    assertFalse(said.contains("P ="), said);
    for (AttributionTrack track : tracks) {
      igv.await("the tooltip", () -> tooltipNow(track).contains("log counts = "));
      assertFalse(tooltip(track, word).contains("P ="), tooltip(track, word));
    }
  }

  private static String tooltipNow(AttributionTrack track) {
    return track.getValueStringAt("chrT", word, 0, 0, igv.frame());
  }

  @Test
  void aBaseContributesToTheCountsOfTheWindowCentredOnIt() {
    AttributionTrack track = add("counts-contribution");
    igv.goTo("chrT", word - 39, word + 60);
    igv.awaitQuiet();
    Map<Integer, Float> scores = scores(track);
    float[] expected = new float[1];
    for (int position : new int[] {word - 20, word, word + 5, word + 40}) {
      PlantedProfileModel.network()
          .newEvaluator()
          .gradients(
              window(position - HALF),
              WindowRun.single(0),
              (w, logCounts, gradient) ->
                  expected[0] = gradient[HALF * 4 + "ACGT".indexOf(bases.charAt(position))]);
      assertEquals(expected[0], scores.get(position), 1e-6, position + "");
    }
    assertTrue(scores.get(word + 3) > 0.1, "the word speaks for binding");
  }

  @Test
  void theProfileIsExpectedCountsABaseAndEachStrandHasItsOwn() {
    AttributionTrack both = add("expected-counts");
    AttributionTrack plus = add("expected-counts-plus");
    AttributionTrack minus = add("expected-counts-minus");
    igv.goTo("chrT", word - 99, word + 100);
    igv.awaitQuiet();
    keep("profile-strands", LiveIgv.window());
    Map<Integer, Float> sum = scores(both);
    Map<Integer, Float> one = scores(plus);
    Map<Integer, Float> other = scores(minus);
    for (int position = word - 90; position < word + 90; position++) {
      assertEquals(sum.get(position), one.get(position) + other.get(position), 1e-5);
    }
    assertTrue(highest(one) < word + 4 && highest(other) > word + 4, "on either side of the word");
    ProfileEvaluator evaluator = PlantedProfileModel.network().newEvaluator();
    int start = both.model().spec().orElseThrow().layout("chrT").owner(word, TestGenome.LENGTH);
    evaluator.profiles(
        window(start),
        WindowRun.single(0),
        (w, logCounts, logits) -> {
          double total = 0;
          for (float logit : logits) {
            total += Math.exp(logit);
          }
          int at = word - start - evaluator.outputStart();
          assertEquals(
              Math.exp(logCounts + logits[at]) / total, one.get(word), 1e-4, "forward strand");
        });
  }

  private static int highest(Map<Integer, Float> scores) {
    return scores.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  @Test
  void deepShapMapsAndLogCountsAreThereWhenAskedFor() {
    List<AttributionTrack> tracks =
        List.of(add("log-counts"), add("deepshap"), add("counts-contribution-map"));
    igv.goTo("chrT", word - 39, word + 60);
    igv.awaitQuiet();
    keep("profile-on-request", LiveIgv.window());
    for (AttributionTrack track : tracks) {
      assertEquals(Optional.empty(), LiveIgv.onEdt(() -> track.model().sentence(igv.view())));
    }
    double most = scores(tracks.get(1)).values().stream().mapToDouble(Math::abs).max().orElse(0);
    assertTrue(scores(tracks.get(1)).get(word + 3) > most / 2, "DeepSHAP marks the word");
    String text = tooltip(tracks.get(0), word);
    assertTrue(text.contains(String.format(Locale.ROOT, "base %c", bases.charAt(word))), text);
  }

  @Test
  void aTrackOfTheOtherAlleleStandsBesideTheGenomes() throws IOException {
    AttributionTrack own = add("counts-contribution");
    igv.goTo("chrT", word - 39, word + 60);
    igv.awaitQuiet();
    // The G of AGATAAGC.
    int position = word + 1;
    AttributionTrack other = withOtherBase(own, position, "T");
    igv.awaitQuiet();
    keep("profile-other-allele", LiveIgv.window());
    assertTrue(other.getName().contains(String.format(Locale.ROOT, "%,d T", position + 1)));
    float before = scores(own).get(position);
    float after = scores(other).get(position);
    byte[] window = window(position - HALF);
    window[HALF] = 3;
    float[] expected = new float[1];
    PlantedProfileModel.network()
        .newEvaluator()
        .gradients(
            window,
            WindowRun.single(0),
            (w, logCounts, gradient) -> expected[0] = gradient[4 * HALF + 3]);
    assertEquals(expected[0], after, 1e-6);
    assertTrue(before > 0.1 && after < 0.1, before + " and " + after);
    ValueAxis axis = LiveIgv.onEdt(own::axis);
    assertEquals(axis, LiveIgv.onEdt(other::axis), "one scale");
    Path list = folder.resolve("other-allele.mlens");
    LiveIgv.onEdt(() -> new TrackFiles(igv.extension()).current()).write(list);
    removeTracks();
    IGV.getInstance().loadResources(List.of(new ResourceLocator(list.toString())));
    assertEquals(after, scores(awaitOtherAllele()).get(position), "from a file of tracks");
    Path session = folder.resolve("other-allele.xml");
    IGV.getInstance().saveSession(session.toFile());
    removeTracks();
    assertTrue(IGV.getInstance().loadSession(session.toString(), "chrT:100,361-100,460"));
    assertEquals(after, scores(awaitOtherAllele()).get(position), "from a session");
  }

  private static AttributionTrack awaitOtherAllele() {
    igv.await("both tracks", () -> LiveIgv.attributionTracks().size() == 2);
    igv.awaitQuiet();
    return LiveIgv.onEdt(
        () ->
            LiveIgv.attributionTracks().stream()
                .filter(track -> track.model().source().replaced().isPresent())
                .findFirst()
                .orElseThrow());
  }

  /** An insertion into the word of the model. */
  @Test
  void aTrackOfAnInsertionHasEveryBaseInItsPlace() throws IOException {
    AttributionTrack own = add("counts-contribution");
    igv.goTo("chrT", word - 39, word + 60);
    igv.awaitQuiet();
    int position = word + 3;
    String base = bases.substring(position, position + 1);
    AttributionTrack other = withAllele(own, base + ">" + base + "CC", position);
    igv.awaitQuiet();
    keep("profile-insertion", LiveIgv.window());
    assertTrue(other.getName().contains(base + ">" + base + "CC"), other.getName());
    String haplotype = bases.substring(0, position + 1) + "CC" + bases.substring(position + 1);
    Map<Integer, Float> with = scores(other);
    Map<Integer, Float> without = scores(own);
    for (int at : new int[] {word, position, position + 1, word + 20}) {
      // Bases behind the insertion stand two further on in the haplotype.
      int there = at + (at > position ? 2 : 0);
      int start = there - HALF;
      float[] expected = new float[1];
      PlantedProfileModel.network()
          .newEvaluator()
          .gradients(
              Bases.encode(haplotype.substring(start, start + PlantedProfileModel.WINDOW)),
              WindowRun.single(0),
              (w, logCounts, gradient) ->
                  expected[0] = gradient[HALF * 4 + "ACGT".indexOf(haplotype.charAt(there))]);
      assertEquals(expected[0], with.get(at), 1e-6, at + "");
    }
    assertTrue(without.get(word + 2) > with.get(word + 2) + 0.05, "the word is broken");
    Path session = folder.resolve("insertion.xml");
    IGV.getInstance().saveSession(session.toFile());
    removeTracks();
    assertTrue(IGV.getInstance().loadSession(session.toString(), "chrT:100,361-100,460"));
    igv.await("both tracks", () -> LiveIgv.attributionTracks().size() == 2);
    igv.awaitQuiet();
    AttributionTrack back =
        LiveIgv.onEdt(
            () ->
                LiveIgv.attributionTracks().stream()
                    .filter(track -> track.model().source().replaced().isPresent())
                    .findFirst()
                    .orElseThrow());
    assertEquals(with.get(position + 1), scores(back).get(position + 1));
  }

  /** Bases that are gone have no value; the genome must have what is said of it. */
  @Test
  void aTrackOfADeletionHasNoValueWhereBasesAreGone() {
    AttributionTrack own = add("expected-counts");
    igv.goTo("chrT", word - 39, word + 60);
    igv.awaitQuiet();
    String gone = bases.substring(word - 1, word + 4);
    AttributionTrack other = withAllele(own, gone + ">" + gone.charAt(0), word - 1);
    igv.awaitQuiet();
    keep("profile-deletion", LiveIgv.window());
    Map<Integer, Float> with = scores(other);
    int missing = 0;
    for (int at = word - 10; at < word + 10; at++) {
      missing += with.containsKey(at) && !Float.isNaN(with.get(at)) ? 0 : 1;
    }
    assertEquals(4, missing);
    String wrong = gone.charAt(0) == 'A' ? "C>CG" : "A>AG";
    AttributionTrack refused = withAllele(own, wrong, word - 1);
    igv.await(
        "the reason", () -> refused.model().sentence(igv.view()).orElse("").contains("reference"));
  }

  private static AttributionTrack withAllele(AttributionTrack own, String alleles, int position) {
    return LiveIgv.onEdt(
        () -> {
          own.model()
              .base(igv.view(), position)
              .ifPresent(
                  base -> new AttributionMenu(igv.extension(), own).addAllele(base, alleles));
          List<AttributionTrack> tracks = LiveIgv.attributionTracks();
          return tracks.get(tracks.size() - 1);
        });
  }

  /** By the menu of the track. */
  private static AttributionTrack withOtherBase(AttributionTrack own, int position, String base) {
    return LiveIgv.onEdt(
        () -> {
          JMenu menu =
              new AttributionMenu(igv.extension(), own)
                  .items(igv.view(), position).stream()
                      .filter(JMenu.class::isInstance)
                      .map(JMenu.class::cast)
                      .filter(item -> item.getText().contains("another base"))
                      .findFirst()
                      .orElseThrow();
          for (Component item : menu.getMenuComponents()) {
            if (((JMenuItem) item).getText().equals(base)) {
              ((JMenuItem) item).doClick();
            }
          }
          List<AttributionTrack> tracks = LiveIgv.attributionTracks();
          return tracks.get(tracks.size() - 1);
        });
  }

  private static Path bigWig(String name, int start, float[] values) throws IOException {
    Path file = folder.resolve(name);
    try (BigWigWriter writer = BigWigWriter.create(file, Map.of("chrT", TestGenome.LENGTH))) {
      writer.write(new Locus("chrT", start, start + values.length), values);
      writer.commit();
    }
    return file;
  }

  @Test
  void observedCountsAreDrawnBesideThePredictedOnesOnOneScale() throws IOException {
    float[] reads = new float[400];
    Random random = new Random(3);
    for (int i = 0; i < reads.length; i++) {
      double near = Math.exp(-Math.pow((i - 200) / 25.0, 2));
      reads[i] = random.nextInt(1 + (int) (24 * near));
    }
    reads[200] = 41;
    Path file = bigWig("observed.bw", word - 200, reads);
    AttributionTrack track = add("expected-counts");
    igv.goTo("chrT", word - 199, word + 200);
    igv.awaitQuiet();
    float most = LiveIgv.onEdt(() -> track.model().scaleRange(igv.view()).orElseThrow()[1]);
    assertTrue(most < 41, "fitted to the prediction: " + most);
    Signals observed = Signals.NONE.withObserved(Optional.of(BigWigReader.open(file)));
    showSignals(track, observed);
    keep("profile-observed", LiveIgv.window());
    assertEquals(41, LiveIgv.onEdt(() -> track.model().scaleRange(igv.view()).orElseThrow()[1]));
    assertTrue(LiveIgv.onEdt(() -> track.axis().maximum()) >= 41, "both fit");
    Scene.Values scene =
        LiveIgv.onEdt(
            () ->
                (Scene.Values)
                    track
                        .model()
                        .scene(
                            igv.view(),
                            new Scene.Appearance(
                                track.axis(),
                                true,
                                true,
                                Optional.empty(),
                                igv.extension().ink())));
    ViewValues shown = scene.observed().orElseThrow();
    for (int position : new int[] {word - 150, word - 7, word, word + 30}) {
      assertEquals(reads[position - word + 200], shown.value(position - shown.start()));
    }
    assertTrue(scene.corner().contains("grey: observed.bw"), scene.corner());
    assertTrue(tooltip(track, word).contains("observed: 41 (observed.bw)"), tooltip(track, word));
    Path list = folder.resolve("observed.mlens");
    TrackFile saved = LiveIgv.onEdt(() -> new TrackFiles(igv.extension()).current());
    saved.write(list);
    assertEquals(saved, TrackFile.read(list));
    assertTrue(Files.readString(list).contains("\"observed\": \"observed.bw\""), "beside it");
    Path session = folder.resolve("observed.xml");
    IGV.getInstance().saveSession(session.toFile());
    removeTracks();
    assertTrue(IGV.getInstance().loadSession(session.toString(), "chrT:100,361-100,460"));
    igv.await("the track", () -> LiveIgv.attributionTracks().size() == 1);
    igv.awaitQuiet();
    assertEquals(
        file.toAbsolutePath(),
        LiveIgv.attributionTracks()
            .get(0)
            .model()
            .source()
            .signals()
            .observed()
            .orElseThrow()
            .path());
  }

  private static void showSignals(AttributionTrack track, Signals signals) {
    LiveIgv.onEdt(
        () -> {
          track.model().read(TrackSource.GENOME.with(signals));
          IGV.getInstance().repaint();
          return null;
        });
    igv.awaitQuiet();
    LiveIgv.onEdt(
        () -> {
          IGV.getInstance().repaint();
          return null;
        });
    igv.awaitQuiet();
  }

  /** A sentence, in the panel and on the way to a dashboard, and nothing unexpected. */
  @Test
  void thePanelSaysThatThereIsNoOptimisedSequenceOfAProfileModel() throws IOException {
    SidePanel panel = LiveIgv.find(SidePanel.class);
    LiveIgv.onEdt(
        () -> {
          panel.showTab("Model");
          panel.select(PlantedProfileModel.ID);
          return null;
        });
    igv.await("the sentence", () -> says(panel, "no sequence is optimised for it."));
    igv.awaitQuiet();
    LiveIgv.savePicture("profile-no-optimum");
    assertFalse(LiveIgv.onEdt(() -> says(panel, "nexpected")));
  }

  private static boolean says(SidePanel panel, String words) {
    return ComponentWalker.all(panel, JTextArea.class).stream()
            .anyMatch(text -> text.getText().contains(words))
        || ComponentWalker.all(panel, JLabel.class).stream()
            .anyMatch(label -> String.valueOf(label.getText()).contains(words));
  }

  @Test
  void aControlExperimentChangesWhatIsExpected() throws IOException {
    float[] plus = new float[800];
    float[] minus = new float[800];
    Arrays.fill(plus, 1);
    Arrays.fill(minus, 2);
    AttributionTrack zero = add("log-counts");
    AttributionTrack given = add("log-counts");
    igv.goTo("chrT", word - 39, word + 60);
    showSignals(
        given,
        Signals.NONE.withControls(
            Optional.of(
                ControlTracks.open(
                    List.of(
                        bigWig("plus.bw", word - 400, plus),
                        bigWig("minus.bw", word - 400, minus))))));
    igv.awaitQuiet();
    double added = 0.5 * Math.log((2 + 3 * PlantedProfileModel.OUTPUT) / 2.0);
    assertEquals(scores(zero).get(word) + added, scores(given).get(word), 1e-4);
    keep("profile-control", LiveIgv.window());
    float controlled = scores(given).get(word);
    Path list = folder.resolve("control.mlens");
    LiveIgv.onEdt(() -> new TrackFiles(igv.extension()).current()).write(list);
    IGV.getInstance().loadResources(List.of(new ResourceLocator(list.toString())));
    igv.await("the tracks of the file", () -> LiveIgv.attributionTracks().size() == 4);
    igv.awaitQuiet();
    assertEquals(
        List.of(scores(zero).get(word), controlled),
        LiveIgv.onEdt(() -> LiveIgv.attributionTracks().subList(2, 4)).stream()
            .map(track -> scores(track).get(word))
            .toList());
    igv.await("the tooltip", () -> tooltipNow(given).contains("log counts = "));
    List<String> items =
        LiveIgv.onEdt(
            () ->
                new AttributionMenu(igv.extension(), given)
                    .items(igv.view(), word).stream().map(JMenuItem::getText).toList());
    assertTrue(items.contains("Take the control as zero"), items.toString());
    assertFalse(items.stream().anyMatch(item -> item.contains("observed")), items.toString());
  }

  /** What a track shows, once it shows values. */
  private static Optional<ViewValues> shown(AttributionTrack track) {
    return track
                .model()
                .scene(
                    igv.view(),
                    new Scene.Appearance(
                        track.axis(), true, true, Optional.empty(), igv.extension().ink()))
            instanceof Scene.Values values
        ? Optional.of(values.values())
        : Optional.empty();
  }

  private static boolean isComplete(AttributionTrack track) {
    return LiveIgv.onEdt(() -> shown(track).map(ViewValues::isComplete).orElse(false));
  }

  /** Whether the picture has a value at every base of the view. */
  private static boolean isFilled(AttributionTrack track) {
    ViewValues values = shown(track).orElse(null);
    if (values == null) {
      return false;
    }
    for (int i = 0; i < values.length(); i++) {
      if (Float.isNaN(values.value(i))) {
        return false;
      }
    }
    return true;
  }

  @Test
  void with512FiltersACoarsePictureComesFirstAndIsRefined() {
    AttributionTrack track = igv.add(PlantedProfileModel.LARGE_ID, "counts-contribution");
    igv.goTo("chrT", word - 999, word + 1000);
    igv.await("a picture before all values", () -> isFilled(track));
    assertFalse(isComplete(track), "the values are coarse still");
    keep("profile-512-coarse", LiveIgv.window());
    igv.awaitQuiet();
    assertTrue(isComplete(track));
    keep("profile-512-refined", LiveIgv.window());
    // Filters that see nothing change nothing.
    AttributionTrack small = add("counts-contribution");
    igv.awaitQuiet();
    Map<Integer, Float> expected = scores(small);
    Map<Integer, Float> found = scores(track);
    for (int position : new int[] {word - 700, word, word + 3, word + 500}) {
      assertEquals(expected.get(position), found.get(position), 1e-5, position + "");
    }
    assertTrue(found.get(word + 3) > 0.1, "the word speaks for binding");
  }

  @Test
  void deepShapOf512FiltersShowsItsProgressAndIsStoppedAtOnce() {
    AttributionTrack track = igv.add(PlantedProfileModel.LARGE_ID, "deepshap");
    igv.goTo("chrT", word - 999, word + 1000);
    SidePanel panel = LiveIgv.find(SidePanel.class);
    igv.await("its progress in the panel", () -> progress(panel) > 0);
    // The windows in the middle come first; two are computed at a time.
    igv.await(
        "the word",
        () ->
            shown(track)
                .filter(values -> values.value(word + 3 - values.start()) > 0.1)
                .isPresent());
    assertTrue(LiveIgv.onEdt(() -> progress(panel) < 100), "under way");
    assertFalse(LiveIgv.onEdt(() -> isFilled(track)), "not all is there");
    keep("profile-512-deepshap", LiveIgv.window());
    long begin = System.nanoTime();
    LiveIgv.onEdt(
        () -> {
          ComponentWalker.all(panel, JButton.class).stream()
              .filter(button -> button.getText().equals("Stop") && button.isShowing())
              .findFirst()
              .orElseThrow()
              .doClick();
          return null;
        });
    igv.await("the end of the work", () -> igv.extension().engine().running().isEmpty());
    double seconds = (System.nanoTime() - begin) / 1e9;
    // A window takes twenty references forward and back, and one of them ends what is asked to.
    assertTrue(seconds < 5, seconds + " s");
    igv.await("an empty row", () -> progress(panel) < 0);
    LiveIgv.onEdt(
        () -> {
          IGV.getInstance().repaint();
          return null;
        });
    keep("profile-512-stopped", LiveIgv.window());
    assertFalse(isComplete(track));
    igv.goTo("chrT", word - 9_999, word - 8_000);
    igv.await("another view to start anew", () -> progress(panel) >= 0);
  }

  /** Of the first row of what is under way, in percent; below 0 when there is none. */
  private static int progress(SidePanel panel) {
    return ComponentWalker.all(panel, JProgressBar.class).stream()
        .filter(bar -> bar.isShowing() && bar.getString().endsWith(" %"))
        .mapToInt(bar -> bar.getValue() / 10)
        .findFirst()
        .orElse(-1);
  }
}
