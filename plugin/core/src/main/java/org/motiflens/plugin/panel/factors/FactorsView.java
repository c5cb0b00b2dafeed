package org.motiflens.plugin.panel.factors;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JPanel;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.widget.ColumnWidths;
import org.motiflens.plugin.widget.ListTable;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.Sections;
import org.motiflens.plugin.widget.TableGestures;
import org.motiflens.plugin.widget.WrappedText;

/** The table and what is said above it. Knows nothing of models and genomes. */
final class FactorsView extends JPanel implements FactorsPresenter.View {
  private static final int[] WIDTHS = {36, 104, 32, 38, 16, 84, 60};
  private static final int FEWEST_ROWS = 8;

  /** The column in which the title of a group begins. */
  private static final int TITLE = 1;

  /** Columns of texts; the others hold numbers. */
  private static final List<Integer> TEXTS = List.of(1, 4, 5, 6);

  private final Rows rows = new Rows();
  private final JTable table = Parts.small(new Table(rows));
  private final WrappedText remark = new WrappedText(2);

  FactorsView() {
    super(new BorderLayout(0, 3));
    setOpaque(false);
    table.setShowGrid(false);
    table.setIntercellSpacing(new Dimension(0, 1));
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    table.getTableHeader().setReorderingAllowed(false);
    Parts.small(table.getTableHeader());
    table.getAccessibleContext().setAccessibleName("Factors in this window");
    for (int i = 0; i < WIDTHS.length; i++) {
      Cell cell = new Cell();
      cell.setHorizontalAlignment(TEXTS.contains(i) ? SwingConstants.LEFT : SwingConstants.RIGHT);
      table.getColumnModel().getColumn(i).setCellRenderer(cell);
    }
    // The names of factors are what is looked for: rather to the side than cut.
    ColumnWidths.set(table, ColumnWidths.UNCUT, WIDTHS);
    add(remark, BorderLayout.NORTH);
    add(Sections.rows(table, FEWEST_ROWS), BorderLayout.CENTER);
  }

  @Override
  public void onOpen(Consumer<ModelCard> then) {
    TableGestures.goTo(
        table,
        () -> {
          int row = table.getSelectedRow();
          if (row >= 0) {
            then.accept(rows.shown().get(row).card());
          }
        });
  }

  @Override
  public void show(List<FactorRow> now) {
    int chosen = table.getSelectedRow();
    ModelCard card = chosen < 0 ? null : rows.shown().get(chosen).card();
    boolean heading = chosen >= 0 && rows.shown().get(chosen).heading();
    rows.show(now);
    for (int i = 0; i < now.size(); i++) {
      if (now.get(i).card().equals(card) && now.get(i).heading() == heading) {
        table.setRowSelectionInterval(i, i);
      }
    }
  }

  @Override
  public void say(String sentence) {
    remark.setText(sentence);
  }

  String remark() {
    return remark.getText();
  }

  /** What is shown, for tests. */
  List<FactorRow> rows() {
    return rows.shown();
  }

  private static final class Table extends JTable {
    private final transient Rows rows;

    Table(Rows rows) {
      super(rows);
      this.rows = rows;
    }

    @Override
    public String getToolTipText(MouseEvent event) {
      int row = rowAtPoint(event.getPoint());
      return row < 0 ? null : rows.shown().get(row).tip();
    }
  }

  /** A heading goes on over the empty cells beside it, in bold. */
  private final class Cell extends DefaultTableCellRenderer {
    private boolean continues;
    private String heading = "";
    private int before;

    Cell() {
      putClientProperty("html.disable", true);
    }

    @Override
    public Component getTableCellRendererComponent(
        JTable owner, Object value, boolean selected, boolean focused, int row, int column) {
      FactorRow shown = rows.shown().get(row);
      super.getTableCellRendererComponent(owner, value, selected, false, row, column);
      Font font = owner.getFont();
      setFont(shown.heading() ? font.deriveFont(Font.BOLD) : font);
      continues = shown.heading() && column >= TITLE;
      if (continues) {
        heading = shown.cells().get(TITLE);
        before = owner.getCellRect(row, column, true).x - owner.getCellRect(row, TITLE, true).x;
        setText("");
      }
      return this;
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      super.paintComponent(graphics);
      if (continues) {
        FontMetrics metrics = graphics.getFontMetrics(getFont());
        graphics.setColor(getForeground());
        graphics.setFont(getFont());
        int line = (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent();
        graphics.drawString(heading, 1 - before, line);
      }
    }
  }

  private static final class Rows extends ListTable<FactorRow> {
    Rows() {
      super(FactorRow.COLUMNS);
    }

    @Override
    protected Object cell(FactorRow row, int column) {
      return row.cells().get(column);
    }
  }
}
