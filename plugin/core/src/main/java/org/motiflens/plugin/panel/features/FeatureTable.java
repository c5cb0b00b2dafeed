package org.motiflens.plugin.panel.features;

import java.util.List;
import java.util.Locale;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.plugin.widget.ListTable;

/** The ranked features as rows. */
final class FeatureTable extends ListTable<FeatureRow> {
  private static final List<String> COLUMNS =
      List.of("No.", "OFIV", "IL", "Here", "Answers to", "Like");

  /** Which column has logos. */
  static final int LOGO = 4;

  private static final double ROUNDING = 1e-15;

  FeatureTable() {
    super(COLUMNS);
  }

  @Override
  public Class<?> getColumnClass(int column) {
    return column == LOGO ? MotifMatrix.class : Object.class;
  }

  @Override
  protected Object cell(FeatureRow row, int column) {
    return switch (column) {
      case 0 -> (row.channel() + 1) + (row.nonAdditive() ? " *" : "");
      case 1 -> String.format(Locale.ROOT, "%+.3g", row.importance());
      case 2 -> inconsistency(row.inconsistency());
      case 3 ->
          row.use().isPresent() ? String.format(Locale.ROOT, "%+.3g", row.use().getAsDouble()) : "";
      case LOGO -> row.matrix().orElse(null);
      default -> row.name();
    };
  }

  /** What is left of sums of the same numbers in another order is 0. */
  private static String inconsistency(double value) {
    return value < ROUNDING ? "0" : String.format(Locale.ROOT, "%.1e", value);
  }

  /** What a tooltip says of a row. */
  String tip(int index) {
    return row(index)
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "Feature %d: importance %+.4g, IL %.3g%s%s%s%s",
                    row.channel() + 1,
                    row.importance(),
                    row.inconsistency(),
                    row.nonAdditive() ? ", depends on others" : "",
                    row.use().isPresent()
                        ? String.format(
                            Locale.ROOT, "; %+.4g in the window", row.use().getAsDouble())
                        : "",
                    row.motif().map(motif -> "; " + motif.sites() + " sites").orElse(""),
                    row.match()
                        .map(
                            match ->
                                String.format(
                                    Locale.ROOT,
                                    "; most like %s (%s), q = %.2g",
                                    match.target().name(),
                                    match.target().id(),
                                    match.qValue()))
                        .orElse("")))
        .orElse(null);
  }
}
