package org.motiflens.plugin.track.mark;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.swing.JMenuItem;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.variant.VariantScorer;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.genome.variant.VcfReader;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.table.VariantColumn;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.table.VariantRows;
import org.motiflens.plugin.table.VariantScores;
import org.motiflens.plugin.track.Scene;
import org.motiflens.plugin.track.SessionAttributes;
import org.motiflens.plugin.track.TrackHost;
import org.motiflens.plugin.track.VisibleBases;
import org.motiflens.plugin.work.Jobs;

/**
 * The model of a track of what a network says of the variants of a file. The scale fits what is in
 * view. A session keeps the file's place and the model.
 */
public final class VariantEffectModel extends MarkModel {
  private static final int HEIGHT = 60;

  /** Tenths of a second. */
  private static final int LONGEST_READING = 50;

  private static final String ATTRIBUTE_FILE = "motiflensVariants";

  private volatile Contents contents;
  private volatile Optional<String> problem = Optional.empty();
  private volatile Optional<Path> file = Optional.empty();

  /** What a session says of the file, which may be none. */
  private volatile String written = "";

  private volatile Optional<Runnable> missing = Optional.empty();
  private String modelId = "";
  private String modelHash = "";

  /** The alleles, and what the model says of them, if it has begun. */
  private record Contents(VariantList list, Optional<VariantScores> scores) {}

  /** For a track of a session, which {@link #restore} tells its file. */
  public VariantEffectModel(TrackHost host, BrowserTrack track) {
    super(host, track);
    contents = new Contents(new VariantList(List.of()), Optional.empty());
  }

  /**
   * @param file of the variants, for sessions
   */
  public VariantEffectModel(
      TrackHost host, BrowserTrack track, VariantList list, VariantScores scores, Path file) {
    super(host, track);
    contents = new Contents(list, Optional.of(scores));
    this.file = Optional.of(file);
    modelId = scores.card().id();
    modelHash = scores.card().weightsSha256();
  }

  /**
   * A track whose file is read and scored now.
   *
   * @param card of the model
   * @param file of the variants
   */
  public static VariantEffectModel of(
      TrackHost host, BrowserTrack track, ModelCard card, Path file) {
    VariantEffectModel model = new VariantEffectModel(host, track);
    model.modelId = card.id();
    model.modelHash = card.weightsSha256();
    model.written = file.toString();
    model.restore(host, model.written);
    return model;
  }

  @Override
  public int defaultHeight() {
    return HEIGHT;
  }

  /** The model's id, as the track was made with. */
  public String modelId() {
    return modelId;
  }

  /** The SHA-256 of the weights of the model that the track was made with. */
  public String modelHash() {
    return modelHash;
  }

  /** The file of the variants, where it is a local one. */
  public Optional<Path> file() {
    return file;
  }

  @Override
  protected Optional<String> instead(Locus locus) {
    return contents.scores().isEmpty() && problem.isEmpty()
        ? Optional.of(Messages.COMPUTING)
        : problem;
  }

  @Override
  public boolean isReady(View view) {
    return missing.isEmpty();
  }

  /** In a script the next picture shows the track whole. */
  @Override
  public void load(View view) {
    Optional<Runnable> work = missing;
    missing = Optional.empty();
    try {
      work.ifPresent(Runnable::run);
    } catch (InputException e) {
      give(e.getMessage());
    }
  }

  /** Indexes of the alleles among visible bases, whatever the file calls the chromosome. */
  public List<Integer> indexes(VisibleBases visible) {
    List<Integer> shown = new ArrayList<>();
    Locus locus = visible.locus();
    VariantList list = contents.list();
    for (String name : list.chromosomes()) {
      if (visible.genome().canonical(name).equals(locus.chromosome())) {
        for (int index : list.between(name, locus.start(), locus.end())) {
          shown.add(index);
        }
      }
    }
    return shown;
  }

  @Override
  protected Scene.MarkList marks(View view, VisibleBases visible, Ink ink) {
    Contents now = contents;
    VariantScores scores = now.scores().orElseThrow();
    List<EffectMarks.Bar> bars = new ArrayList<>();
    double greatest = 0;
    for (int index : indexes(visible)) {
      double delta = scores.delta(index);
      greatest = Double.isNaN(delta) ? greatest : Math.max(greatest, Math.abs(delta));
      bars.add(new EffectMarks.Bar(now.list().entry(index).position(), delta));
    }
    return new Scene.MarkList(
        new EffectMarks(bars, greatest), Messages.allelesInView(bars.size(), greatest), ink);
  }

  @Override
  public Optional<String> tooltip(View view, double position) {
    VisibleBases visible = visible(view);
    if (visible.sentence().isPresent()) {
      return Optional.empty();
    }
    double reach = Math.max(0.5, NEAR * view.basesPerPixel());
    List<String> lines = new ArrayList<>();
    for (int index : indexes(visible)) {
      if (Math.abs(contents.list().entry(index).position() + 0.5 - position) <= reach) {
        lines.add(describe(index));
      }
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("<br>", lines));
  }

