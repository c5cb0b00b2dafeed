package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Component;
import java.awt.Window;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.MenuSelectionManager;
import org.broad.igv.Globals;
import org.broad.igv.track.Track;
import org.broad.igv.track.TrackClickEvent;
import org.broad.igv.ui.IGV;
import org.broad.igv.util.ResourceLocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.variant.AlleleScores;
import org.motiflens.explain.variant.VariantEffect;
import org.motiflens.explain.variant.VariantScorer;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.variant.Variant;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.scan.MotifHit;
import org.motiflens.motif.scan.MotifScanner;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.extension.TrackFiles;
import org.motiflens.plugin.file.TrackFile;
import org.motiflens.plugin.fixture.OnScreen;
import org.motiflens.plugin.library.FolderRepository;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.DashboardFrame;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.panel.table.VariantPane;
import org.motiflens.plugin.settings.Folders;
import org.motiflens.plugin.table.VariantColumn;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.track.Scene;

/** Variants, alleles and known motifs in one IGV, with the bundled models. Run by {@code IgvIT}. */
class VariantScenarios {
  /** Pixels of the corner\'s text, above the marks. */
  private static final int LABEL_HEIGHT = 12;

  private static final String MODEL = "CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn";
  private static final String MOTIF = "MA0139.1";

  private static LiveIgv igv;
  private static Path folder;
  private static String bases;
  private static SidePanel side;

  @BeforeAll
  static void startIgv(@TempDir Path home) throws IOException {
    folder = home;
    bases = TestGenome.bases(31);
    Path fasta = TestGenome.write(home, bases);
    Path jar = Path.of(System.getProperty("motiflens.jar"));
    igv = LiveIgv.start(home, fasta, FolderRepository.open(Folders.upwards(jar, "models")));
    side = LiveIgv.find(SidePanel.class);
    onEdt(() -> side.select(MODEL));
    igv.await("the motifs", () -> side.motifs().select(MOTIF));
  }

  private static void onEdt(Runnable action) {
    LiveIgv.onEdt(
        () -> {
          action.run();
          return null;
        });
  }

  @AfterEach
  void removeTracks() {
    onEdt(
        () -> {
          igv.extension().anchorAt(Optional.empty());
          IGV.getInstance().deleteTracks(List.copyOf(igv.dataPanel().getTracks()));
        });
  }

  private static void awaitJobs() {
    igv.await("the jobs' end", () -> igv.extension().jobs().running().isEmpty());
    onEdt(() -> {});
  }

  private static VariantScorer scorer() {
    return VariantScorer.standard(
        igv.extension().genome().orElseThrow(), igv.extension().models().network(MODEL));
  }

