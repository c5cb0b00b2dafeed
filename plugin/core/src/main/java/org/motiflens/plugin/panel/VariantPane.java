package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import org.motiflens.explain.variant.VariantScorer;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.variant.RefusedVariantException;
import org.motiflens.genome.variant.VcfReader;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.table.VariantColumn;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.table.VariantScores;
import org.motiflens.plugin.table.VariantTableFile;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.Column;
import org.motiflens.plugin.widget.Sections;
import org.motiflens.plugin.widget.TableGestures;
import org.motiflens.plugin.widget.WrappedText;
import org.motiflens.plugin.work.Jobs;

/** The variants of a VCF file as a table, each with what it does to the chosen model's score. */
public final class VariantPane extends JPanel {
  private static final List<VariantColumn> COLUMNS = List.of(VariantColumn.values());
  private static final int[] WIDTHS = {114, 48, 62, 43, 43};

  private final transient PanelHost host;
  private final JLabel name = SidePanel.plainLabel("No VCF file is open.");
  private final WrappedText summary = new WrappedText(2);
  private final WrappedText detail = new WrappedText(2);
  private final JButton track = SidePanel.small(new JButton("Add as track"));
  private final JButton save = SidePanel.small(new JButton("Save table …"));
  private final JButton stop = SidePanel.small(new JButton("Score"));
  private final Rows rows = new Rows();
  private final JTable table = SidePanel.small(new JTable(rows));
  private transient VariantColumn sortedBy = VariantColumn.PLACE;
  private boolean descending;
  private long sorts;
  private transient Optional<Path> file = Optional.empty();
  private transient Optional<ModelCard> model = Optional.empty();
  private transient Optional<SequenceSource> scoredGenome = Optional.empty();
  private transient Optional<Jobs.Job> scoring = Optional.empty();
  private int shownFinished = -1;

  VariantPane(PanelHost host) {
    super(new BorderLayout(0, 3));
    this.host = host;
    setOpaque(false);
    JButton open = SidePanel.small(new JButton("Open VCF …"));
    open.addActionListener(event -> host.chooseVariants().ifPresent(this::open));
    name.setToolTipText(name.getText());
    JPanel top = SidePanel.transparent(new JPanel(new BorderLayout(6, 0)));
    top.add(name, BorderLayout.CENTER);
    top.add(open, BorderLayout.EAST);
    add(top, BorderLayout.NORTH);
    add(tableScroll(), BorderLayout.CENTER);
    add(below(), BorderLayout.SOUTH);
    enableButtons();
  }

  private JScrollPane tableScroll() {
    table.setFillsViewportHeight(true);
    table.setShowGrid(false);
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    table.getAccessibleContext().setAccessibleName(Messages.VARIANTS);
    for (int i = 0; i < WIDTHS.length; i++) {
      DefaultTableCellRenderer renderer = new DefaultTableCellRenderer();
      renderer.putClientProperty("html.disable", true);
      renderer.setHorizontalAlignment(i < 2 ? SwingConstants.LEFT : SwingConstants.RIGHT);
      table.getColumnModel().getColumn(i).setCellRenderer(renderer);
      table.getColumnModel().getColumn(i).setPreferredWidth(WIDTHS[i]);
    }
    TableGestures.sortBy(
        table,
        "Click to sort; Δ by its size",
        column -> TableGestures.arrow(COLUMNS.get(column) == sortedBy, descending),
        column -> {
          VariantColumn wanted = COLUMNS.get(column);
          sort(wanted, wanted == sortedBy ? !descending : wanted != VariantColumn.PLACE);
        });
    table.getSelectionModel().addListSelectionListener(event -> showDetail());
    TableGestures.goTo(table, this::goToSelected);
    return Sections.rows(table, 5);
  }

  private JPanel below() {
    stop.setToolTipText("Score the variants with the chosen model");
    stop.addActionListener(event -> stopPressed());
    track.setMnemonic('T');
    track.setToolTipText("A track of Δ logit: up for binding, down against it");
    track.addActionListener(event -> addTrack());
    save.addActionListener(
        event ->
            host.chooseTarget("Save the table of variants", "variants.tsv")
                .ifPresent(this::saveTo));
    return new Column(summary, detail, new ButtonRow(stop, track, save));
  }

