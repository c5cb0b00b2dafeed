package org.motiflens.plugin.panel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.table.AbstractTableModel;
import org.motiflens.genome.interval.Peak;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.table.PeakColumn;
import org.motiflens.plugin.table.PeakList;
import org.motiflens.plugin.table.PeakScores;

/** Peaks as rows, in an order that is made elsewhere: sorting many takes too long for a click. */
final class PeakTable extends AbstractTableModel {
  private static final List<PeakColumn> COLUMNS = List.of(PeakColumn.values());

  private transient PeakList peaks;
  private transient int[] order;
  private transient int[] rows;
  private transient Optional<PeakScores> scores = Optional.empty();

  PeakTable(PeakList peaks) {
    this.peaks = peaks;
    show(peaks, PeakColumn.CHROMOSOME.order(peaks, Optional.empty(), false));
  }

  void show(PeakList list, int[] newOrder) {
    peaks = list;
    setOrder(newOrder);
  }

  /**
   * @param newOrder index of the list for each row
   */
  void setOrder(int[] newOrder) {
    order = newOrder.clone();
    rows = new int[order.length];
    for (int row = 0; row < order.length; row++) {
      rows[order[row]] = row;
    }
    fireTableDataChanged();
  }

  void setScores(Optional<PeakScores> newScores) {
    scores = newScores;
  }

  PeakList peaks() {
    return peaks;
  }

  int[] order() {
    return order.clone();
  }

  Optional<PeakScores> scores() {
    return scores;
  }

  /** Index of the list. */
  int indexAt(int row) {
    return order[row];
  }

  int rowOf(int index) {
    return rows[index];
  }

  @Override
  public int getRowCount() {
    return order.length;
  }

  @Override
  public int getColumnCount() {
    return COLUMNS.size();
  }

  @Override
  public String getColumnName(int column) {
    return COLUMNS.get(column).title();
  }

  static PeakColumn column(int index) {
    return COLUMNS.get(index);
  }

  @Override
  public Object getValueAt(int row, int column) {
    return text(row, COLUMNS.get(column));
  }

  String text(int row, PeakColumn column) {
    int index = order[row];
    Peak peak = peaks.peaks().get(index);
    return switch (column) {
      case CHROMOSOME -> Messages.plain(peak.chromosome());
      case SUMMIT -> String.format(Locale.ROOT, "%,d", peak.summit() + 1);
      case SCORE -> ValueAxis.format(peak.score());
      case SIGNAL -> ValueAxis.format(peak.signal());
      case PROBABILITY -> probability(index);
    };
  }

  private String probability(int index) {
    if (scores.isEmpty()) {
      return "";
    }
    if (scores.get().hasNoWindow(index)) {
      return "none";
    }
    float value = scores.get().probability(index);
    return Float.isNaN(value) ? "…" : String.format(Locale.ROOT, "%.3f", value);
  }
}
