package org.motiflens.plugin.panel.table;

import java.awt.Dimension;
import java.awt.event.HierarchyEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.DefaultComboBoxModel;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.presenter.PeakPresenter;
import org.motiflens.plugin.table.PeakRows;
import org.motiflens.plugin.table.PeakScorer;
import org.motiflens.plugin.table.PeakScores;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.Column;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.WrappedText;

/** The peaks of a file as a table: chosen, sorted, stepped through; and how many a model finds. */
public final class PeakPane extends FilePane<PeakScores, PeakRows> {
  private final transient TableFileHost host;
  private final transient PeakPresenter presenter;
  private final DefaultComboBoxModel<TableFileHost.PeakFile> files = new DefaultComboBoxModel<>();
  private final JComboBox<TableFileHost.PeakFile> choice = Parts.small(new JComboBox<>(files));
  private final JButton previous = button("◀ Previous", 'P');
  private final JButton next = button("Next ▶", 'N');
  private final JCheckBox onlyMissed = Parts.small(new JCheckBox("Only missed"));
  private final JSpinner threshold =
      Parts.small(new JSpinner(new SpinnerNumberModel(PeakRows.USUAL_THRESHOLD, 0, 1, 0.05)));
  private final JLabel found = Parts.plainLabel(" ");
  private final WrappedText separation = new WrappedText(1);
  private final JLabel remark = Parts.plainLabel(" ");

  public PeakPane(TableFileHost host) {
    this(host, new PeakPresenter(host));
  }

  private PeakPane(TableFileHost host, PeakPresenter presenter) {
    super(
        host,
        presenter,
        Messages.PEAKS,
        "Double-click or press Enter to go to a peak",
        PeakRows::isMissed);
    this.host = host;
    this.presenter = presenter;
    scoreButton().setMnemonic('C');
    scoreButton().setToolTipText("P(bound) of the chosen model for the window around every summit");
    lay(fileRow(), below());
    reload();
  }

  // ---- Looks ----

  private static JButton button(String words, char key) {
    JButton button = Parts.small(new JButton(words));
    button.setMnemonic(key);
    return button;
  }

  private JPanel fileRow() {
    DefaultListCellRenderer plain = new DefaultListCellRenderer();
    plain.putClientProperty("html.disable", true);
    choice.setRenderer(plain);
    choice.setPrototypeDisplayValue(
        new TableFileHost.PeakFile("peaks of a track", Path.of("peaks")));
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
    return fileRow(choice, open);
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
    JButton save = saveButton("Save the table of peaks");
    save.setMnemonic('V');
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

  @Override
  void look() {
    super.look();
    boolean any = presenter.table().rows().size() > 0;
    previous.setEnabled(any);
    next.setEnabled(any);
    onlyMissed.setEnabled(any);
    set(found, presenter.found());
    separation.setText(presenter.separation());
    set(remark, presenter.remark());
  }

  private static void set(JLabel label, String words) {
    label.setText(words);
    label.setToolTipText(words.isBlank() ? null : words);
  }

  // ---- Files ----

  /** Offers the files that the browser has loaded. */
  public void reload() {
    for (TableFileHost.PeakFile file : host.loadedPeaks()) {
      if (files.getIndexOf(file) < 0) {
        files.addElement(file);
      }
    }
  }

  /** Reads a file of peaks and offers it. */
  public void open(Path path) {
    TableFileHost.PeakFile file =
        new TableFileHost.PeakFile(Messages.plain(path.getFileName().toString()), path);
    if (files.getIndexOf(file) < 0) {
      files.addElement(file);
    }
    files.setSelectedItem(file);
  }

  private void fileChosen() {
    TableFileHost.PeakFile file = (TableFileHost.PeakFile) files.getSelectedItem();
    if (file != null) {
      presenter.open(file.name(), file.path());
    }
  }

  // ---- For the panel, keys and tests ----

  /** Goes to the next or previous peak. */
  public void step(boolean forward) {
    presenter.step(forward);
  }

  /** What was said last: a position, a count or a problem. */
  public String remark() {
    return remark.getText();
  }

  /** The scores that the table shows, when there are any. */
  public Optional<PeakScores> scores() {
    return presenter.scores();
  }

  /** The line on recall and the one on shuffled windows. */
  public List<String> summary() {
    return List.of(found.getText(), separation.getText());
  }

  /** Where peaks count as found. */
  public void setThreshold(double value) {
    threshold.setValue(value);
  }
}
