package org.motiflens.plugin.presenter;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.table.ModelScores;
import org.motiflens.plugin.table.ScoredRows;
import org.motiflens.plugin.table.TableColumn;
import org.motiflens.plugin.work.Jobs;

/**
 * The things of a file in rows, each with what a model says of it: read, scored in the background,
 * chosen, saved. What differs between peaks and variants is asked of the two that extend it. On the
 * event thread.
 *
 * @param <C> what a file holds
 * @param <S> what a model says of it
 * @param <R> both, in rows
 */
public abstract class FilePresenter<C, S extends ModelScores, R extends ScoredRows<S, R>> {
  private final TableHost host;
  private final String subject;
  private final List<? extends TableColumn<R>> columns;
  private final ScoredTable<R> table;
  private final Scoring<ModelCard, S> scoring;
  private Runnable listener = () -> {};
  private Optional<Path> file = Optional.empty();
  private Supplier<String> remark = () -> "";
  private OptionalInt selected = OptionalInt.empty();

  /**
   * @param subject what the things are, in the plural: {@code peaks}
   * @param columns that there may be; the first one keeps the order of the file
   * @param none no thing at all
   */
  FilePresenter(TableHost host, String subject, List<? extends TableColumn<R>> columns, R none) {
    this.host = host;
    this.subject = subject;
    this.columns = columns;
    table = new ScoredTable<>(host.jobs(), "Sorting " + subject, columns, none, this::say);
    table.onOrder(this::changed);
    scoring =
        new Scoring<>(
            host,
            this::scoringWith,
            ModelScores::finished,
            this::scoresChanged,
            this::scoringEnded);
  }

  // ---- What peaks and variants do in their own way ----

  /** What a file holds, in rows without scores. */
  abstract R rows(C contents);

  /** Says what has been read; its rows are shown. */
  abstract void wasRead(Path path, C contents);

  /** Nothing is open any more, and why. */
  abstract void wasRefused(String sentence);

  /** What scoring with a model means for the rows that there are now. */
  abstract Scoring.Run<S> scoringWith(ModelCard card);

  /** There are other scores, or more of them. */
  void scoresCameIn(Optional<S> scores) {}

  /** Scoring has ended. */
  void scored() {}

  /** What the values are, before the name of their model: {@code P of }. */
  abstract String quantity();

  /** Goes to a thing and says so. */
  abstract void goTo(int index);

  /** How rows are written to a file. */
  interface TableFormat<R> {
    /**
     * Writes a file, whole or not at all.
     *
     * @param order indexes of the rows in the order of the lines
     */
    void write(Path file, R rows, int[] order, Monitor monitor);
  }

  /**
   * The format of the tables that are saved.
   *
   * @param source name of the file that the rows came from
   * @param genome name of the genome
   */
  abstract TableFormat<R> format(String source, String genome);

  // ---- For those who look ----

  /** Whoever looks is told when anything but the table has changed. */
  public final void onChange(Runnable newListener) {
    listener = newListener;
  }

  final void changed() {
    listener.run();
  }

  /** The rows, their order and their columns. */
  public final ScoredTable<R> table() {
    return table;
  }

  /** What was said last: of the chosen row, a count or a problem. */
  public final String remark() {
    return remark.get();
  }

  final void say(String sentence) {
    say(() -> sentence);
  }

  /** Says what changes with the table. */
  final void say(Supplier<String> sentence) {
    remark = sentence;
    changed();
  }

  final TableHost host() {
    return host;
  }

  // ---- The file ----

  /** The file that is open. */
  public final Optional<Path> file() {
    return file;
  }

  private boolean isOpen(Path path) {
    return file.filter(path::equals).isPresent();
  }

  /** Reads a file in the background, and scores what it holds with the chosen model. */
  final void read(Path path, String label, R none, Function<Path, C> reader) {
    file = Optional.of(path);
    show(none);
    host.jobs()
        .start(
            label,
            monitor -> reader.apply(path),
            new Jobs.Ends<>(
                contents -> read(path, contents),
                problem -> refused(path, problem),
                () -> refused(path, "Reading was stopped.")));
  }

