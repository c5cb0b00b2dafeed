package org.motiflens.plugin.presenter;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.table.PeakColumn;
import org.motiflens.plugin.table.PeakList;
import org.motiflens.plugin.table.PeakRows;
import org.motiflens.plugin.table.PeakScorer;
import org.motiflens.plugin.table.PeakScores;
import org.motiflens.plugin.table.PeakTableFile;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.work.Jobs;

/**
 * The peaks of a file: read, scored by a model, sorted, filtered to those that the model misses,
 * stepped through, saved. On the event thread.
 */
public final class PeakPresenter {
  private final TableHost host;
  private final ScoredTable<PeakRows> table;
  private final Scoring<ModelCard, PeakScores> scoring;
  private Runnable listener = () -> {};
  private Optional<Path> file = Optional.empty();
  private String name = "";
  private String remark = Messages.NO_PEAKS;
  private OptionalInt selected = OptionalInt.empty();
  private boolean onlyMissed;

  public PeakPresenter(TableHost host) {
    this.host = host;
    table =
        new ScoredTable<>(
            host.jobs(), "Sorting peaks", List.of(PeakColumn.values()), PeakRows.NONE, this::say);
    scoring =
        new Scoring<>(
            host, this::scoringWith, PeakScores::finished, this::scoresChanged, this::scored);
  }

  /** Whoever looks is told when anything but the table has changed. */
  public void onChange(Runnable newListener) {
    listener = newListener;
  }

  /** The rows, their order and their columns. */
  public ScoredTable<PeakRows> table() {
    return table;
  }

  private void say(String sentence) {
    remark = sentence;
    listener.run();
  }

  /** What was said last: a position, a count or a problem. */
  public String remark() {
    return remark;
  }

  // ---- The file ----

  /**
   * Reads a file of peaks, and scores it with the chosen model.
   *
   * @param newName what the file is called, for people
   */
  public void open(String newName, Path path) {
    if (file.filter(path::equals).isPresent()) {
      return;
    }
    file = Optional.of(path);
    name = newName;
    show(new PeakList(List.of()));
    say("reading …");
    host.jobs()
        .start(
            "Reading " + newName,
            monitor -> new PeakList(PeakReader.read(path)),
            new Jobs.Ends<>(
                list -> fileRead(path, list),
                problem -> fileRefused(path, problem),
                () -> fileRefused(path, "Reading was stopped.")));
  }

  private void fileRead(Path path, PeakList list) {
    if (file.filter(path::equals).isPresent()) {
      show(list);
      say(
          list.peaks().isEmpty()
              ? "The file holds no peak."
              : String.format(Locale.ROOT, "%,d peaks", list.peaks().size()));
      scoreUnasked();
    }
  }

  private void fileRefused(Path path, String sentence) {
    if (file.filter(path::equals).isPresent()) {
      file = Optional.empty();
      say(sentence);
    }
  }

  private void show(PeakList list) {
    scoring.drop();
    selected = OptionalInt.empty();
    table.show(new PeakRows(list, Optional.empty(), table.rows().threshold()));
  }

  // ---- Scores ----

  /** The user has chosen a model; values of another one stay until the user asks for more. */
  public void choose(ModelCard card) {
    scoring.choose(card);
    scoreUnasked();
    listener.run();
  }

  /** What has no values gets those of the chosen model. */
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

  private Scoring.Run<PeakScores> scoringWith(ModelCard card) {
    PeakList list = table.rows().list();
    PeakScores scores = new PeakScores(card, list.peaks().size());
    return new Scoring.Run<>(
        "P of peaks: " + Messages.model(card),
        scores,
        (genome, monitor) -> {
          Network network = ModelWords.withP(host, card, "score");
          scores.calibrate(host.calibration(card.id()).map(GenomicScale::of));
          new PeakScorer(genome, network).score(list, scores, monitor);
          scores.keepAuc();
        });
  }

  private void scoresChanged(Optional<PeakScores> scores) {
    table.update(table.rows().with(scores));
    listener.run();
  }

  private void scored(String problem) {
    if (!problem.isEmpty()) {
      say(problem);
    }
    if (onlyMissed || table.sortedBy() != PeakColumn.PLACE) {
      table.reorder();
    }
    listener.run();
  }

  /** Follows the work and a change of genome; called a few times a second. */
  public void refresh() {
    scoring.refresh();
  }

  /** The scores that the table shows, when there are any. */
  public Optional<PeakScores> scores() {
    return scoring.scores();
  }