  private void enableButtons() {
    boolean any = rows.getRowCount() > 0;
    stop.setEnabled(any && model.isPresent());
    stop.setText(scoring.isPresent() ? "Stop" : "Score");
    track.setEnabled(any && rows.scores.isPresent());
    save.setEnabled(any && rows.scores.isPresent());
  }

  /** Reads a VCF file and scores it. */
  public void open(Path path) {
    dropScores();
    rows.show(new VariantList(List.of()), new int[0]);
    name.setText("reading …");
    file = Optional.of(path);
    host.jobs()
        .start(
            "Reading variants",
            monitor -> new VariantList(VcfReader.readAll(path)),
            new Jobs.Ends<>(
                list -> read(path, list),
                problem -> refused(path, problem),
                () -> refused(path, "Reading was stopped.")));
  }

  private void read(Path path, VariantList list) {
    if (file.filter(path::equals).isEmpty()) {
      return;
    }
    sortedBy = VariantColumn.PLACE;
    descending = false;
    sorts++;
    rows.show(list, VariantColumn.PLACE.order(list, Optional.empty(), false));
    name.setText(
        String.format(
            Locale.ROOT,
            "%s: %,d alleles",
            Messages.plain(path.getFileName().toString()),
            list.size()));
    name.setToolTipText(name.getText());
    detail.setText("");
    score();
  }

  private void refused(Path path, String sentence) {
    if (file.filter(path::equals).isPresent()) {
      file = Optional.empty();
      name.setText("No VCF file is open.");
      detail.setText(sentence);
      enableButtons();
    }
  }

  /** Scores with another model. */
  void show(ModelCard card) {
    model = Optional.of(card);
    dropScores();
    score();
  }

  private void dropScores() {
    scoring.ifPresent(Jobs.Job::cancel);
    scoring = Optional.empty();
    rows.scores = Optional.empty();
    scoredGenome = Optional.empty();
    enableButtons();
    table.repaint();
  }

  private void stopPressed() {
    if (scoring.isPresent()) {
      scoring.get().cancel();
    } else {
      score();
    }
  }

  private void score() {
    Optional<SequenceSource> genome = host.genome();
    if (model.isEmpty() || genome.isEmpty() || rows.getRowCount() == 0 || scoring.isPresent()) {
      enableButtons();
      return;
    }
    ModelCard card = model.get();
    VariantList list = rows.list;
    VariantScores scores = new VariantScores(card, list.size());
    rows.scores = Optional.of(scores);
    scoredGenome = genome;
    scoring =
        Optional.of(
            host.jobs()
                .start(
                    "Variants: " + Messages.model(card),
                    monitor -> {
                      scores.fill(
                          list,
                          VariantScorer.standard(genome.get(), host.network(card.id())),
                          monitor);
                      return scores.refused();
                    },
                    new Jobs.Ends<>(
                        refusals -> scored(scores, refusals),
                        problem -> ended(scores, problem),
                        () -> ended(scores, "Scoring was stopped."))));
    enableButtons();
  }

  private void scored(VariantScores scores, Map<RefusedVariantException.Reason, Integer> refusals) {
    int refused = refusals.values().stream().mapToInt(Integer::intValue).sum();
    String why =
        refusals.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%,d %s", e.getValue(), e.getKey().label()))
            .collect(Collectors.joining("; "));
    ended(
        scores,
        String.format(Locale.ROOT, "%,d scored", scores.size() - refused)
            + (refused == 0 ? "" : String.format(Locale.ROOT, ", %,d refused: %s", refused, why)));
  }

  private void ended(VariantScores scores, String sentence) {
    if (rows.scores.filter(shown -> shown == scores).isPresent()) {
      scoring = Optional.empty();
      summary.setText(sentence);
      enableButtons();
      table.repaint();
      showDetail();
      host.repaintTracks();
      if (sortedBy != VariantColumn.PLACE) {
        sort(sortedBy, descending);
      }
    }
  }