  private void read(Path path, C contents) {
    if (isOpen(path)) {
      show(rows(contents));
      wasRead(path, contents);
      scoreUnasked();
      changed();
    }
  }

  private void refused(Path path, String sentence) {
    if (isOpen(path)) {
      file = Optional.empty();
      wasRefused(sentence);
    }
  }

  private void show(R rows) {
    scoring.drop();
    selected = OptionalInt.empty();
    table.show(rows);
  }

  // ---- Scores ----

  /** The user has chosen a model; values of another one stay until the user asks for more. */
  public final void choose(ModelCard card) {
    scoring.choose(card);
    scoreUnasked();
    changed();
  }

  /** What has no values gets those of the chosen model. */
  private void scoreUnasked() {
    if (scoring.scores().isEmpty()) {
      score();
    }
  }

  /** Scores with the chosen model, or stops what is running. */
  public final void scoreOrStop() {
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
    changed();
  }

  private void scoresChanged(Optional<S> scores) {
    table.update(table.rows().with(scores));
    scoresCameIn(scores);
    changed();
  }

  private void scoringEnded(String problem) {
    if (!problem.isEmpty()) {
      say(problem);
    }
    if (isOrderedByScores()) {
      table.reorder();
    }
    scored();
    changed();
  }

  /** Whether scores decide which rows are shown, and where. */
  boolean isOrderedByScores() {
    return !isInFileOrder();
  }

  final boolean isInFileOrder() {
    return table.sortedBy() == columns.get(0);
  }

  /** Follows the work and a change of genome; called a few times a second. */
  public final void refresh() {
    scoring.refresh();
  }

  /** The scores that the table shows, when there are any. */
  public final Optional<S> scores() {
    return scoring.scores();
  }

  final boolean isScoring() {
    return scoring.isRunning();
  }

  /** Which model the values are of, and what keeps a reader from misreading them. */
  public final String heading() {
    if (scoring.used().isEmpty()) {
      return table.rows().size() == 0 ? " " : "Not scored yet";
    }
    ModelCard card = scoring.used().get();
    return quantity()
        + Messages.model(card)
        + (scoring.scores().get().scale().isPresent() ? "" : ModelWords.NOT_CALIBRATED)
        + caution(card);
  }

  /** What else a reader should know of the model of the values, after a blank. */
  String caution(ModelCard card) {
    return "";
  }

  /** Names the model that the user has chosen since; empty where the values are of it. */
  public final String offer() {
    return ModelWords.offer(scoring.used(), scoring.chosen());
  }

  /** What {@link #scoreOrStop} would do now, for a button. */
  public final String action() {
    return ModelWords.action(scoring.isRunning(), scoring.chosen());
  }

  /** Whether there is a point in doing it. */
  public final boolean canAct() {
    return scoring.isRunning() || (table.rows().size() > 0 && scoring.isWorthStarting());
  }

  // ---- The chosen row ----

  /** What is chosen in the table, by its index. */
  public final OptionalInt selected() {
    return selected;
  }

  /** The user has chosen a row. */
  public void select(OptionalInt index) {
    selected = index;
  }

  /** Goes to the chosen row. */
  public final void goToSelected() {
    selected.ifPresent(this::goTo);
  }

  // ---- Files that are written ----

  /** Whether there is something to save. */
  public abstract boolean canSave();

  /** What a file of the table may be called. */
  public final String suggestedName() {
    return ModelWords.fileName(subject, scoring.used());
  }

  /** Writes the rows that are shown, in their order, in the background. */
  public final void saveTo(Path target) {
    if (!canSave()) {
      return;
    }
    R rows = table.rows();
    int[] order = table.order().toArray();
    TableFormat<R> format =
        format(
            file.map(path -> path.getFileName().toString()).orElse(""),
            host.genome().map(SequenceSource::genomeId).orElse(""));
    SavedTable.write(
        host, target, file, (path, monitor) -> format.write(path, rows, order, monitor), this::say);
  }
}
