package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.ListSelectionModel;
import javax.swing.table.DefaultTableCellRenderer;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.scan.MotifScanner;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.library.MotifRepository;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.Column;
import org.motiflens.plugin.widget.ListTable;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.Sections;
import org.motiflens.plugin.widget.TableGestures;
import org.motiflens.plugin.widget.TextChange;
import org.motiflens.plugin.widget.WrappedText;

/** The known motifs: which database, which motif, and a track of its hits. */
public final class MotifPane extends JPanel {
  private static final List<String> COLUMNS = List.of("Name", "Id", "Width");
  private static final int FEWEST_ROWS = 5;
  private static final Double[] P_VALUES = {1e-3, MotifScanner.DEFAULT_P_VALUE, 1e-5, 1e-6};

  private final transient PanelHost host;
  private final transient MotifRepository repository;
  private final JTextField search = Parts.small(new JTextField());
  private final Motifs motifs = new Motifs();
  private final JTable table = Parts.small(new JTable(motifs));
  private final JButton database = Parts.small(new JButton(Messages.MOTIF_DATABASE));
  private final JButton add = Parts.small(new JButton("Add track of hits"));
  private final JComboBox<Double> greatestP = Parts.small(new JComboBox<>(P_VALUES));
  private final WrappedText notice = new WrappedText(2);
  private final LogoView logo;

  MotifPane(PanelHost host, MotifRepository repository, LetterGlyphs glyphs) {
    super(new BorderLayout(0, 4));
    this.host = host;
    this.repository = repository;
    this.logo = new LogoView(glyphs, host::colours);
    setOpaque(false);
    add(top(), BorderLayout.NORTH);
    add(tableScroll(), BorderLayout.CENTER);
    add(below(), BorderLayout.SOUTH);
    repository.onChange(this::databaseChanged);
    selectionChanged();
  }

  private JPanel top() {
    database.setMnemonic('D');
    database.addActionListener(event -> DatabaseMenu.show(host, repository, database));
    JLabel label = Parts.plainLabel("Find");
    label.setLabelFor(search);
    label.setDisplayedMnemonic('I');
    search.setToolTipText("Name or id of a motif; Enter goes to the list");
    search.addActionListener(event -> table.requestFocusInWindow());
    TextChange.of(search, () -> filter(Optional.empty()));
    JPanel row = Parts.transparent(new JPanel(new BorderLayout(6, 0)));
    row.add(label, BorderLayout.WEST);
    row.add(search, BorderLayout.CENTER);
    return row;
  }

  private JScrollPane tableScroll() {
    table.setFillsViewportHeight(true);
    table.setShowGrid(false);
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    table.getTableHeader().setReorderingAllowed(false);
    Parts.small(table.getTableHeader());
    DefaultTableCellRenderer plain = new DefaultTableCellRenderer();
    plain.putClientProperty("html.disable", true);
    table.setDefaultRenderer(Object.class, plain);
    table.getAccessibleContext().setAccessibleName("Known motifs");
    table.getSelectionModel().addListSelectionListener(event -> selectionChanged());
    table.setToolTipText("Double-click or press Enter to add a track of a motif's hits");
    TableGestures.goTo(table, this::addTrack);
    return Sections.rows(table, FEWEST_ROWS);
  }

  private JPanel below() {
    JScrollPane scroll =
        new JScrollPane(
            logo, JScrollPane.VERTICAL_SCROLLBAR_NEVER, JScrollPane.HORIZONTAL_SCROLLBAR_ALWAYS);
    scroll.setPreferredSize(new Dimension(300, LogoView.ROW + 18));
    greatestP.setSelectedItem(MotifScanner.DEFAULT_P_VALUE);
    greatestP.setRenderer(
        new DefaultListCellRenderer() {
          @Override
          public Component getListCellRendererComponent(
              JList<?> list, Object value, int index, boolean selected, boolean focused) {
            String text = String.format(Locale.ROOT, "%.0e", (Double) value);
            return super.getListCellRendererComponent(list, text, index, selected, focused);
          }
        });
    greatestP.getAccessibleContext().setAccessibleName("Greatest p-value of a hit");
    add.setMnemonic('H');
    add.addActionListener(event -> addTrack());
    JLabel label = Parts.plainLabel("p ≤");
    label.setLabelFor(greatestP);
    return new Column(scroll, new ButtonRow(add, label, greatestP, database), notice);
  }

  private void databaseChanged() {
    notice.setText(
        repository
            .problem()
            .or(() -> repository.content().map(c -> c.database().notice()))
            .orElse(""));
    filter(chosen());
  }

  /** Shows what the search finds, and chooses the first unless one is to stay chosen. */
  private void filter(Optional<MotifMatrix> before) {
    String wanted = search.getText().trim().toLowerCase(Locale.ROOT);
    List<MotifMatrix> found = new ArrayList<>();
    repository
        .content()
        .ifPresent(
            content -> {
              for (MotifMatrix motif : content.database().motifs()) {
                String text = (motif.name() + " " + motif.id()).toLowerCase(Locale.ROOT);
                if (text.contains(wanted)) {
                  found.add(motif);
                }
              }
            });
    // The motif of just this name first: "rest" finds REST before any other that has it within.
    found.sort(
        Comparator.comparing(motif -> !motif.name().toLowerCase(Locale.ROOT).equals(wanted)));
    motifs.show(found);
    int row = Math.max(0, before.map(found::indexOf).orElse(0));
    if (!found.isEmpty()) {
      table.setRowSelectionInterval(row, row);
    }
    selectionChanged();
  }

  /** Chooses the motif of a model's factor, if the database has one. */
  void show(ModelCard card) {
    repository
        .content()
        .flatMap(content -> content.database().named(card.tf()).stream().findFirst())
        .ifPresent(this::select);
  }

  private void select(MotifMatrix motif) {
    int row = motifs.shown().indexOf(motif);
    if (row >= 0) {
      table.setRowSelectionInterval(row, row);
      table.scrollRectToVisible(table.getCellRect(row, 0, true));
    }
  }

  /** How many motifs are listed; none before the database is read. */
  public int count() {
    return motifs.shown().size();
  }

  /** Chooses a motif by its id; whether there is one. */
  public boolean select(String id) {
    search.setText("");
    Optional<MotifMatrix> motif = repository.content().flatMap(c -> c.database().withId(id));
    motif.ifPresent(this::select);
    return motif.isPresent();
  }

  private Optional<MotifMatrix> chosen() {
    int row = table.getSelectedRow();
    return motifs.row(row);
  }

  private void selectionChanged() {
    logo.show(chosen());
    add.setEnabled(chosen().isPresent());
  }

  /** Adds a track of the chosen motif's hits. */
  public void addTrack() {
    chosen()
        .ifPresent(
            motif ->
                host.addHits(
                    motif,
                    (Double) greatestP.getSelectedItem(),
                    repository.content().orElseThrow().database().notice()));
  }

  private static final class Motifs extends ListTable<MotifMatrix> {
    Motifs() {
      super(COLUMNS);
    }

    @Override
    protected Object cell(MotifMatrix motif, int column) {
      return switch (column) {
        case 0 -> Messages.plain(motif.name());
        case 1 -> Messages.plain(motif.id());
        default -> Integer.toString(motif.columns());
      };
    }
  }
}
