package org.motiflens.plugin.panel.features;

import java.awt.BorderLayout;
import java.util.List;
import java.util.Locale;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JTable;
import javax.swing.table.DefaultTableCellRenderer;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.ColumnWidths;
import org.motiflens.plugin.widget.ListTable;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.SaidTable;
import org.motiflens.plugin.widget.Sections;
import org.motiflens.plugin.widget.TableGestures;
import org.motiflens.plugin.widget.Theme;
import org.motiflens.plugin.widget.WrappedText;

/** Motifs found on peaks, in a window of its own: to look at and to save. Escape closes it. */
public final class PeakMotifsFrame extends JFrame {
  private static final int[] WIDTHS = {80, 230, 130, 70};
  private static final int LOGO = 1;
  private static final int ROWS = 8;

  private final transient FeatureHost host;
  private final Rows rows = new Rows();
  private final JTable table =
      Parts.small(
          new SaidTable(
              rows, () -> "No motif has as many as " + PeakMotifs.FEWEST + " stretches."));

  private static final class Rows extends ListTable<PeakMotifs.Row> {
    Rows() {
      super(List.of("Stretches", "Motif", "Like", "q"));
    }

    @Override
    public Class<?> getColumnClass(int column) {
      return column == LOGO ? MotifMatrix.class : Object.class;
    }

    @Override
    protected Object cell(PeakMotifs.Row row, int column) {
      return switch (column) {
        case 0 -> row.count();
        case LOGO -> row.motif().stretch().orElse(null);
        case 2 -> row.name();
        default ->
            row.match().map(best -> String.format(Locale.ROOT, "%.1g", best.qValue())).orElse("");
      };
    }
  }

  PeakMotifsFrame(FeatureHost host, LetterGlyphs glyphs, PeakMotifs motifs) {
    super(Messages.PRODUCT + ": motifs of " + Messages.plain(motifs.title()));
    this.host = host;
    setDefaultCloseOperation(DISPOSE_ON_CLOSE);
    rows.show(motifs.motifs());
    table.setRowHeight(2 * Theme.rowHeight());
    table.setShowGrid(false);
    table.getAccessibleContext().setAccessibleName("Motifs of stretches");
    table.setDefaultRenderer(MotifMatrix.class, new LogoCell(glyphs, host::colours));
    for (int column : new int[] {0, 2, 3}) {
      DefaultTableCellRenderer plain = new DefaultTableCellRenderer();
      plain.putClientProperty("html.disable", true);
      table.getColumnModel().getColumn(column).setCellRenderer(plain);
    }
    ColumnWidths.set(table, WIDTHS);
    TableGestures.goTo(table, this::goToStrongest);
    JButton go = button("Go to the strongest", 'G', this::goToStrongest);
    go.setToolTipText("The stretch of the chosen motif that contributes most (or double click)");
    JButton bed =
        button(
            "Save stretches as BED …",
            'B',
            () -> host.save("Save stretches as BED", "stretches.bed", motifs::bed));
    JButton meme =
        button(
            "Save motifs as MEME …",
            'M',
            () -> host.save("Save motifs as MEME", "motifs.meme", motifs::meme));
    meme.setEnabled(!motifs.motifs().isEmpty());
    JPanel content = new JPanel(new BorderLayout(0, 4));
    content.setBorder(BorderFactory.createEmptyBorder(6, 6, 6, 6));
    content.add(new WrappedText(2, motifs.words()), BorderLayout.NORTH);
    content.add(Sections.rows(table, ROWS), BorderLayout.CENTER);
    content.add(new ButtonRow(go, bed, meme), BorderLayout.SOUTH);
    add(content);
    setSize(560, 420);
    setLocationByPlatform(true);
  }

  private static JButton button(String words, char key, Runnable action) {
    JButton button = Parts.small(new JButton(words));
    button.setMnemonic(key);
    button.addActionListener(event -> action.run());
    return button;
  }

  private void goToStrongest() {
    goTo(table.getSelectedRow());
  }

  /** Moves the view to the strongest stretch of the motif in a row, if there is one. */
  public void goTo(int index) {
    rows.row(index).ifPresent(row -> host.goTo(row.strongest().locus()));
  }

  /** Name of the known motif in each row, for tests. */
  public List<String> names() {
    return rows.shown().stream().map(PeakMotifs.Row::name).toList();
  }
}
