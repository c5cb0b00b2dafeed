package org.motiflens.plugin.panel.effects;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.variant.RefusedVariantException;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.presenter.SavedTable;
import org.motiflens.plugin.presenter.ScoredTable;
import org.motiflens.plugin.presenter.Scoring;
import org.motiflens.plugin.presenter.TableHost;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.tile.Anchor;

/**
 * The variants of a file asked of all factors, in the background: what changes most comes first,
 * and rows come in while the work goes on. On the event thread.
 */
final class EffectPresenter {
  /** The least change of a logit at first. */
  static final double USUAL_LEAST = 1;

  private static final long NANOS_BETWEEN_LOOKS = 700_000_000L;

  private final TableHost host;
  private final ScoredTable<EffectRows> table;
  private final Scoring<Float, LargestEffectsOfFactors> scoring;
  private Runnable listener = () -> {};
  private VariantList list = new VariantList(List.of());
  private Optional<Path> file = Optional.empty();
  private Optional<EffectRows.Row> selected = Optional.empty();
  private String remark = "";
  private long looked;

  EffectPresenter(TableHost host) {
    this.host = host;
    table =
        new ScoredTable<>(
            host.jobs(),
            "Sorting effects",
            List.of(EffectColumn.values()),
            EffectRows.NONE,
            this::say);
    scoring =
        new Scoring<>(
            host, this::asking, LargestEffectsOfFactors::finished, this::came, this::ended);
    scoring.choose((float) USUAL_LEAST);
  }

  /** Whoever looks is told when anything but the table has changed. */
  void onChange(Runnable newListener) {
    listener = newListener;
  }

  ScoredTable<EffectRows> table() {
    return table;
  }

  /** What was said last: of the chosen row, or a problem. */
  String remark() {
    return remark;
  }

  private void say(String sentence) {
    remark = sentence;
    listener.run();
  }

  // ---- Asking ----

  /** The variants of another file; nothing is asked of them yet. */
  void show(VariantList variants, Optional<Path> of) {
    scoring.drop();
    list = variants;
    file = of;
    selected = Optional.empty();
    remark = "";
    table.show(EffectRows.NONE);
    listener.run();
  }

  /** The least change of a logit that is of interest. */
  void least(double change) {
    scoring.choose((float) change);
    table.filterBy((rows, index) -> rows.row(index).size() >= (float) change);
    listener.run();
  }

  /** Asks all factors, or stops asking. */
  void askOrStop() {
    if (scoring.isRunning()) {
      scoring.stop();
    } else if (list.size() > 0) {
      remark = "";
      scoring.start();
    }
    listener.run();
  }

  /** Asks all factors, if there is something to ask and nothing was asked yet. */
  void askUnasked() {
    if (scoring.scores().isEmpty() && list.size() > 0) {
      askOrStop();
    }
  }

  private Scoring.Run<LargestEffectsOfFactors> asking(Float least) {
    LargestEffectsOfFactors found = new LargestEffectsOfFactors(least, list);
    return new Scoring.Run<>(
        "Variants: all factors",
        found,
        (genome, monitor) -> found.fill(host.factors(monitor), genome, monitor));
  }

  private void came(Optional<LargestEffectsOfFactors> found) {
    long now = System.nanoTime();
    if (found.isPresent() && (!scoring.isRunning() || now - looked > NANOS_BETWEEN_LOOKS)) {
      looked = now;
      table.replace(found.get().rows(), listener);
    }
    listener.run();
  }

  private void ended(String problem) {
    if (!problem.isEmpty()) {
      say(problem);
    }
    listener.run();
  }

  /** Follows the work and a change of genome; called a few times a second. */
  void refresh() {
    scoring.refresh();
  }

  // ---- Words ----

  /** Which models the values are of. */
  String heading() {
    if (list.size() == 0) {
      return " ";
    }
    int models = scoring.scores().map(LargestEffectsOfFactors::models).orElse(0);
    return models == 0
        ? "Δ of all factors"
        : String.format(
            Locale.ROOT, "Δ of %,d models, the best calibrated one of each experiment", models);
  }

