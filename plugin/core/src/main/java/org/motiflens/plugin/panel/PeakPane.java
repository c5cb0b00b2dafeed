package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.HierarchyEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.swing.DefaultComboBoxModel;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSpinner;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SpinnerNumberModel;
import javax.swing.SwingConstants;
import javax.swing.Timer;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;
import javax.swing.table.DefaultTableCellRenderer;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.table.PeakColumn;
import org.motiflens.plugin.table.PeakList;
import org.motiflens.plugin.table.PeakScorer;
import org.motiflens.plugin.table.PeakScores;
import org.motiflens.plugin.table.PeakTableFile;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.Column;
import org.motiflens.plugin.widget.Sections;
import org.motiflens.plugin.widget.TableGestures;
import org.motiflens.plugin.work.Jobs;

/**
 * The peaks of a file as a table: sorted by any column, stepped through, each scored by the chosen
 * model in the background; and how many of them the model finds.
 */
public final class PeakPane extends JPanel {
  private static final int[] WIDTHS = {52, 84, 52, 52, 46};

  /** Browsing through the list of models comes first. */
  private static final int LINGER_MILLIS = 1000;

  private final transient PanelHost host;
  private final DefaultComboBoxModel<PanelHost.PeakFile> files = new DefaultComboBoxModel<>();
  private final JComboBox<PanelHost.PeakFile> choice = SidePanel.small(new JComboBox<>(files));
  private final JButton previous = SidePanel.small(new JButton("◀ Previous"));
  private final JButton next = SidePanel.small(new JButton("Next ▶"));
  private final JButton score = SidePanel.small(new JButton("Score"));
  private final JButton save = SidePanel.small(new JButton("Save table …"));
  private final JSpinner threshold =
      SidePanel.small(new JSpinner(new SpinnerNumberModel(0.5, 0, 1, 0.05)));
  private final JLabel found = SidePanel.plainLabel(" ");
  private final JLabel separation = SidePanel.plainLabel(" ");
  private final JLabel remark = SidePanel.plainLabel(Messages.NO_PEAKS);
  private final PeakTable rows = new PeakTable(new PeakList(List.of()));
  private final JTable table = SidePanel.small(new JTable(rows));
  private final Timer linger = new Timer(LINGER_MILLIS, event -> scoreNow());
  private transient PeakColumn sortedBy = PeakColumn.CHROMOSOME;
  private boolean descending;
  private transient Optional<Path> read = Optional.empty();
  private transient Optional<ModelCard> model = Optional.empty();
  private transient Optional<SequenceSource> scoredGenome = Optional.empty();
  private transient Optional<Jobs.Job> scoring = Optional.empty();
  private transient OptionalDouble auc = OptionalDouble.empty();
  private int shownFinished = -1;
  private long sorts;

  PeakPane(PanelHost host) {
    super(new BorderLayout(0, 4));
    this.host = host;
    setOpaque(false);
    linger.setRepeats(false);
    add(fileRow(), BorderLayout.NORTH);
    add(tableScroll(), BorderLayout.CENTER);
    add(below(), BorderLayout.SOUTH);
    enableButtons();
    reload();
  }

  // ---- Looks ----

