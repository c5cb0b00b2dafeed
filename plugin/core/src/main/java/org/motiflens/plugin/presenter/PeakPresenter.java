package org.motiflens.plugin.presenter;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
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

/**
 * The peaks of a file: read, scored by a model, sorted, filtered to those that the model misses,
 * stepped through, saved. On the event thread.
 */
public final class PeakPresenter extends FilePresenter<PeakList, PeakScores, PeakRows> {
  private String name = "";
  private boolean onlyMissed;

  public PeakPresenter(TableHost host) {
    super(host, "peaks", List.of(PeakColumn.values()), PeakRows.NONE);
    say(Messages.NO_PEAKS);
  }

  // ---- The file ----

  /**
   * Reads a file of peaks, and scores it with the chosen model.
   *
   * @param newName what the file is called, for people
   */
  public void open(String newName, Path path) {
    if (file().filter(path::equals).isPresent()) {
      return;
    }
    name = newName;
    read(
        path,
        "Reading " + newName,
        rows(new PeakList(List.of())),
        of -> new PeakList(PeakReader.read(of)));
    say("reading …");
  }

  @Override
  PeakRows rows(PeakList list) {
    return new PeakRows(list, Optional.empty(), table().rows().threshold());
  }

  @Override
  void wasRead(Path path, PeakList list) {
    if (list.peaks().isEmpty()) {
      say("The file holds no peak; open another.");
    } else {
      say(this::count);
    }
  }

  private String count() {
    int all = table().rows().size();
    return onlyMissed
        ? String.format(
            Locale.ROOT, "%,d of %,d peaks, the missed ones", table().order().size(), all)
        : String.format(Locale.ROOT, "%,d peaks", all);
  }

  @Override
  void wasRefused(String sentence) {
    say(sentence);
  }

  // ---- Scores ----

  @Override
  Scoring.Run<PeakScores> scoringWith(ModelCard card) {
    PeakList list = table().rows().list();
    PeakScores scores = new PeakScores(card, list.peaks().size());
    return new Scoring.Run<>(
        "P of peaks: " + Messages.model(card),
        scores,
        (genome, monitor) -> {
          Network network = ModelWords.withP(host(), card, "score");
          scores.calibrate(host().calibration(card.id()).map(GenomicScale::of));
          new PeakScorer(genome, network).score(list, scores, monitor);
          scores.keepAuc();
        });
  }

  @Override
  boolean isOrderedByScores() {
    return onlyMissed || super.isOrderedByScores();
  }

  @Override
  String quantity() {
    return "P of ";
  }

  @Override
  String caution(ModelCard card) {
    return ModelWords.otherFactor(name, card, host().models());
  }

  // ---- What the model finds ----

  /** Sets from which P on a peak counts as found. */
  public void threshold(double value) {
    table().update(table().rows().at(value));
    if (onlyMissed) {
      table().reorder();
    }
    changed();
  }

  /** Whether only peaks are shown that the model misses. */
  public void onlyMissed(boolean only) {
    onlyMissed = only;
    table().filterBy(only ? PeakRows::isMissed : (rows, index) -> true);
    if (table().rows().size() > 0) {
      say(this::count);
    }
  }

  /** How many peaks are found; of which model is said by {@link #heading}. */
  public String found() {
    Optional<PeakScores> scores = scores();
    int scored = scores.map(PeakScores::scored).orElse(0);
    if (scored == 0) {
      return scores.isPresent() && !isScoring() ? "no peak has a window here" : "not scored yet";
    }
    int recalled = scores.get().recalled(table().rows().threshold());
    return String.format(
        Locale.ROOT, "%.1f %% (%,d of %,d)", 100.0 * recalled / scored, recalled, scored);
  }

  /** How the model tells peaks from shuffled copies of them; names the model again. */
  public String separation() {
    Optional<PeakScores> scores = scores();
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
        100.0 * now.alarms(table().rows().threshold()) / scored,
        now.keptAuc().isPresent()
            ? String.format(Locale.ROOT, ", AUC %.3f", now.keptAuc().getAsDouble())
            : "",
        without > 0 ? String.format(Locale.ROOT, ", %,d without window", without) : "");
  }

  // ---- Steps ----

  private boolean isShown(int index) {
    return !onlyMissed || table().rows().isMissed(index);
  }

  /**
   * Goes to the next or previous peak. In a table in genome order that is the next summit from
   * where the view is; else the row after or before the chosen one.
   */
  public void step(boolean forward) {
    int count = table().order().size();
    if (count == 0) {
      return;
    }
    boolean inGenomeOrder = isInFileOrder();
    OptionalInt row =
        selected().isPresent() ? table().order().row(selected().getAsInt()) : OptionalInt.empty();
    if (inGenomeOrder) {
      along(forward != table().isDescending());
    } else if (row.isEmpty()) {
      goTo(table().order().index(forward ? 0 : count - 1));
    } else {
      int next = row.getAsInt() + (forward ? 1 : -1);
      goTo(table().order().index(Math.floorMod(next, count)));
    }
  }

  private void along(boolean onward) {
    PeakList list = table().rows().list();
    Anchor from = host().viewCentre().orElse(new Anchor("", 0));
    OptionalInt first =
        onward
            ? list.next(from.chromosome(), from.position())
            : list.previous(from.chromosome(), from.position());
    int size = table().rows().size();
    for (int i = 0; i < size && first.isPresent(); i++) {
      int index = Math.floorMod(first.getAsInt() + (onward ? i : -i), size);
      if (isShown(index)) {
        goTo(index);
        return;
      }
    }
  }

  @Override
  void goTo(int index) {
    select(OptionalInt.of(index));
    Peak peak = table().rows().list().peaks().get(index);
    OptionalInt row = table().order().row(index);
    String peakName = Messages.plain(peak.name());
    say(
        String.format(
            Locale.ROOT,
            "%,d of %,d: %ssummit %s:%,d%s",
            row.orElse(0) + 1,
            table().order().size(),
            peakName.isEmpty() ? "" : peakName + ", ",
            Messages.plain(peak.chromosome()),
            peak.summit() + 1,
            Double.isNaN(peak.signal()) ? "" : ", signal " + ValueAxis.format(peak.signal())));
    host().goTo(peak).ifPresent(this::say);
  }

  // ---- Files that are written ----

  @Override
  public boolean canSave() {
    return table().rows().size() > 0;
  }

  @Override
  TableFormat<PeakRows> format(String source, String genome) {
    return new PeakTableFile(source, genome)::write;
  }
}
