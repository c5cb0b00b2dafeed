package org.motiflens.plugin.table;

import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.genome.interval.Peak;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.message.Messages;

/** What a table of peaks shows and can be sorted by. */
public enum PeakColumn implements TableColumn<PeakRows> {
  PLACE(ColumnHead.ofText("Summit", "Where the summit is; sorted in genome order", 112)),
  PROBABILITY(
      ColumnHead.ofNumbers("P", "P(bound) of the window around the summit", 42).largestFirst()),
  FOUND(ColumnHead.ofText("Found", "Whether P is at least the threshold below", 50)),
  RANK(ColumnHead.ofNumbers("In genome", "One window in so many of the genome scores as high", 78)),
  PRECISION(
      ColumnHead.ofNumbers(
              "Precision", "Of all windows of the genome that score as high, the share bound", 58)
          .largestFirst()),
  SIGNAL(ColumnHead.ofNumbers("Signal", "Enrichment, as the file has it", 50).largestFirst()),
  SCORE(ColumnHead.ofNumbers("Score", "Score, as the file has it", 46).largestFirst()),
  NAME(ColumnHead.ofText("Name", "Name of the peak in the file", 96));

  @SuppressWarnings("ImmutableEnumChecker") // a record of words and numbers
  private final ColumnHead head;

  PeakColumn(ColumnHead head) {
    this.head = head;
  }

  @Override
  public ColumnHead head() {
    return head;
  }

  @Override
  public boolean isShown(PeakRows rows) {
    return switch (this) {
      case RANK -> rows.isCalibrated();
      case PRECISION -> rows.hasPrecision();
      case PROBABILITY, FOUND -> rows.scores().isPresent();
      case NAME -> rows.list().hasNames();
      default -> true;
    };
  }

  @Override
  public String text(PeakRows rows, int index) {
    Peak peak = rows.list().peaks().get(index);
    return switch (this) {
      case PLACE ->
          String.format(
              Locale.ROOT, "%s:%,d", Messages.plain(peak.chromosome()), peak.summit() + 1);
      case SCORE -> ValueAxis.format(peak.score());
      case SIGNAL -> ValueAxis.format(peak.signal());
      case NAME -> Messages.plain(peak.name());
      case FOUND -> found(rows, index);
      case PROBABILITY ->
          scored(rows, index, String.format(Locale.ROOT, "%.3f", probability(rows, index)));
      case RANK -> scored(rows, index, meaning(rows, index).map(Meaning::shortText).orElse(""));
      case PRECISION ->
          scored(rows, index, meaning(rows, index).map(Meaning::precisionText).orElse(""));
    };
  }

  private static String found(PeakRows rows, int index) {
    return Float.isNaN(probability(rows, index)) ? "" : rows.isMissed(index) ? "missed" : "yes";
  }

  /** What is said in place of a value where there is none. */
  private static String scored(PeakRows rows, int index, String text) {
    if (rows.scores().isEmpty()) {
      return "";
    }
    if (rows.scores().get().hasNoWindow(index)) {
      return "none";
    }
    return Float.isNaN(probability(rows, index)) ? "…" : text;
  }

  private static float probability(PeakRows rows, int index) {
    return rows.scores().map(scores -> scores.probability(index)).orElse(Float.NaN);
  }

  private static Optional<Meaning> meaning(PeakRows rows, int index) {
    return rows.scores().flatMap(scores -> scores.meaning(index));
  }

  @Override
  public double key(PeakRows rows, int index) {
    Peak peak = rows.list().peaks().get(index);
    float probability = probability(rows, index);
    return switch (this) {
      case PLACE -> index;
      case SCORE -> peak.score();
      case SIGNAL -> peak.signal();
      case NAME -> rows.list().rankOfName(index);
      case FOUND -> Float.isNaN(probability) ? Double.NaN : rows.isMissed(index) ? 0 : 1;
      case PROBABILITY -> rows.scores().map(s -> (double) s.margin(index)).orElse(Double.NaN);
      case RANK -> meaning(rows, index).map(Meaning::share).orElse(Double.NaN);
      case PRECISION ->
          meaning(rows, index).map(m -> m.precision().orElse(Double.NaN)).orElse(Double.NaN);
    };
  }
}