  private static char other(char base) {
    return base == 'A' ? 'C' : 'A';
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

  private static TrackClickEvent clickAt(int position) {
    Component panel = igv.dataPanel().getDataPanelContainer().getComponent(0);
    int x = (int) ((position + 0.5 - igv.frame().getOrigin()) / igv.frame().getScale());
    return new TrackClickEvent(
        new MouseEvent(panel, MouseEvent.MOUSE_CLICKED, 0, 0, x, 20, 1, false), igv.frame());
  }

  // ---- Alleles ----

  @Test
  void aClickOnABaseShowsTheScoresOfItsFourAlleles() {
    AttributionTrack track = igv.add(MODEL, "saliency");
    igv.goTo("chrT", 40_001, 40_100);
    igv.awaitQuiet();
    onEdt(() -> track.handleDataClick(clickAt(40_050)));
    awaitJobs();
    AlleleScores expected = scorer().alleles("chrT", 40_050);
    List<List<String>> cells = LiveIgv.onEdt(() -> side.alleles().cells());
    for (int base = 0; base < 4; base++) {
      List<String> row =
          cells.stream()
              .dropWhile(cell -> !cell.get(0).equals("small CNN"))
              .skip(base)
              .findFirst()
              .orElseThrow();
      boolean reference = bases.charAt(40_050) == Bases.letter(base);
      assertEquals(Bases.letter(base) + (reference ? " (ref)" : ""), row.get(1));
      assertEquals(String.format(Locale.ROOT, "%.3f", expected.probability(base)), row.get(2));
      assertEquals(
          reference ? "–" : String.format(Locale.ROOT, "%+.2f", expected.deltaMargin(base)),
          row.get(4));
    }
    assertTrue(cells.size() >= 12, "all models of the experiment: " + cells.size());
  }

  @Test
  void aBaseWithoutAWindowIsRefusedWithTheReason() {
    onEdt(() -> side.alleles().show(new Anchor("chrT", 3)));
    awaitJobs();
    String remark = LiveIgv.onEdt(() -> side.alleles().remark());
    assertTrue(remark.contains("beyond the chromosome"), remark);
    assertEquals(List.of(), LiveIgv.onEdt(() -> side.alleles().cells()));
  }

  // ---- Variants ----

  private static VariantPane openVariants() throws IOException {
    char good = bases.charAt(49_999);
    char wrong = other(bases.charAt(50_009));
    Path vcf = folder.resolve("some.vcf");
    Files.writeString(
        vcf,
        "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n"
            + "chrT\t50000\trs1\t"
            + good
            + "\t"
            + other(good)
            + "\t.\t.\t.\n"
            + "chrT\t50010\t.\t"
            + wrong
            + "\t"
            + bases.charAt(50_009)
            + "\t.\t.\t.\n"
            + "chrT\t50020\t.\t"
            + bases.substring(50_019, 50_023)
            + "\t"
            + bases.charAt(50_019)
            + ",<DUP>\t.\t.\t.\n");
    VariantPane pane = LiveIgv.onEdt(() -> side.variants());
    onEdt(() -> pane.open(vcf));
    igv.await("the variants", () -> pane.count() == 4);
    awaitJobs();
    return pane;
  }

  @Test
  void aVcfFileBecomesATableOfEffectsAndRefusals() throws IOException {
    VariantPane pane = openVariants();
    char good = bases.charAt(49_999);
    VariantEffect expected = scorer().effect(Variant.ofBase("chrT", 49_999, good, other(good)));
    assertEquals(
        String.format(Locale.ROOT, "%+.2f", expected.deltaMargin()),
        LiveIgv.onEdt(() -> pane.cell(0, VariantColumn.DELTA)));
    assertEquals(
        String.format(Locale.ROOT, "%.3f", expected.alternativeProbability()),
        LiveIgv.onEdt(() -> pane.cell(0, VariantColumn.ALTERNATIVE)));
    String refusal = LiveIgv.onEdt(() -> pane.cell(1, VariantColumn.REFUSED));
    assertTrue(refusal.contains("genome has"), refusal);
    VariantEffect deletion =
        scorer()
            .effect(
                new Variant(
                    "chrT",
                    50_019,
                    bases.substring(50_019, 50_023),
                    bases.substring(50_019, 50_020)));
    assertEquals(
        String.format(Locale.ROOT, "%+.2f", deletion.deltaMargin()),
        LiveIgv.onEdt(() -> pane.cell(2, VariantColumn.DELTA)));
    String summary = LiveIgv.onEdt(() -> pane.said().get(0));
    assertTrue(summary.startsWith("2 scored, 2 refused: "), summary);
    assertTrue(summary.contains("reference allele differs from the genome"), summary);
    Path table = folder.resolve("variants.tsv");
    onEdt(() -> pane.saveTo(table));
    igv.await("the table", () -> Files.exists(table));
    List<String> rows =
        Files.readAllLines(table).stream().filter(line -> !line.startsWith("#")).toList();
    assertEquals(5, rows.size());
    assertEquals(
        expected.deltaMargin(), Float.parseFloat(rows.get(1).split("\t", -1)[7]), "full precision");
    assertTrue(rows.get(2).split("\t", -1)[11].contains("genome has"), rows.get(2));
  }

  @Test
  void variantsAreATrackOfBarsUpAndDown() throws IOException {
    VariantPane pane = openVariants();
    onEdt(pane::addTrack);
    igv.goTo("chrT", 49_981, 50_040);
    igv.awaitQuiet();
    VariantEffectTrack track = only(VariantEffectTrack.class);
    assertEquals(
        4, LiveIgv.onEdt(() -> track.model().indexes(track.model().visible(igv.view()))).size());
    String text = LiveIgv.onEdt(() -> track.getValueStringAt("chrT", 49_999.5, 0, 0, igv.frame()));
    assertTrue(text.startsWith("chrT:50,000") && text.contains("Δ logit"), text);
    String refused =
        LiveIgv.onEdt(() -> track.getValueStringAt("chrT", 50_009.5, 0, 0, igv.frame()));
    assertTrue(refused.contains("refused"), refused);
    char good = bases.charAt(49_999);
    boolean up =
        scorer().effect(Variant.ofBase("chrT", 49_999, good, other(good))).deltaMargin() >= 0;
    BufferedImage picture = igv.picture(track);
    int x =
        LiveIgv.onEdt(() -> (int) ((49_999.5 - igv.frame().getOrigin()) / igv.frame().getScale()));
    int line = LABEL_HEIGHT + (picture.getHeight() - LABEL_HEIGHT) / 2;
    Color above = new Color(picture.getRGB(x, line - 1));
    Color below = new Color(picture.getRGB(x, line + 1));
    assertEquals(up, above.equals(new Color(178, 24, 43)), "above the line: " + above);
    assertEquals(!up, below.equals(new Color(33, 102, 172)), "below the line: " + below);
  }

  /** Whose binding a variant changes most: all factors, with the models that are shipped. */
  @Test
  void allFactorsAreAskedAndTheLargestChangeComesFirst() throws IOException {
    VariantPane pane = openVariants();
    onEdt(() -> side.showTab("Variants"));
    onEdt(
        () -> {
          side.effects().setLeast(0.5);
          pane.askAllFactors();
        });
    igv.await("all alleles", () -> side.effects().said().get(1).startsWith("4 of 4 alleles"));
    awaitJobs();
    LiveIgv.savePicture("variants-all-factors");
    List<String> rows = LiveIgv.onEdt(() -> side.effects().rows());
    assertTrue(rows.size() > 5, rows.toString());
    List<Double> sizes =
        rows.stream().map(row -> Math.abs(Double.parseDouble(row.split(" ", -1)[2]))).toList();
    assertEquals(sizes.stream().sorted(Comparator.reverseOrder()).toList(), sizes);
    Matcher models =
        Pattern.compile("Δ of (\\d+) models, the best calibrated one of each experiment")
            .matcher(LiveIgv.onEdt(() -> side.effects().said().get(0)));
    assertTrue(models.matches() && Integer.parseInt(models.group(1)) > 150, models.toString());
    String said = LiveIgv.onEdt(() -> side.effects().said().get(1));
    assertTrue(said.contains("2 refused: "), said);
    Path saved = folder.resolve("all-factors.tsv");
    onEdt(() -> side.effects().saveTo(saved));
    igv.await("the table", () -> Files.exists(saved));
    assertEquals(
        rows.size() + 1,
        Files.readAllLines(saved).stream().filter(line -> !line.startsWith("#")).count());
    onEdt(pane::askChosenModel);
  }

  /** The values are computed anew; the file may have moved together with the session. */
  @Test
  void variantsComeBackWithASession() throws IOException {
    VariantPane pane = openVariants();
    onEdt(pane::addTrack);
    igv.goTo("chrT", 49_981, 50_040);
    VariantEffectTrack before = only(VariantEffectTrack.class);
    String text = tooltip(before);
    Path session = folder.resolve("variants.xml");
    IGV.getInstance().saveSession(session.toFile());
    removeTracks();
    assertEquals(text, tooltip(restored(session)));

    Path moved = Files.createDirectory(folder.resolve("moved"));
    Files.move(session, moved.resolve("variants.xml"));
    // IGV looks for its own files beside a session that was moved, too.
    for (String name : List.of("genome.fa", "genome.fa.fai")) {
      Files.copy(folder.resolve(name), moved.resolve(name));
    }
    Path vcf = Path.of(file(session(moved)));
    Files.move(vcf, moved.resolve(vcf.getFileName()));
    removeTracks();
    assertEquals(text, tooltip(restored(moved.resolve("variants.xml"))));

    Files.delete(moved.resolve(vcf.getFileName()));
    removeTracks();
    VariantEffectTrack lost = restoring(moved.resolve("variants.xml"));
    igv.await(
        "the reason",
        () ->
            lost.model()
                .visible(igv.view())
                .sentence()
                .filter(sentence -> sentence.contains(vcf.getFileName().toString()))
                .isPresent());
    IGV.getInstance().saveSession(moved.resolve("again.xml").toFile());
    assertTrue(
        Files.readString(moved.resolve("again.xml"))
            .matches("(?s).*VariantEffectTrack[^>]*motiflensModel=\"[^\"]+\".*"),
        "a session that is saved again still names the model");
  }

  private static String session(Path moved) throws IOException {
    return Files.readString(moved.resolve("variants.xml"));
  }

  private static String file(String session) {
    Matcher matcher = Pattern.compile("motiflensVariants=\"([^\"]+)\"").matcher(session);
    assertTrue(matcher.find(), session);
    return matcher.group(1);
  }

  private static String tooltip(VariantEffectTrack track) {
    return LiveIgv.onEdt(() -> tooltipNow(track));
  }

  private static String tooltipNow(VariantEffectTrack track) {
    return track.getValueStringAt("chrT", 49_999.5, 0, 0, igv.frame());
  }

  private static VariantEffectTrack restoring(Path session) {
    assertTrue(IGV.getInstance().loadSession(session.toString(), "chrT:49,981-50,040"));
    igv.await(
        "the track",
        () -> igv.dataPanel().getTracks().stream().anyMatch(VariantEffectTrack.class::isInstance));
    return only(VariantEffectTrack.class);
  }

  private static VariantEffectTrack restored(Path session) {
    VariantEffectTrack track = restoring(session);
    igv.await(
        "its values",
        () -> {
          String text = track.getValueStringAt("chrT", 49_999.5, 0, 0, igv.frame());
          return text != null && text.contains("Δ logit");
        });
    return track;
  }

  /** What a session names as its variants may be a folder: the track says so, the rest is there. */
  @Test
  void aSessionWithAFolderAsVariantsLosesNothingElse() throws IOException {
    VariantPane pane = openVariants();
    onEdt(pane::addTrack);
    only(VariantEffectTrack.class);
    Path session = folder.resolve("folder.xml");
    IGV.getInstance().saveSession(session.toFile());
    String text = Files.readString(session);
    Files.writeString(
        session, text.replaceAll("motiflensVariants=\"[^\"]+\"", "motiflensVariants=\"/\""));
    removeTracks();
    VariantEffectTrack back = restoring(session);
    igv.await(
        "the reason",
        () ->
            back.model()
                .visible(igv.view())
                .sentence()
                .filter(sentence -> sentence.contains("is a folder"))
                .isPresent());
    IGV.getInstance().saveSession(folder.resolve("again.xml").toFile());
    assertEquals("/", file(Files.readString(folder.resolve("again.xml"))));
  }

  @Test
  void aFileThatIsNoVcfIsRefusedInThePanel() throws IOException {
    Path file = folder.resolve("not.vcf");
    Files.writeString(file, "chrT\t5\tA\tC\n");
    VariantPane pane = LiveIgv.onEdt(() -> side.variants());
    onEdt(() -> pane.open(file));
    igv.await("the refusal", () -> pane.said().get(1).contains("not VCF"));
    assertEquals(0, LiveIgv.onEdt(pane::count));
  }

  // ---- Known motifs ----

  private static List<MotifHit> expectedHits(int first, int last) {
    MotifMatrix motif = MotifDatabase.bundled().withId(MOTIF).orElseThrow();
    return new MotifScanner(motif)
        .scan(
            igv.extension().genome().orElseThrow(),
            new Locus("chrT", first - 1, last),
            MotifScanner.DEFAULT_P_VALUE);
  }

  private static MotifHitTrack addHits() {
    onEdt(
        () -> {
          assertTrue(side.motifs().select(MOTIF));
          side.motifs().addTrack();
        });
    return only(MotifHitTrack.class);
  }

  @Test
  void aTrackShowsTheHitsOfAMotifAndFollowsTheView() {
    MotifHitTrack track = addHits();
    for (int start : new int[] {100_001, 180_001}) {
      igv.goTo("chrT", start, start + 40_000);
      int from = LiveIgv.onEdt(() -> track.model().visible(igv.view()).locus().start() + 1);
      int to = LiveIgv.onEdt(() -> track.model().visible(igv.view()).locus().end());
      List<MotifHit> expected = expectedHits(from, to);
      assertTrue(expected.size() > 3, expected.size() + " hits");
      igv.await("the hits", () -> track.model().hits(igv.view()).equals(expected));
    }
    MotifHit hit = LiveIgv.onEdt(() -> track.model().hits(igv.view())).get(0);
    String text =
        LiveIgv.onEdt(
            () -> track.getValueStringAt("chrT", hit.locus().start() + 1, 0, 0, igv.frame()));
    assertTrue(text.contains(hit.locus().toString()) && text.contains("JASPAR"), text);
  }

  @Test
  void hitsInViewAreSavedAsBed() throws IOException {
    MotifHitTrack track = addHits();
    igv.goTo("chrT", 100_001, 140_000);
    Path bed = folder.resolve("hits.bed");
    int from = LiveIgv.onEdt(() -> track.model().visible(igv.view()).locus().start() + 1);
    int to = LiveIgv.onEdt(() -> track.model().visible(igv.view()).locus().end());
    onEdt(() -> track.model().saveTo(bed, igv.view()));
    igv.await("the file", () -> Files.exists(bed));
    List<String> lines = Files.readAllLines(bed);
    assertEquals(
        expectedHits(from, to).stream().map(hit -> hit.bedLine("CTCF")).toList(),
        lines.stream().filter(line -> !line.startsWith("#")).toList());
    assertTrue(String.join("\n", lines).contains("# motif database: JASPAR CORE"), lines.get(0));
  }

  @Test
  void hitsComeBackWithASession() throws IOException {
    addHits();
    igv.goTo("chrT", 100_001, 140_000);
    Path session = folder.resolve("hits.xml");
    IGV.getInstance().saveSession(session.toFile());
    removeTracks();
    assertTrue(IGV.getInstance().loadSession(session.toString(), "chrT:100,001-140,000"));
    igv.await(
        "the track",
        () -> igv.dataPanel().getTracks().stream().anyMatch(MotifHitTrack.class::isInstance));
    MotifHitTrack back = only(MotifHitTrack.class);
    int from = LiveIgv.onEdt(() -> back.model().visible(igv.view()).locus().start() + 1);
    int to = LiveIgv.onEdt(() -> back.model().visible(igv.view()).locus().end());
    List<MotifHit> expected = expectedHits(from, to);
    igv.await("its hits", () -> back.model().hits(igv.view()).equals(expected));
  }

  /** Beside the file of variants, so that both can be moved. */
  @Test
  void aFileOfTracksKeepsHitsAndVariantsToo() throws IOException {
    VariantPane pane = openVariants();
    onEdt(pane::addTrack);
    MotifHitTrack hits = addHits();
    igv.goTo("chrT", 49_981, 50_040);
    VariantEffectTrack effects = only(VariantEffectTrack.class);
    String text = tooltip(effects);
    List<String> names = List.of(effects.getName(), hits.getName());
    onEdt(() -> effects.resize(91));
    Path moved = Files.createDirectory(folder.resolve("list"));
    TrackFile saved = LiveIgv.onEdt(() -> new TrackFiles(igv.extension()).current());
    saved.write(folder.resolve("all.mlens"));
    removeTracks();
    Files.move(folder.resolve("all.mlens"), moved.resolve("all.mlens"));
    Files.move(folder.resolve("some.vcf"), moved.resolve("some.vcf"));

    IGV.getInstance()
        .loadResources(List.of(new ResourceLocator(moved.resolve("all.mlens").toString())));
    igv.await("both tracks", () -> igv.dataPanel().getTracks().size() == 2);
    VariantEffectTrack effectsBack = only(VariantEffectTrack.class);
    MotifHitTrack hitsBack = only(MotifHitTrack.class);
    assertEquals(names, List.of(effectsBack.getName(), hitsBack.getName()));
    assertEquals(91, effectsBack.getHeight());
    igv.await("its values", () -> text.equals(tooltipNow(effectsBack)));
    igv.goTo("chrT", 100_001, 140_000);
    int from = LiveIgv.onEdt(() -> hitsBack.model().visible(igv.view()).locus().start() + 1);
    int to = LiveIgv.onEdt(() -> hitsBack.model().visible(igv.view()).locus().end());
    List<MotifHit> expected = expectedHits(from, to);
    igv.await("its hits", () -> hitsBack.model().hits(igv.view()).equals(expected));
  }

  /** A motif that is not there is said in its track; a file that is not there, too. */
  @Test
  void aFileOfTracksSaysInItsTracksWhatIsNotThere() throws IOException {
    Path list = folder.resolve("missing.mlens");
    ModelCard card = igv.extension().models().card(MODEL);
    Files.writeString(
        list,
        """
        {"format": "mlens", "version": 2, "tracks": [
          {"kind": "hits", "motif": "NONE.1", "greatestP": 1e-4},
          {"kind": "variants", "model": "%s", "weightsSha256": "%s", "variants": "gone.vcf"}]}
        """
            .formatted(card.id(), card.weightsSha256()));
    igv.goTo("chrT", 49_981, 50_040);
    IGV.getInstance().loadResources(List.of(new ResourceLocator(list.toString())));
    igv.await("both tracks", () -> igv.dataPanel().getTracks().size() == 2);
    VariantEffectTrack effects = only(VariantEffectTrack.class);
    igv.await(
        "the reason",
        () ->
            effects
                .model()
                .visible(igv.view())
                .sentence()
                .filter(s -> s.contains("gone.vcf: there is no such file in " + folder))
                .isPresent());
    MotifHitTrack hits = only(MotifHitTrack.class);
    assertEquals("NONE.1 hits", hits.getName());
    igv.await("the reason", () -> corner(hits).startsWith("There is no motif \"NONE.1\""));
  }

  private static String corner(MotifHitTrack track) {
    return ((Scene.MarkList) track.model().scene(igv.view(), Ink.on(Color.WHITE))).corner();
  }

  @Test
  void inBatchModeHitsAreThereWhenLoadingReturns() {
    MotifHitTrack track = addHits();
    Globals.setBatch(true);
    try {
      onEdt(
          () -> {
            igv.frame().jumpTo("chrT", 200_000, 240_000);
            track.load(igv.frame());
            assertTrue(track.isReadyToPaint(igv.frame()));
            assertTrue(track.model().hits(igv.view()).size() > 3);
          });
    } finally {
      Globals.setBatch(false);
    }
  }

  /** IGV itself adds items for pictures and removal. */
  @Test
  void thePopupOfAHitTrackChoosesHitsSavesThemAndHasIgvsOwnItems() {
    MotifHitTrack track = addHits();
    igv.goTo("chrT", 100_001, 100_400);
    List<String> entries =
        LiveIgv.onEdt(
            () ->
                Arrays.stream(track.getPopupMenu(clickAt(100_100)).getComponents())
                    .filter(JMenuItem.class::isInstance)
                    .map(item -> ((JMenuItem) item).getText())
                    .toList());
    assertEquals(
        List.of(
            Messages.GREATEST_P, Messages.SAVE_HITS, "Rename Track...", "Change Track Height..."),
        entries.stream().filter(text -> !text.startsWith("First of two")).toList());
  }

  private static Optional<DashboardFrame> dashboard() {
    return Arrays.stream(Window.getWindows())
        .filter(Window::isShowing)
        .filter(DashboardFrame.class::isInstance)
        .map(DashboardFrame.class::cast)
        .findFirst();
  }

  @Test
  void theDashboardOfTheWindowInViewOpensAndIsSaved() throws IOException {
    igv.goTo("chrT", 40_001, 40_180);
    onEdt(() -> side.openDashboard(igv.extension().models().card(MODEL)));
    igv.await("the dashboard", () -> dashboard().isPresent());
    DashboardFrame frame = LiveIgv.onEdt(() -> dashboard().orElseThrow());
    for (String format : List.of("SVG", "HTML")) {
      Path file = folder.resolve("dashboard." + format.toLowerCase(Locale.ROOT));
      OnScreen.chooseFile(
          () -> OnScreen.button(frame.getContentPane(), "Save as " + format + " …").doClick(),
          file);
      igv.await("the file", () -> Files.exists(file));
      String text = Files.readString(file);
      assertEquals(format.equals("HTML"), text.startsWith("<!DOCTYPE html>"), format);
      assertTrue(text.contains("<svg"), format);
      assertTrue(text.contains("chrT:40,04"), "the window around the centre of the view");
      assertTrue(text.contains(igv.extension().models().card(MODEL).weightsSha256()), "the model");
    }
    onEdt(frame::dispose);
  }

  @Test
  void anotherDatabaseOfMotifsIsChosenFromTheMenuAndIsThereFromThenOn() throws IOException {
    onEdt(() -> side.showTab("Motifs"));
    Path file = folder.resolve("mine.jaspar");
    Files.writeString(
        file, ">MY1 mine\nA [ 9 1 1 1 ]\nC [ 1 9 1 1 ]\nG [ 1 1 9 1 ]\nT [ 1 1 1 9 ]\n");
    OnScreen.chooseFile(
        () -> {
          List<JMenuItem> items = databases();
          items.get(items.size() - 1).doClick();
        },
        file);
    igv.await("the user's motifs", () -> side.motifs().select("MY1"));
    assertFalse(LiveIgv.onEdt(() -> side.motifs().select(MOTIF)), "the bundled ones are not shown");
    onEdt(
        () -> {
          List<JMenuItem> items = databases();
          assertEquals(
              List.of("bundled", "mine.jaspar"),
              items.stream().map(JMenuItem::getText).limit(2).toList());
          assertTrue(items.get(1).isSelected());
          items.get(0).doClick();
        });
    igv.await("the bundled motifs", () -> side.motifs().select(MOTIF));
  }

  /** What the menu of databases offers, the way to another file last; opens it. */
  private static List<JMenuItem> databases() {
    OnScreen.button(side.motifs(), Messages.MOTIF_DATABASE).doClick();
    JPopupMenu menu =
        (JPopupMenu) MenuSelectionManager.defaultManager().getSelectedPath()[0].getComponent();
    List<JMenuItem> items =
        Arrays.stream(menu.getComponents())
            .filter(JMenuItem.class::isInstance)
            .map(JMenuItem.class::cast)
            .toList();
    menu.setVisible(false);
    return items;
  }

  @Test
  void theOptimumOfACtcfModelIsNamedCtcf() {
    onEdt(() -> side.showTab("Model"));
    igv.await("the known motif", () -> side.knownMotif().contains("q ="));
    String text = LiveIgv.onEdt(() -> side.knownMotif());
    assertTrue(text.startsWith("CTCF (MA0139.1), q = "), text);
    assertTrue(text.contains("JASPAR CORE vertebrates"), text);
  }
}