  private String describe(int index) {
    VariantList list = contents.list();
    Optional<VariantScores> scores = contents.scores();
    String place =
        Messages.plain(list.entry(index).place()) + " " + change(list.entry(index).change());
    Optional<VariantScores.Outcome> outcome = scores.orElseThrow().outcome(index);
    if (outcome.isEmpty()) {
      return place + ": " + Messages.COMPUTING;
    }
    if (outcome.get().effect().isEmpty()) {
      return place + ": refused, " + outcome.get().sentence();
    }
    VariantRows rows = new VariantRows(list, scores);
    return String.format(
        Locale.ROOT,
        "%s: Δ logit %s, P %s → %s",
        place,
        VariantColumn.DELTA.text(rows, index),
        VariantColumn.REFERENCE.text(rows, index),
        VariantColumn.ALTERNATIVE.text(rows, index));
  }

  /** The sign between the alleles would open HTML. */
  private static String change(String change) {
    return change.replace("<", "(").replace(">", " → ");
  }

  @Override
  public List<JMenuItem> items(View view, double position) {
    return List.of();
  }

  // ---- Sessions ----

  /** The file and the model; values are computed anew. */
  @Override
  public Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    String place = file.map(path -> path.toAbsolutePath().toString()).orElse(written);
    if (!place.isEmpty()) {
      attributes.put(ATTRIBUTE_FILE, place);
    }
    attributes.put(SessionAttributes.MODEL, modelId);
    attributes.put(SessionAttributes.HASH, modelHash);
    return attributes;
  }

  @Override
  public void restore(UnaryOperator<String> attribute) {
    // Kept even when nothing comes of them: the session may be saved again.
    modelId = attribute.apply(SessionAttributes.MODEL);
    modelHash = attribute.apply(SessionAttributes.HASH);
    written = attribute.apply(ATTRIBUTE_FILE);
    host().ifPresent(host -> restore(host, written));
  }

  private void restore(TrackHost host, String path) {
    try {
      file = Optional.of(local(path));
      ModelCard card = host.card(modelId, modelHash);
      if (host.browser().isBatch()) {
        missing = Optional.of(() -> score(host, card, Monitor.NONE));
        return;
      }
      host.jobs()
          .start(
              "Variants: " + Messages.model(card),
              monitor -> {
                awaitSession();
                return score(host, card, monitor);
              },
              new Jobs.Ends<>(
                  done -> host.browser().repaint(),
                  this::give,
                  () -> give("Scoring was stopped.")));
    } catch (InputException e) {
      give(e.getMessage());
    }
  }

  /** IGV says where its session is only when all tracks are read. */
  private void awaitSession() {
    try {
      for (int i = 0; i < LONGEST_READING && besideSession().isEmpty(); i++) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void give(String sentence) {
    problem = Optional.of(sentence);
    host().ifPresent(host -> host.browser().repaint());
  }

  private VariantScores score(TrackHost host, ModelCard card, Monitor monitor) {
    BrowserGenome genome = host.genome().orElseThrow(() -> new InputException(Messages.NO_GENOME));
    Path path = besideSession().orElseThrow(() -> FileFailure.noFile(file.orElseThrow()));
    VariantList list = new VariantList(VcfReader.readAll(path));
    VariantScores scores = new VariantScores(card, list.size());
    file = Optional.of(path);
    contents = new Contents(list, Optional.of(scores));
    scores.fill(list, VariantScorer.standard(genome, host.models().network(card.id())), monitor);
    return scores;
  }

  /** The file where the session says; where it is gone, one of its name beside the session. */
  private Optional<Path> besideSession() {
    Path written = file.orElseThrow();
    return Stream.concat(
            Stream.of(written),
            host().flatMap(host -> host.browser().sessionPath()).stream()
                .filter(path -> !path.contains("://"))
                .map(path -> Path.of(path).resolveSibling(written.getFileName())))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * The file that a session names. Windows takes two slashes of either kind for another machine,
   * and asking it for a file would hand it the user's name.
   */
  public static Path local(String written) {
    boolean elsewhere = written.length() > 1 && isSlash(written, 0) && isSlash(written, 1);
    if (written.isEmpty() || elsewhere) {
      throw new InputException(Messages.VARIANTS_NOT_LOCAL);
    }
    try {
      Path path = Path.of(written);
      if (path.getFileName() == null || Files.isDirectory(path)) {
        throw new InputException(Messages.variantsAreAFolder(written));
      }
      return path;
    } catch (InvalidPathException e) {
      throw new InputException(Messages.VARIANTS_NOT_LOCAL, e);
    }
  }

  private static boolean isSlash(String text, int at) {
    return text.charAt(at) == '/' || text.charAt(at) == '\\';
  }
}
