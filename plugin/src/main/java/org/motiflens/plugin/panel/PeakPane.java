package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import javax.swing.DefaultComboBoxModel;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingWorker;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Peak;
import org.motiflens.genome.PeakReader;
import org.motiflens.plugin.Anchor;
import org.motiflens.plugin.PeakList;
import org.motiflens.plugin.Words;
import org.motiflens.plugin.draw.ValueAxis;

/** Steps through the summits of a file of peaks. */
public final class PeakPane extends JPanel {
  private final transient PanelHost host;
  private final DefaultComboBoxModel<PanelHost.PeakFile> files = new DefaultComboBoxModel<>();
  private final JComboBox<PanelHost.PeakFile> choice = SidePanel.small(new JComboBox<>(files));
  private final JButton previous = SidePanel.small(new JButton("◀ Previous"));
  private final JButton next = SidePanel.small(new JButton("Next ▶"));
  private final JLabel remark = SidePanel.plainLabel(Words.NO_PEAKS);
  private transient PeakList peaks = new PeakList(List.of());
  private transient Optional<Path> read = Optional.empty();

  PeakPane(PanelHost host) {
    super(new BorderLayout(0, 3));
    this.host = host;
    setOpaque(false);
    DefaultListCellRenderer plain = new DefaultListCellRenderer();
    plain.putClientProperty("html.disable", true);
    choice.setRenderer(plain);
    choice.setPrototypeDisplayValue(new PanelHost.PeakFile("peaks of a track", Path.of("peaks")));
    choice.addActionListener(event -> fileChosen());
    JButton open = SidePanel.small(new JButton("Open …"));
    open.setMnemonic('O');
    open.addActionListener(event -> host.choosePeaks().ifPresent(this::open));
    JPanel top = new JPanel(new BorderLayout(6, 0));
    top.setOpaque(false);
    top.add(choice, BorderLayout.CENTER);
    top.add(open, BorderLayout.EAST);
    previous.setMnemonic('P');
    next.setMnemonic('N');
    previous.addActionListener(event -> step(false));
    next.addActionListener(event -> step(true));
    JPanel steps = new JPanel(new FlowLayout(FlowLayout.LEFT, 0, 0));
    steps.setOpaque(false);
    steps.add(previous);
    steps.add(next);
    add(top, BorderLayout.NORTH);
    add(steps, BorderLayout.CENTER);
    add(remark, BorderLayout.SOUTH);
    enableSteps();
    reload();
  }

  /** Offers the files that the browser has loaded. */
  void reload() {
    List<PanelHost.PeakFile> loaded = host.loadedPeaks();
    for (PanelHost.PeakFile file : loaded) {
      if (files.getIndexOf(file) < 0) {
        files.addElement(file);
      }
    }
  }

  /** Reads a file of peaks and offers it. */
  public void open(Path path) {
    PanelHost.PeakFile file =
        new PanelHost.PeakFile(Words.plain(path.getFileName().toString()), path);
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
    remark.setText("reading …");
    new SwingWorker<PeakList, Void>() {
      @Override
      protected PeakList doInBackground() {
        return new PeakList(PeakReader.read(file.path()));
      }

      @Override
      protected void done() {
        try {
          peaks = get();
          remark.setText(String.format(Locale.ROOT, "%,d peaks", peaks.peaks().size()));
        } catch (ExecutionException e) {
          peaks = new PeakList(List.of());
          read = Optional.empty();
          Throwable cause = e.getCause();
          remark.setText(
              cause instanceof InputException ? cause.getMessage() : Words.unexpected(cause));
          remark.setToolTipText(remark.getText());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        enableSteps();
      }
    }.execute();
  }

  private void enableSteps() {
    previous.setEnabled(!peaks.peaks().isEmpty());
    next.setEnabled(!peaks.peaks().isEmpty());
  }

  /** Goes to the next or previous summit from where the view is. */
  public void step(boolean forward) {
    Anchor from = host.viewCentre().orElse(new Anchor("", 0));
    OptionalInt index =
        forward
            ? peaks.next(from.chromosome(), from.position())
            : peaks.previous(from.chromosome(), from.position());
    if (index.isPresent()) {
      Peak peak = peaks.peaks().get(index.getAsInt());
      remark.setText(
          String.format(
              Locale.ROOT,
              "%,d of %,d: summit %s:%,d%s",
              index.getAsInt() + 1,
              peaks.peaks().size(),
              Words.plain(peak.chromosome()),
              peak.summit() + 1,
              Double.isNaN(peak.signal()) ? "" : ", signal " + ValueAxis.format(peak.signal())));
      host.goTo(peak).ifPresent(remark::setText);
    }
  }

  /** What was said last: a position, a count or a problem. */
  public String remark() {
    return remark.getText();
  }

  /** Number of peaks of the chosen file, once read. */
  public int count() {
    return peaks.peaks().size();
  }
}
