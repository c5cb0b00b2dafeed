package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.Timer;
import org.motiflens.plugin.Words;
import org.motiflens.plugin.draw.LetterGlyphs;

/** Everything of ours that is docked beside the tracks, from the models down to what is running. */
public final class SidePanel extends JPanel {
  /** Width at the first start. */
  public static final int PREFERRED_WIDTH = 330;

  private static final int REFRESH_MILLIS = 150;
  private static final Color GROUND = new Color(246, 246, 248);
  private static final Color TITLE = new Color(31, 78, 121);

  private final ModelPane models;
  private final PeakPane peaks;
  private final ActivityPane activities;

  public SidePanel(PanelHost host, LetterGlyphs glyphs) {
    super(new GridBagLayout());
    setBackground(GROUND);
    setBorder(BorderFactory.createEmptyBorder(4, 8, 6, 8));
    SequencePane sequence = new SequencePane(host, glyphs);
    models = new ModelPane(host, sequence::show);
    peaks = new PeakPane(host);
    activities = new ActivityPane(host);
    int row = 0;
    row = section(row, Words.MODELS, models, 1);
    row = section(row, Words.OPTIMISED, sequence, 0);
    row = section(row, Words.PEAKS, peaks, 0);
    row = section(row, Words.LEGEND, new Legend(glyphs), 0);
    section(row, Words.RUNNING, activities, 0);
    setMinimumSize(new Dimension(180, 200));
    setPreferredSize(new Dimension(PREFERRED_WIDTH, 700));
    Timer refresh = new Timer(REFRESH_MILLIS, event -> refresh(sequence));
    refresh.start();
    models.selectFirst();
  }

  private void refresh(SequencePane sequence) {
    if (isShowing()) {
      activities.refresh();
      sequence.refresh();
    }
  }

  /** Takes notice of files of peaks that were loaded or closed. */
  public void peaksChanged() {
    peaks.reload();
  }

  /** Chooses a model in the list. */
  public void select(String modelId) {
    models.select(modelId);
  }

  /** The stepping through peaks, for keys and tests. */
  public PeakPane peaks() {
    return peaks;
  }

  private int section(int row, String title, JComponent content, double weight) {
    JLabel label = plainLabel(title);
    label.setFont(label.getFont().deriveFont(Font.BOLD, 12f));
    label.setForeground(TITLE);
    add(label, at(row, 0, new Insets(row == 0 ? 0 : 8, 0, 2, 0)));
    JPanel holder = new JPanel(new BorderLayout());
    holder.setOpaque(false);
    holder.add(content);
    if (weight == 0) {
      // A grid bag without room for all falls back to least sizes: only the models may shrink.
      holder.setMinimumSize(holder.getPreferredSize());
    }
    add(holder, at(row + 1, weight, new Insets(0, 0, 0, 0)));
    return row + 2;
  }

  private static GridBagConstraints at(int row, double weight, Insets insets) {
    return new GridBagConstraints(
        0,
        row,
        1,
        1,
        1,
        weight,
        GridBagConstraints.NORTHWEST,
        GridBagConstraints.BOTH,
        insets,
        0,
        0);
  }

  /** A label that shows its text as it is, whatever it begins with. */
  static JLabel plainLabel(String text) {
    JLabel label = new JLabel();
    label.putClientProperty("html.disable", true);
    label.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    label.setText(text);
    return label;
  }

  static <C extends Component> C small(C component) {
    component.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    return component;
  }
}