  /** What {@link #askOrStop} would do now, for a button. */
  String action() {
    return scoring.isRunning() ? "Stop asking" : "Ask all factors";
  }

  /** Whether there is a point in doing it. */
  boolean canAct() {
    return scoring.isRunning()
        || (list.size() > 0
            && (scoring.isWorthStarting()
                && scoring
                    .scores()
                    .filter(found -> found.finished() == found.size())
                    .filter(found -> found.least() <= scoring.chosen().orElseThrow())
                    .isEmpty()));
  }

  /** How many alleles were asked, and what came of them. */
  String summary() {
    return scoring.scores().map(this::summary).orElse("");
  }

  private String summary(LargestEffectsOfFactors found) {
    String so =
        String.format(
            Locale.ROOT,
            "%,d of %,d alleles asked, %,d changes of %s or more",
            found.finished(),
            found.size(),
            found.found(),
            size(found.least()));
    String kept =
        found.found() > LargestEffectsOfFactors.MOST
            ? String.format(
                Locale.ROOT, " (the %,d largest are shown)", LargestEffectsOfFactors.MOST)
            : "";
    float from = scoring.chosen().orElse(found.least());
    String filtered = from > found.least() ? ", shown from " + size(from) + " on" : "";
    Map<RefusedVariantException.Reason, Integer> refusals = found.refused();
    int refused = refusals.values().stream().mapToInt(Integer::intValue).sum();
    return so
        + kept
        + filtered
        + (refused == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d refused: ", refused)
                + refusals.entrySet().stream()
                    .map(
                        e -> String.format(Locale.ROOT, "%,d %s", e.getValue(), e.getKey().label()))
                    .collect(Collectors.joining("; ")));
  }

  private static String size(float least) {
    return least == Math.rint(least)
        ? String.format(Locale.ROOT, "%.0f", least)
        : Float.toString(least);
  }

  // ---- The chosen row ----

  OptionalInt selected() {
    return selected
        .flatMap(row -> table.rows().indexOf(row))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  void select(OptionalInt index) {
    Optional<EffectRows.Row> now =
        index.isPresent() ? Optional.of(table.rows().row(index.getAsInt())) : Optional.empty();
    if (!now.equals(selected)) {
      selected = now;
      now.ifPresent(row -> say(words(row)));
    }
  }

  private static String words(EffectRows.Row row) {
    return String.format(
        Locale.ROOT,
        "%s %s%s: Δ logit %+.2f of %s",
        row.entry().place(),
        row.entry().name().isEmpty() ? "" : row.entry().name() + " ",
        row.entry().change(),
        row.found().effect().deltaMargin(),
        Messages.model(row.found().card()));
  }

  /** Goes to the variant of the chosen row. */
  void goToSelected() {
    selected.ifPresent(
        row ->
            host.goTo(new Anchor(row.entry().row().chromosome(), row.entry().position()))
                .ifPresent(this::say));
  }

  /** The model of the chosen row. */
  void withChosenModel(Consumer<ModelCard> action) {
    selected.ifPresent(row -> action.accept(row.found().card()));
  }

  // ---- Saving ----

  boolean canSave() {
    return table.order().size() > 0;
  }

  String suggestedName() {
    return EffectTableFile.name(file);
  }

  /** Writes the rows that are shown, in their order, in the background. */
  void saveTo(Path target) {
    if (canSave()) {
      EffectRows rows = table.rows();
      int[] order = table.order().toArray();
      EffectTableFile format =
          new EffectTableFile(
              file.map(path -> path.getFileName().toString()).orElse(""),
              host.genome().map(SequenceSource::genomeId).orElse(""),
              scoring.chosen().orElseThrow());
      SavedTable.write(
          host,
          target,
          file,
          (path, monitor) -> format.write(path, rows, order, monitor),
          this::say);
    }
  }
}
