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
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.scan.MotifHit;
import org.motiflens.motif.scan.MotifScanner;
import org.motiflens.motif.scan.StretchNames;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.library.MotifRepository;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.Column;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.SaidTable;
import org.motiflens.plugin.widget.Sections;
import org.motiflens.plugin.widget.TableGestures;
import org.motiflens.plugin.widget.TextChange;
import org.motiflens.plugin.widget.WrappedText;
import org.motiflens.plugin.work.Jobs;

/** The known motifs: which database, which motif, and a track of its hits. */
public final class MotifPane extends JPanel {
  private static final List<String> COLUMNS = List.of("Name", "Id", "Width");
  private static final List<String> NAMED = List.of("Name", "Id", "p", "E", "Strand", "Position");
  private static final int FEWEST_ROWS = 5;

  private final transient PanelHost host;
  private final transient MotifRepository repository;
  private final JTextField search = Parts.small(new JTextField());
  private final Motifs motifs = new Motifs();
  private final JTable table = Parts.small(new SaidTable(motifs, this::whyEmpty));
  private final JButton database = Parts.small(new JButton(Messages.MOTIF_DATABASE));
  private final JButton add = Parts.small(new JButton("Add track of hits"));
  private final JButton name = Parts.small(new JButton("Name letters"));
  private final JButton all = Parts.small(new JButton("All motifs as a track"));
  private final JComboBox<Double> greatestP =
      Parts.small(new JComboBox<>(MotifScanner.P_VALUES.toArray(Double[]::new)));
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
    databaseChanged();
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

  private String whyEmpty() {
    return search.getText().isBlank() ? "" : Messages.nothingFound("motif", search.getText());
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
    name.setMnemonic('L');
    name.setToolTipText(
        "All motifs against the region of interest that you dragged over, or what is in view");
    name.addActionListener(event -> nameLetters());
    all.setMnemonic('M');
    all.setToolTipText(
        "The hits of every motif of the database as one track with their names; which p is shown is"
            + " in its menu");
    all.addActionListener(event -> addAll());
    JLabel label = Parts.plainLabel("p ≤");
    label.setLabelFor(greatestP);
    return new Column(scroll, new ButtonRow(add, label, greatestP, all, name, database), notice);
  }

  /** Orders all motifs by how well they fit the letters that are marked or in view. */
  public void nameLetters() {
    Optional<SequenceSource> genome = host.genome();
    Optional<Locus> stretch = host.stretch();
    if (repository.content().isEmpty() || genome.isEmpty() || stretch.isEmpty()) {
      notice.setText(
          "Drag over the letters with IGV's region tool, or zoom in to "
              + PanelHost.LONGEST_STRETCH
              + " bases or fewer; then their motifs are named.");
      return;
    }
    List<MotifMatrix> all = repository.content().get().database().motifs();
    name.setEnabled(false);
    host.jobs()
        .start(
            "Naming the letters of " + stretch.get(),
            monitor ->
                StretchNames.of(
                    all,
                    genome.get(),
                    stretch.get(),
                    done -> {
                      monitor.check();
                      monitor.progress(done, all.size());
                    }),
            new Jobs.Ends<>(
                named -> showNames(named, stretch.get(), all.size()),
                problem -> {
                  name.setEnabled(true);
                  notice.setText(problem);
                },
                () -> name.setEnabled(true)));
  }

  private void showNames(List<StretchNames.Named> named, Locus stretch, int all) {
    name.setEnabled(true);
    motifs.show(named.stream().map(StretchNames.Named::motif).toList(), named);
    notice.setText(
        (named.isEmpty() ? "No motif resembles" : "Motifs that resemble")
            + " letters of "
            + stretch
            + ", of "
            + all
            + ". E: how many places as good chance gives; 0.05 and less is a name. Type above for"
            + " the whole list.");
    if (!named.isEmpty()) {
      table.setRowSelectionInterval(0, 0);
    }
    selectionChanged();
  }

  /** Adds a track of all motifs' hits. */
  public void addAll() {
    repository.content().ifPresent(content -> host.addAllHits(content.current()));
  }

  private void databaseChanged() {
    all.setEnabled(repository.content().isPresent());
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

  private static final class Motifs extends AbstractTableModel {
    private transient List<MotifMatrix> shown = List.of();

    /** Where the motifs are, when letters were named; as many as are shown, or none. */
    private transient List<StretchNames.Named> named = List.of();

    void show(List<MotifMatrix> found) {
      show(found, List.of());
    }

    void show(List<MotifMatrix> found, List<StretchNames.Named> places) {
      boolean otherColumns = named.isEmpty() != places.isEmpty();
      shown = List.copyOf(found);
      named = List.copyOf(places);
      if (otherColumns) {
        fireTableStructureChanged();
      } else {
        fireTableDataChanged();
      }
    }

    List<MotifMatrix> shown() {
      return shown;
    }

    Optional<MotifMatrix> row(int index) {
      return index < 0 || index >= shown.size() ? Optional.empty() : Optional.of(shown.get(index));
    }

    private List<String> columns() {
      return named.isEmpty() ? COLUMNS : NAMED;
    }

    @Override
    public int getRowCount() {
      return shown.size();
    }

    @Override
    public int getColumnCount() {
      return columns().size();
    }

    @Override
    public String getColumnName(int column) {
      return columns().get(column);
    }

    @Override
    public Object getValueAt(int row, int column) {
      MotifMatrix motif = shown.get(row);
      if (column < 2) {
        return Messages.plain(column == 0 ? motif.name() : motif.id());
      }
      if (named.isEmpty()) {
        return Integer.toString(motif.columns());
      }
      MotifHit hit = named.get(row).hit();
      return switch (column) {
        case 2 -> String.format(Locale.ROOT, "%.0e", hit.pValue());
        case 3 -> String.format(Locale.ROOT, "%.2g", named.get(row).eValue());
        case 4 -> String.valueOf(hit.strand());
        default -> String.format(Locale.ROOT, "%,d", hit.locus().start() + 1);
      };
    }
  }
}
