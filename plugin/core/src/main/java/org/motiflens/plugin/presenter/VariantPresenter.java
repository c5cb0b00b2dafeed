package org.motiflens.plugin.presenter;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.explain.variant.VariantScorer;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.variant.RefusedVariantException;
import org.motiflens.genome.variant.VcfReader;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.table.VariantColumn;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.table.VariantRows;
import org.motiflens.plugin.table.VariantScores;
import org.motiflens.plugin.table.VariantTableFile;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.work.Jobs;

/**
 * The variants of a VCF file, and what each does to a model's score: read, scored, sorted, shown as
 * a track, saved. On the event thread.
 */
public final class VariantPresenter {
  private static final String NO_FILE = "No VCF file is open.";

  private final TableHost host;
  private final ScoredTable<VariantRows> table;
  private final Scoring<ModelCard, VariantScores> scoring;
  private Runnable listener = () -> {};
  private Optional<Path> file = Optional.empty();
  private String name = NO_FILE;
  private String summary = "";
  private String detail = "";
  private OptionalInt selected = OptionalInt.empty();

  public VariantPresenter(TableHost host) {
    this.host = host;
    table =
        new ScoredTable<>(
            host.jobs(),
            "Sorting variants",
            List.of(VariantColumn.values()),
            VariantRows.NONE,
            this::say);
    scoring =
        new Scoring<>(
            host, this::scoringWith, VariantScores::finished, this::scoresChanged, this::scored);
  }

  /** Whoever looks is told when anything but the table has changed. */
  public void onChange(Runnable newListener) {
    listener = newListener;
  }

  /** The rows, their order and their columns. */
  public ScoredTable<VariantRows> table() {
    return table;
  }

  private void say(String sentence) {
    detail = sentence;
    listener.run();
  }

  /** What is said of the chosen allele, or what was said last. */
  public String detail() {
    return detail;
  }

  /** Which file is open, and how many alleles it has. */
  public String name() {
    return name;
  }

  /** The file that is open. */
  public Optional<Path> file() {
    return file;
  }

  // ---- The file ----

  /** Reads a VCF file and scores it with the chosen model. */
  public void open(Path path) {
    file = Optional.of(path);
    show(new VariantList(List.of()));
    name = "reading …";
    say("");
    host.jobs()
        .start(
            "Reading variants",
            monitor -> Read.of(path),
            new Jobs.Ends<>(
                read -> read(path, read),
                problem -> refused(path, problem),
                () -> refused(path, "Reading was stopped.")));
  }

  /** A file that was read, and what was assumed of one that does not name its columns. */
  private record Read(VariantList list, String assumption) {
    static Read of(Path path) {
      VcfReader.Contents contents = VcfReader.contents(path);
      return new Read(
          new VariantList(contents.rows()), Messages.plain(contents.assumption().orElse("")));
    }
  }

  private void read(Path path, Read read) {
    if (file.filter(path::equals).isPresent()) {
      VariantList list = read.list();
      show(list);
      detail = read.assumption();
      name =
          String.format(
              Locale.ROOT,
              "%s: %,d alleles",
              Messages.plain(path.getFileName().toString()),
              list.size());
      scoreUnasked();
      listener.run();
    }
  }

  private void refused(Path path, String sentence) {
    if (file.filter(path::equals).isPresent()) {
      file = Optional.empty();
      name = NO_FILE;
      say(sentence);
    }
  }

  private void show(VariantList list) {
    scoring.drop();
    selected = OptionalInt.empty();
    table.show(new VariantRows(list, Optional.empty()));
  }

  // ---- Scores ----

  /** The user has chosen a model; values of another one stay until the user asks for more. */
  public void choose(ModelCard card) {
    scoring.choose(card);
    scoreUnasked();
    listener.run();
  }

  private void scoreUnasked() {
    if (scoring.scores().isEmpty()) {
      score();
    }
  }

  /** Scores with the chosen model, or stops what is running. */
  public void scoreOrStop() {
    if (scoring.isRunning()) {
      scoring.stop();
    } else {
      score();
    }
  }

  private void score() {
    if (table.rows().size() > 0) {
      scoring.start();
    }
    listener.run();
  }

  private Scoring.Run<VariantScores> scoringWith(ModelCard card) {
    VariantList list = table.rows().list();
    VariantScores scores = new VariantScores(card, list.size());
    return new Scoring.Run<>(
        "Variants: " + Messages.model(card),
        scores,
        (genome, monitor) -> {
          Network network = ModelWords.withP(host, card, "variants");
          scores.calibrate(host.calibration(card.id()).map(GenomicScale::of));
          scores.fill(list, VariantScorer.standard(genome, network), monitor);
        });
  }

