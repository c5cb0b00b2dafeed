package org.motiflens.plugin.table;

import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.genome.interval.Peak;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.message.Messages;

/** What a table of peaks shows and can be sorted by. */
public enum PeakColumn implements TableColumn<PeakRows> {
  PLACE("Summit", "Where the summit is; sorted in genome order", 112),
  PROBABILITY("P", "P(bound) of the window around the summit", 42),
  FOUND("Found", "Whether P is at least the threshold below", 50),
  RANK("In genome", "One window in so many of the genome scores as high", 78),
  PRECISION("Precision", "Of all windows of the genome that score as high, the share bound", 58),
  SIGNAL("Signal", "Enrichment, as the file has it", 50),
  SCORE("Score", "Score, as the file has it", 46),
  NAME("Name", "Name of the peak in the file", 96);

  private final String title;
  private final String explanation;
  private final int width;

  PeakColumn(String title, String explanation, int width) {
    this.title = title;
    this.explanation = explanation;
    this.width = width;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String explanation() {
    return explanation;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public boolean isNumber() {
    return this != PLACE && this != FOUND && this != NAME;
  }

  @Override
  public boolean isLargestFirst() {
    return isNumber() && this != RANK;
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
