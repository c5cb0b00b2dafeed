package org.motiflens.plugin.panel.table;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.event.HierarchyEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.DefaultComboBoxModel;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.PanelHost;
import org.motiflens.plugin.presenter.PeakPresenter;
import org.motiflens.plugin.table.PeakColumn;
import org.motiflens.plugin.table.PeakRows;
import org.motiflens.plugin.table.PeakScorer;
import org.motiflens.plugin.table.PeakScores;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.Column;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.WrappedText;

/** The peaks of a file as a table: chosen, sorted, stepped through; and how many a model finds. */
public final class PeakPane extends JPanel {
  private final transient PanelHost host;
  private final transient PeakPresenter presenter;
  private final DefaultComboBoxModel<PanelHost.PeakFile> files = new DefaultComboBoxModel<>();
  private final JComboBox<PanelHost.PeakFile> choice = Parts.small(new JComboBox<>(files));
  private final WrappedText heading = new WrappedText(1);
  private final WrappedText offer = new WrappedText(1);
  private final JButton score = button("Score", 'C');
  private final JButton previous = button("◀ Previous", 'P');
  private final JButton next = button("Next ▶", 'N');
  private final JButton save = button("Save table …", 'V');
  private final JCheckBox onlyMissed = Parts.small(new JCheckBox("Only missed"));
  private final JSpinner threshold =
      Parts.small(new JSpinner(new SpinnerNumberModel(PeakRows.USUAL_THRESHOLD, 0, 1, 0.05)));
  private final JLabel found = Parts.plainLabel(" ");
  private final WrappedText separation = new WrappedText(1);
  private final JLabel remark = Parts.plainLabel(" ");
  private final ScoredTableView<PeakRows> table;

  public PeakPane(PanelHost host) {
    super(new BorderLayout(0, 3));
    this.host = host;
    presenter = new PeakPresenter(host);
    table =
        new ScoredTableView<>(
            presenter.table(),
            Messages.PEAKS,
            "Double-click or press Enter to go to a peak",
            PeakRows::isMissed,
            presenter::goToSelected);
    table.onChosen(presenter::select);
    setOpaque(false);
    add(above(), BorderLayout.NORTH);
    add(table.component(), BorderLayout.CENTER);
    add(below(), BorderLayout.SOUTH);
    presenter.onChange(this::look);
    look();
    reload();
  }

  // ---- Looks ----

  private static JButton button(String words, char key) {
    JButton button = Parts.small(new JButton(words));
    button.setMnemonic(key);
    return button;
  }

  private JPanel above() {
    heading.setFont(heading.getFont().deriveFont(Font.BOLD));
    score.setToolTipText("P(bound) of the chosen model for the window around every summit");
    score.addActionListener(event -> presenter.scoreOrStop());
    return new Column(fileRow(), heading, offer, new ButtonRow(score));
  }

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
    JButton open = button("Open …", 'O');
    open.setToolTipText("Open a narrowPeak or BED file, plain or gzip");
    open.addActionListener(event -> host.choosePeaks().ifPresent(this::open));
    JPanel top = Parts.transparent(new JPanel(new BorderLayout(6, 0)));
    top.add(choice, BorderLayout.CENTER);
    top.add(open, BorderLayout.EAST);
    return top;
  }

  private JPanel below() {
    previous.setToolTipText("The peak before, in the order of the table (Alt+P)");
    next.setToolTipText("The next peak in the order of the table (Alt+N)");
    previous.addActionListener(event -> presenter.step(false));
    next.addActionListener(event -> presenter.step(true));
    onlyMissed.setOpaque(false);
    onlyMissed.setMnemonic('M');
    onlyMissed.setToolTipText("Show the peaks only whose P is below the threshold");
    onlyMissed.addActionListener(event -> presenter.onlyMissed(onlyMissed.isSelected()));
    save.addActionListener(
        event ->
            host.chooseTarget("Save the table of peaks", presenter.suggestedName())
                .ifPresent(this::saveTo));
    separation.setToolTipText(
        "Against one shuffle of each window that keeps its dinucleotides, seed " + PeakScorer.SEED);
    return new Column(new ButtonRow(previous, next, save), thresholdRow(), separation, remark);
  }

  private JPanel thresholdRow() {
    JLabel at = Parts.plainLabel("Found at P ≥");
    at.setLabelFor(threshold);
    threshold.setEditor(new JSpinner.NumberEditor(threshold, "0.00"));
    threshold.getAccessibleContext().setAccessibleName("Threshold of P");
    threshold.setPreferredSize(new Dimension(56, threshold.getPreferredSize().height));
    threshold.addChangeListener(
        event -> presenter.threshold(((Number) threshold.getValue()).doubleValue()));
    return new ButtonRow(at, threshold, found, onlyMissed);
  }

  /** Shows what the presenter says now. */
  private void look() {
    boolean any = presenter.table().rows().size() > 0;
    previous.setEnabled(any);
    next.setEnabled(any);
    save.setEnabled(any);
    onlyMissed.setEnabled(any);
    score.setText(presenter.action());
    score.setEnabled(presenter.canAct());
    heading.setText(presenter.heading());
    offer.setText(presenter.offer());
    offer.setVisible(!presenter.offer().isEmpty());
    set(found, presenter.found());
    separation.setText(presenter.separation());
    set(remark, presenter.remark());
    table.select(presenter.selected());
  }

  private static void set(JLabel label, String words) {
    label.setText(words);
    label.setToolTipText(words.isBlank() ? null : words);
  }

  // ---- Files ----

  /** Offers the files that the browser has loaded. */
  public void reload() {
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
    if (file != null) {
      presenter.open(file.name(), file.path());
    }
  }

  /** Writes the rows that are shown, in their order, in the background. */
  public void saveTo(Path file) {
    presenter.saveTo(file);
  }

  // ---- For the panel, keys and tests ----

  /** The user has chosen a model. */
  public void show(ModelCard card) {
    presenter.choose(card);
  }

  /** Scores with the chosen model, or stops what is running. */
  public void scoreOrStop() {
    presenter.scoreOrStop();
  }

  /** Follows the work and a change of genome; called a few times a second. */
  public void refresh() {
    presenter.refresh();
  }

  /** Goes to the next or previous peak. */
  public void step(boolean forward) {
    presenter.step(forward);
  }

  /** Sorts in the background; the rows change when it is done. */
  public void sort(PeakColumn column, boolean down) {
    presenter.table().sort(column, down);
  }

  /** What was said last: a position, a count or a problem. */
  public String remark() {
    return remark.getText();
  }

  /** Which model the values are of. */
  public String heading() {
    return heading.getText();
  }

  /** Which model is offered instead, if any. */
  public String offer() {
    return offer.getText();
  }

  /** What the button says that scores. */
  public String action() {
    return score.getText();
  }

  /** Number of rows. */
  public int count() {
    return presenter.table().order().size();
  }

  /** The scores that the table shows, when there are any. */
  public Optional<PeakScores> scores() {
    return presenter.scores();
  }

  /** The line on recall and the one on shuffled windows. */
  public List<String> summary() {
    return List.of(found.getText(), separation.getText());
  }

  /** What a cell shows. */
  public String cell(int row, PeakColumn column) {
    return presenter.table().text(row, column);
  }

  /** The table, for a robot. */
  public JComponent table() {
    return table.table();
  }

  /** Where peaks count as found. */
  public void setThreshold(double value) {
    threshold.setValue(value);
  }
}