  /** Which model the values are of, and what keeps a reader from misreading them. */
  public String heading() {
    if (scoring.used().isEmpty()) {
      return table.rows().size() == 0 ? " " : "Not scored yet";
    }
    return ModelWords.heading("P of ", scoring.used().get(), scoring.scores().get().scale())
        + ModelWords.otherFactor(name, scoring.used().get(), host.models());
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

  // ---- What the model finds ----

  /** Sets from which P on a peak counts as found. */
  public void threshold(double value) {
    table.update(table.rows().at(value));
    if (onlyMissed) {
      table.reorder();
    }
    listener.run();
  }

  /** Whether only peaks are shown that the model misses. */
  public void onlyMissed(boolean only) {
    onlyMissed = only;
    table.filter(only ? PeakRows::isMissed : (rows, index) -> true);
  }

  /** How many peaks are found; of which model is said by {@link #heading}. */
  public String found() {
    Optional<PeakScores> scores = scoring.scores();
    int scored = scores.map(PeakScores::scored).orElse(0);
    if (scored == 0) {
      return scores.isPresent() && !scoring.isRunning()
          ? "no peak has a window here"
          : "not scored yet";
    }
    int recalled = scores.get().recalled(table.rows().threshold());
    return String.format(
        Locale.ROOT, "%.1f %% (%,d of %,d)", 100.0 * recalled / scored, recalled, scored);
  }

  /** How the model tells peaks from shuffled copies of them; names the model again. */
  public String separation() {
    Optional<PeakScores> scores = scoring.scores();
    int scored = scores.map(PeakScores::scored).orElse(0);
    if (scored == 0) {
      return " ";
    }
    PeakScores now = scores.get();
    int without = now.finished() - scored;
    return String.format(
        Locale.ROOT,
        "%s: of shuffled copies %.1f %%%s%s",
        Messages.model(now.card()),
        100.0 * now.alarms(table.rows().threshold()) / scored,
        now.keptAuc().isPresent()
            ? String.format(Locale.ROOT, ", AUC %.3f", now.keptAuc().getAsDouble())
            : "",
        without > 0 ? String.format(Locale.ROOT, ", %,d without window", without) : "");
  }

  // ---- Steps ----

  /** The peak that is chosen in the table, by its index. */
  public OptionalInt selected() {
    return selected;
  }

  /** The user has chosen a row. */
  public void select(OptionalInt index) {
    selected = index;
  }

  private boolean isShown(int index) {
    return !onlyMissed || table.rows().isMissed(index);
  }

  /**
   * Goes to the next or previous peak. In a table in genome order that is the next summit from
   * where the view is; else the row after or before the chosen one.
   */
  public void step(boolean forward) {
    int count = table.order().size();
    if (count == 0) {
      return;
    }
    boolean inGenomeOrder = table.sortedBy() == PeakColumn.PLACE;
    OptionalInt row =
        selected.isPresent() ? table.order().row(selected.getAsInt()) : OptionalInt.empty();
    if (inGenomeOrder) {
      along(forward != table.isDescending());
    } else if (row.isEmpty()) {
      goTo(table.order().index(forward ? 0 : count - 1));
    } else {
      int next = row.getAsInt() + (forward ? 1 : -1);
      goTo(table.order().index(Math.floorMod(next, count)));
    }
  }

  private void along(boolean onward) {
    PeakList list = table.rows().list();
    Anchor from = host.viewCentre().orElse(new Anchor("", 0));
    OptionalInt first =
        onward
            ? list.next(from.chromosome(), from.position())
            : list.previous(from.chromosome(), from.position());
    int size = table.rows().size();
    for (int i = 0; i < size && first.isPresent(); i++) {
      int index = Math.floorMod(first.getAsInt() + (onward ? i : -i), size);
      if (isShown(index)) {
        goTo(index);
        return;
      }
    }
  }

  /** Goes to the chosen peak. */
  public void goToSelected() {
    selected.ifPresent(this::goTo);
  }

  private void goTo(int index) {
    selected = OptionalInt.of(index);
    Peak peak = table.rows().list().peaks().get(index);
    OptionalInt row = table.order().row(index);
    String peakName = Messages.plain(peak.name());
    say(
        String.format(
            Locale.ROOT,
            "%,d of %,d: %ssummit %s:%,d%s",
            row.orElse(0) + 1,
            table.order().size(),
            peakName.isEmpty() ? "" : peakName + ", ",
            Messages.plain(peak.chromosome()),
            peak.summit() + 1,
            Double.isNaN(peak.signal()) ? "" : ", signal " + ValueAxis.format(peak.signal())));
    host.goTo(peak).ifPresent(this::say);
  }

  // ---- Files that are written ----

  /** What a file of the table may be called. */
  public String suggestedName() {
    return ModelWords.fileName("peaks", scoring.used());
  }

  /** Writes the rows that are shown, in their order, in the background. */
  public void saveTo(Path target) {
    PeakRows rows = table.rows();
    int[] order = table.order().toArray();
    PeakTableFile format =
        new PeakTableFile(
            file.map(path -> path.getFileName().toString()).orElse(""),
            host.genome().map(SequenceSource::genomeId).orElse(""));
    SavedTable.write(
        host, target, file, (path, monitor) -> format.write(path, rows, order, monitor), this::say);
  }
}