  private void scoresChanged(Optional<VariantScores> scores) {
    table.update(table.rows().with(scores));
    summary =
        scores
            .map(s -> String.format(Locale.ROOT, "%,d of %,d scored", s.finished(), s.size()))
            .orElse("");
    listener.run();
  }

  private void scored(String problem) {
    if (!problem.isEmpty()) {
      say(problem);
    }
    if (table.sortedBy() != VariantColumn.PLACE) {
      table.reorder();
    }
    summary = scoring.scores().map(VariantPresenter::summary).orElse("");
    describeSelected();
    listener.run();
    host.repaintTracks();
  }

  /** Follows the work and a change of genome; called a few times a second. */
  public void refresh() {
    scoring.refresh();
  }

  /** Which model the values are of. */
  public String heading() {
    if (scoring.used().isEmpty()) {
      return table.rows().size() == 0 ? " " : "Not scored yet";
    }
    return ModelWords.heading("Δ of ", scoring.used().get(), scoring.scores().get().scale());
  }

  /** Names the model that the user has chosen since; empty where the values are of it. */
  public String offer() {
    return ModelWords.offer(scoring.used(), scoring.chosen());
  }

  /** What {@link #scoreOrStop} would do now, for a button. */
  public String action() {
    return ModelWords.action(scoring.isRunning(), scoring.chosen());
  }

  /** Whether there is a point in doing it. */
  public boolean canAct() {
    return scoring.isRunning() || (table.rows().size() > 0 && scoring.isWorthStarting());
  }

  /** How many are scored and refused, and why. */
  public String summary() {
    return summary;
  }

  private static String summary(VariantScores scores) {
    Map<RefusedVariantException.Reason, Integer> refusals = scores.refused();
    int refused = refusals.values().stream().mapToInt(Integer::intValue).sum();
    String why =
        refusals.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%,d %s", e.getValue(), e.getKey().label()))
            .collect(Collectors.joining("; "));
    return String.format(Locale.ROOT, "%,d scored", scores.finished() - refused)
        + (refused == 0 ? "" : String.format(Locale.ROOT, ", %,d refused: %s", refused, why));
  }

  // ---- Selection ----

  /** The allele that is chosen in the table, by its index. */
  public OptionalInt selected() {
    return selected;
  }

  /** The user has chosen a row. */
  public void select(OptionalInt index) {
    if (!selected.equals(index)) {
      selected = index;
      describeSelected();
    }
  }

  private void describeSelected() {
    if (selected.isPresent()) {
      VariantList.Entry entry = table.rows().list().entry(selected.getAsInt());
      String refusal = table.rows().refusal(selected.getAsInt());
      say(
          entry.place()
              + " "
              + (entry.name().isEmpty() ? "" : entry.name() + " ")
              + entry.change()
              + (refusal.isEmpty() ? "" : " refused: " + refusal));
    }
  }

  /** Goes to the chosen allele. */
  public void goToSelected() {
    selected.ifPresent(
        index -> {
          VariantList.Entry entry = table.rows().list().entry(index);
          host.goTo(new Anchor(entry.row().chromosome(), entry.position())).ifPresent(this::say);
        });
  }

  // ---- What comes of them ----

  /** Whether there is something to make a track or a file of. */
  public boolean hasScores() {
    return scoring.scores().isPresent();
  }

  /** Adds a track of the effects, of the model that the table names. */
  public void addTrack() {
    scoring
        .scores()
        .ifPresent(
            scores -> file.ifPresent(path -> host.addEffects(table.rows().list(), scores, path)));
  }

  /** What a file of the table may be called. */
  public String suggestedName() {
    return ModelWords.fileName("variants", scoring.used());
  }

  /** Writes the table in its present order, in the background. */
  public void saveTo(Path target) {
    if (!hasScores()) {
      return;
    }
    VariantRows rows = table.rows();
    int[] order = table.order().toArray();
    VariantTableFile format =
        new VariantTableFile(
            file.map(path -> path.getFileName().toString()).orElse(""),
            host.genome().map(SequenceSource::genomeId).orElse(""));
    SavedTable.write(
        host, target, file, (path, monitor) -> format.write(path, rows, order, monitor), this::say);
  }
}