  private JPanel fileRow() {
    DefaultListCellRenderer plain = new DefaultListCellRenderer();
    plain.putClientProperty("html.disable", true);
    choice.setRenderer(plain);
    choice.setPrototypeDisplayValue(new PanelHost.PeakFile("peaks of a track", Path.of("peaks")));
    choice.addActionListener(event -> fileChosen());
    choice.getAccessibleContext().setAccessibleName("File of peaks");
    // Tracks come and go without a word: looked for when the user is about to choose.
    choice.addPopupMenuListener(
        new PopupMenuListener() {
          @Override
          public void popupMenuWillBecomeVisible(PopupMenuEvent event) {
            reload();
          }

          @Override
          public void popupMenuWillBecomeInvisible(PopupMenuEvent event) {}

          @Override
          public void popupMenuCanceled(PopupMenuEvent event) {}
        });
    addHierarchyListener(
        event -> {
          if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0 && isShowing()) {
            reload();
          }
        });
    JButton open = SidePanel.small(new JButton("Open …"));
    open.setMnemonic('O');
    open.setToolTipText("Open a narrowPeak or BED file, plain or gzip");
    open.addActionListener(event -> host.choosePeaks().ifPresent(this::open));
    JPanel top = SidePanel.transparent(new JPanel(new BorderLayout(6, 0)));
    top.add(choice, BorderLayout.CENTER);
    top.add(open, BorderLayout.EAST);
    return top;
  }

  private JScrollPane tableScroll() {
    table.setFillsViewportHeight(true);
    table.setShowGrid(false);
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    table.getAccessibleContext().setAccessibleName(Messages.PEAKS);
    table.setToolTipText("Double-click or press Enter to go to a peak");
    DefaultTableCellRenderer left = new DefaultTableCellRenderer();
    left.putClientProperty("html.disable", true);
    DefaultTableCellRenderer right = new DefaultTableCellRenderer();
    right.putClientProperty("html.disable", true);
    right.setHorizontalAlignment(SwingConstants.RIGHT);
    for (int i = 0; i < WIDTHS.length; i++) {
      table.getColumnModel().getColumn(i).setPreferredWidth(WIDTHS[i]);
      table.getColumnModel().getColumn(i).setCellRenderer(i == 0 ? left : right);
    }
    header();
    TableGestures.goTo(table, this::goToSelected);
    return Sections.rows(table, 6);
  }

  private void header() {
    TableGestures.sortBy(
        table,
        "Click to sort; click again for the other direction",
        column -> TableGestures.arrow(PeakTable.column(column) == sortedBy, descending),
        column -> {
          PeakColumn wanted = PeakTable.column(column);
          // The strongest first; places from the start of the genome.
          boolean down =
              wanted == sortedBy
                  ? !descending
                  : wanted != PeakColumn.CHROMOSOME && wanted != PeakColumn.SUMMIT;
          sort(wanted, down);
        });
  }

  private JPanel below() {
    previous.setMnemonic('P');
    next.setMnemonic('N');
    previous.setToolTipText("The peak before, in the order of the table (Alt+P)");
    next.setToolTipText("The next peak in the order of the table (Alt+N)");
    previous.addActionListener(event -> step(false));
    next.addActionListener(event -> step(true));
    score.setMnemonic('C');
    score.setToolTipText("P(bound) of the chosen model for the window around every summit");
    score.addActionListener(event -> scorePressed());
    JLabel at = SidePanel.plainLabel("Found at P ≥");
    at.setLabelFor(threshold);
    threshold.setEditor(new JSpinner.NumberEditor(threshold, "0.00"));
    threshold.getAccessibleContext().setAccessibleName("Threshold of P");
    threshold.addChangeListener(event -> showFound());
    JPanel recall = SidePanel.transparent(new JPanel(new BorderLayout(5, 0)));
    recall.add(at, BorderLayout.WEST);
    JPanel value = SidePanel.transparent(new JPanel(new BorderLayout(5, 0)));
    threshold.setPreferredSize(new Dimension(56, 20));
    value.add(threshold, BorderLayout.WEST);
    value.add(found, BorderLayout.CENTER);
    recall.add(value, BorderLayout.CENTER);
    save.setMnemonic('V');
    save.addActionListener(event -> savePressed());
    remark.setToolTipText(remark.getText());
    return new Column(new ButtonRow(previous, next, score, save), recall, separation, remark);
  }

  // ---- Files ----

  /** Offers the files that the browser has loaded. */
  void reload() {
    for (PanelHost.PeakFile file : host.loadedPeaks()) {
      if (files.getIndexOf(file) < 0) {
        files.addElement(file);
      }
    }
  }

  /** Reads a file of peaks and offers it. */
  public void open(Path path) {
    PanelHost.PeakFile file =
        new PanelHost.PeakFile(Messages.plain(path.getFileName().toString()), path);
    if (files.getIndexOf(file) < 0) {
      files.addElement(file);
    }
    files.setSelectedItem(file);
  }

  private void fileChosen() {
    PanelHost.PeakFile file = (PanelHost.PeakFile) files.getSelectedItem();
    if (file == null || read.filter(file.path()::equals).isPresent()) {
      return;
    }
    read = Optional.of(file.path());
    dropScores();
    say("reading …");
    host.jobs()
        .start(
            "Reading " + file.name(),
            monitor -> new PeakList(PeakReader.read(file.path())),
            new Jobs.Ends<>(
                list -> fileRead(file.path(), list),
                problem -> fileRefused(file.path(), problem),
                () -> fileRefused(file.path(), "Reading was stopped.")));
  }

  private void fileRead(Path path, PeakList list) {
    if (read.filter(path::equals).isEmpty()) {
      return;
    }
    show(list);
    say(
        list.peaks().isEmpty()
            ? "The file holds no peak."
            : String.format(Locale.ROOT, "%,d peaks", list.peaks().size()));
    linger.restart();
  }

  private void fileRefused(Path path, String sentence) {
    if (read.filter(path::equals).isPresent()) {
      read = Optional.empty();
      show(new PeakList(List.of()));
      say(sentence);
    }
  }

  private void show(PeakList list) {
    sortedBy = PeakColumn.CHROMOSOME;
    descending = false;
    sorts++;
    dropScores();
    rows.show(list, PeakColumn.CHROMOSOME.order(list, Optional.empty(), false));
    table.getTableHeader().repaint();
    enableButtons();
  }

  private void say(String sentence) {
    remark.setText(sentence);
    remark.setToolTipText(sentence);
  }

  private void enableButtons() {
    boolean any = rows.getRowCount() > 0;
    previous.setEnabled(any);
    next.setEnabled(any);
    save.setEnabled(any);
    score.setEnabled(any && model.isPresent());
    score.setText(scoring.isPresent() ? "Stop scoring" : "Score");
  }

  // ---- Order ----

  /** Sorts in the background; the rows change when it is done. */
  public void sort(PeakColumn column, boolean down) {
    long mine = ++sorts;
    PeakList list = rows.peaks();
    Optional<PeakScores> scores = rows.scores();
    host.jobs()
        .start(
            "Sorting peaks",
            monitor -> column.order(list, scores, down),
            new Jobs.Ends<>(order -> sorted(mine, column, down, order), this::say, () -> {}));
  }

  private void sorted(long sort, PeakColumn column, boolean down, int[] order) {
    if (sort != sorts) {
      return;
    }
    OptionalInt selected = selected();
    sortedBy = column;
    descending = down;
    rows.setOrder(order);
    table.getTableHeader().repaint();
    selected.ifPresent(this::select);
  }

  private OptionalInt selected() {
    int row = table.getSelectedRow();
    return row < 0 || row >= rows.getRowCount()
        ? OptionalInt.empty()
        : OptionalInt.of(rows.indexAt(row));
  }

  private void select(int index) {
    int row = rows.rowOf(index);
    table.setRowSelectionInterval(row, row);
    table.scrollRectToVisible(table.getCellRect(row, 0, true));
  }

  // ---- Steps ----

  /**
   * Goes to the next or previous peak. In a table in genome order that is the next summit from
   * where the view is; else the row after or before the chosen one.
   */
  public void step(boolean forward) {
    int count = rows.getRowCount();
    if (count == 0) {
      return;
    }
    OptionalInt chosen = selected();
    if (sortedBy == PeakColumn.CHROMOSOME || chosen.isEmpty()) {
      boolean onward = forward != (sortedBy == PeakColumn.CHROMOSOME && descending);
      if (sortedBy == PeakColumn.CHROMOSOME) {
        Anchor from = host.viewCentre().orElse(new Anchor("", 0));
        OptionalInt index =
            onward
                ? rows.peaks().next(from.chromosome(), from.position())
                : rows.peaks().previous(from.chromosome(), from.position());
        index.ifPresent(this::goTo);
      } else {
        goTo(rows.indexAt(forward ? 0 : count - 1));
      }
    } else {
      int row = rows.rowOf(chosen.getAsInt()) + (forward ? 1 : -1);
      goTo(rows.indexAt(Math.floorMod(row, count)));
    }
  }

  private void goToSelected() {
    selected().ifPresent(this::goTo);
  }

  private void goTo(int index) {
    select(index);
    Peak peak = rows.peaks().peaks().get(index);
    say(
        String.format(
            Locale.ROOT,
            "%,d of %,d: summit %s:%,d%s",
            rows.rowOf(index) + 1,
            rows.getRowCount(),
            Messages.plain(peak.chromosome()),
            peak.summit() + 1,
            Double.isNaN(peak.signal()) ? "" : ", signal " + ValueAxis.format(peak.signal())));
    host.goTo(peak).ifPresent(this::say);
  }

  // ---- Scores ----

  /** Scores the peaks with another model, once the user stays with it. */
  void show(ModelCard card) {
    if (model.filter(card::equals).isPresent()) {
      return;
    }
    model = Optional.of(card);
    dropScores();
    linger.restart();
    enableButtons();
  }

  private void scorePressed() {
    if (scoring.isPresent()) {
      scoring.get().cancel();
    } else {
      linger.stop();
      scoreNow();
    }
  }

  private void dropScores() {
    scoring.ifPresent(Jobs.Job::cancel);
    scoring = Optional.empty();
    rows.setScores(Optional.empty());
    auc = OptionalDouble.empty();
    scoredGenome = Optional.empty();
    showFound();
    table.repaint();
  }

  private void scoreNow() {
    Optional<SequenceSource> genome = host.genome();
    if (model.isEmpty() || genome.isEmpty() || rows.getRowCount() == 0 || scoring.isPresent()) {
      return;
    }
    ModelCard card = model.get();
    PeakList list = rows.peaks();
    PeakScores scores = new PeakScores(card.id(), list.peaks().size());
    dropScores();
    rows.setScores(Optional.of(scores));
    scoredGenome = genome;
    Jobs.Job job =
        host.jobs()
            .start(
                "P of peaks: " + Messages.model(card),
                monitor -> {
                  new PeakScorer(genome.get(), host.network(card.id()))
                      .score(list, scores, monitor);
                  return scores.auc();
                },
                new Jobs.Ends<>(
                    area -> scored(scores, area),
                    problem -> notScored(scores, problem),
                    () -> notScored(scores, "Scoring was stopped.")));
    scoring = Optional.of(job);
    enableButtons();
  }

  private void scored(PeakScores scores, OptionalDouble area) {
    if (isShown(scores)) {
      scoring = Optional.empty();
      auc = area;
      showFound();
      enableButtons();
      table.repaint();
      if (sortedBy == PeakColumn.PROBABILITY) {
        sort(sortedBy, descending);
      }
    }
  }

  private void notScored(PeakScores scores, String sentence) {
    if (isShown(scores)) {
      scoring = Optional.empty();
      say(sentence);
      enableButtons();
    }
  }

  private boolean isShown(PeakScores scores) {
    return rows.scores().filter(shown -> shown == scores).isPresent();
  }

  /** Follows the work and a change of genome; called a few times a second. */
  void refresh() {
    if (scoredGenome.isPresent() && !scoredGenome.equals(host.genome())) {
      dropScores();
      enableButtons();
      linger.restart();
      return;
    }
    int finished = rows.scores().map(PeakScores::finished).orElse(-1);
    if (finished != shownFinished) {
      shownFinished = finished;
      showFound();
      table.repaint();
    }
  }

  private void showFound() {
    Optional<PeakScores> scores = rows.scores();
    int scored = scores.map(PeakScores::scored).orElse(0);
    if (scored == 0) {
      found.setText(
          scores.isPresent() && scoring.isEmpty() ? "no peak has a window here" : "not scored yet");
      found.setToolTipText(found.getText());
      separation.setText(" ");
      return;
    }
    double at = ((Number) threshold.getValue()).doubleValue();
    int recalled = scores.get().recalled(at);
    found.setText(
        String.format(
            Locale.ROOT, "%.1f %% (%,d of %,d)", 100.0 * recalled / scored, recalled, scored));
    found.setToolTipText(found.getText());
    String words =
        String.format(
            Locale.ROOT,
            "shuffled %.1f %%%s",
            100.0 * scores.get().alarms(at) / scored,
            auc.isPresent() ? String.format(Locale.ROOT, ", AUC %.3f", auc.getAsDouble()) : "");
    int without = scores.get().finished() - scored;
    separation.setText(
        words + (without > 0 ? String.format(Locale.ROOT, ", %,d without window", without) : ""));
    separation.setToolTipText(
        "Against one shuffle of each window that keeps its dinucleotides, seed " + PeakScorer.SEED);
  }

  // ---- Export ----

  private void savePressed() {
    host.chooseTarget("Save the table of peaks", "peaks.tsv").ifPresent(this::saveTo);
  }

  /** Writes the table in its present order, in the background. */
  public void saveTo(Path file) {
    PeakList list = rows.peaks();
    int[] order = rows.order();
    Optional<PeakScores> scores = rows.scores();
    PeakTableFile format =
        new PeakTableFile(
            read.map(path -> path.getFileName().toString()).orElse(""),
            host.genome().map(SequenceSource::genomeId).orElse(""),
            scores.flatMap(s -> model));
    host.jobs()
        .start(
            "Saving the table of peaks",
            monitor -> {
              format.write(file, list, order, scores, monitor);
              return file;
            },
            new Jobs.Ends<>(
                path -> say(Messages.exported(path)), this::say, () -> say("Saving was stopped.")));
  }

  // ---- For keys and tests ----

  /** What was said last: a position, a count or a problem. */
  public String remark() {
    return remark.getText();
  }

  /** Number of peaks of the chosen file, once read. */
  public int count() {
    return rows.getRowCount();
  }

  /** The scores that the table shows, when there are any. */
  public Optional<PeakScores> scores() {
    return rows.scores();
  }

  /** The line on recall and the one on shuffled windows. */
  public List<String> summary() {
    return List.of(found.getText(), separation.getText());
  }

  /** What a cell shows. */
  public String cell(int row, PeakColumn column) {
    return rows.text(row, column);
  }

  /** The table, for a robot. */
  public JComponent table() {
    return table;
  }

  /** Where peaks count as found. */
  public void setThreshold(double value) {
    threshold.setValue(value);
  }
}