  /** Follows the work and a change of genome; called a few times a second. */
  void refresh() {
    if (scoredGenome.isPresent() && !scoredGenome.equals(host.genome())) {
      dropScores();
      score();
      return;
    }
    int finished = rows.scores.map(VariantScores::finished).orElse(-1);
    if (finished != shownFinished) {
      shownFinished = finished;
      table.repaint();
      if (scoring.isPresent()) {
        summary.setText(
            String.format(Locale.ROOT, "%,d of %,d scored", finished, rows.getRowCount()));
      }
    }
  }

  /** Sorts in the background; the rows change when it is done. */
  public void sort(VariantColumn column, boolean down) {
    long mine = ++sorts;
    VariantList list = rows.list;
    Optional<VariantScores> scores = rows.scores;
    host.jobs()
        .start(
            "Sorting variants",
            monitor -> column.order(list, scores, down),
            new Jobs.Ends<>(
                order -> {
                  if (mine == sorts) {
                    sortedBy = column;
                    descending = down;
                    rows.show(list, order);
                    table.getTableHeader().repaint();
                  }
                },
                detail::setText,
                () -> {}));
  }

  private Optional<VariantList.Entry> selected() {
    int row = table.getSelectedRow();
    return row < 0 || row >= rows.getRowCount()
        ? Optional.empty()
        : Optional.of(rows.list.entry(rows.order[row]));
  }

  private void showDetail() {
    selected()
        .ifPresent(
            entry -> {
              int index = rows.order[table.getSelectedRow()];
              String refusal =
                  rows.scores
                      .flatMap(s -> s.outcome(index))
                      .map(VariantScores.Outcome::sentence)
                      .orElse("");
              detail.setText(
                  entry.place()
                      + " "
                      + (entry.row().id().equals(".") ? "" : Messages.plain(entry.row().id()) + " ")
                      + entry.change()
                      + (refusal.isEmpty() ? "" : " refused: " + refusal));
            });
  }

  private void goToSelected() {
    selected()
        .ifPresent(
            entry ->
                host.goTo(new Anchor(entry.row().chromosome(), entry.position()))
                    .ifPresent(detail::setText));
  }

  /** Adds a track of the effects. */
  public void addTrack() {
    rows.scores.ifPresent(
        scores -> file.ifPresent(path -> host.addEffects(rows.list, scores, path)));
  }

  private String source() {
    return file.map(path -> path.getFileName().toString()).orElse("");
  }

  /** Writes the table in its present order, in the background. */
  public void saveTo(Path target) {
    if (rows.scores.isEmpty()) {
      return;
    }
    VariantScores scores = rows.scores.get();
    VariantList list = rows.list;
    int[] order = rows.order.clone();
    VariantTableFile format =
        new VariantTableFile(source(), host.genome().map(SequenceSource::genomeId).orElse(""));
    host.jobs()
        .start(
            "Saving the table of variants",
            monitor -> {
              format.write(target, list, order, scores, monitor);
              return target;
            },
            new Jobs.Ends<>(
                path -> detail.setText(Messages.exported(path)),
                detail::setText,
                () -> detail.setText("Saving was stopped.")));
  }

  /** Number of alleles. */
  public int count() {
    return rows.getRowCount();
  }

  /** What a cell shows, for tests. */
  public String cell(int row, VariantColumn column) {
    return column.text(rows.list, rows.scores, rows.order[row]);
  }

  /** How many were scored and refused, and why; then what was said last. */
  public List<String> said() {
    return List.of(summary.getText(), detail.getText());
  }

  private static final class Rows extends AbstractTableModel {
    private transient VariantList list = new VariantList(List.of());
    private transient int[] order = new int[0];
    private transient Optional<VariantScores> scores = Optional.empty();

    void show(VariantList newList, int[] newOrder) {
      list = newList;
      order = newOrder.clone();
      fireTableDataChanged();
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

    @Override
    public Object getValueAt(int row, int column) {
      return COLUMNS.get(column).text(list, scores, order[row]);
    }
  }
}
