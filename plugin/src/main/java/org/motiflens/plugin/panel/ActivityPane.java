package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GridLayout;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import org.motiflens.plugin.TileEngine;

/** What is being computed for the tracks, each with a way to stop it. */
final class ActivityPane extends JPanel {
  private static final int ROWS = 3;

  private final transient PanelHost host;
  private final transient Row[] rows = new Row[ROWS];
  private final JLabel idle = SidePanel.plainLabel("Nothing is being computed.");
  private transient List<TileEngine.Activity> shown = List.of();

  ActivityPane(PanelHost host) {
    super(new GridLayout(ROWS, 1, 0, 2));
    this.host = host;
    setOpaque(false);
    for (int i = 0; i < ROWS; i++) {
      rows[i] = new Row(i);
      add(rows[i].panel);
    }
    rows[0].panel.add(idle, BorderLayout.SOUTH);
    setPreferredSize(new Dimension(300, ROWS * 20));
    display();
  }

  void refresh() {
    List<TileEngine.Activity> now = host.activities();
    if (!now.equals(shown)) {
      shown = now;
      display();
    }
  }

  private void display() {
    idle.setVisible(shown.isEmpty());
    for (int i = 0; i < ROWS; i++) {
      rows[i].show(i < shown.size());
    }
  }

  private final class Row {
    final JPanel panel = new JPanel(new BorderLayout(6, 0));
    final JProgressBar bar = SidePanel.small(new JProgressBar());
    final JButton stop = SidePanel.small(new JButton("Stop"));
    final int index;

    Row(int index) {
      this.index = index;
      panel.setOpaque(false);
      bar.setStringPainted(true);
      stop.setMargin(new java.awt.Insets(0, 6, 0, 6));
      stop.setToolTipText("Stop until the view moves");
      stop.addActionListener(event -> stopped());
      panel.add(bar, BorderLayout.CENTER);
      panel.add(stop, BorderLayout.EAST);
    }

    void show(boolean visible) {
      bar.setVisible(visible);
      stop.setVisible(visible);
      if (visible) {
        TileEngine.Activity activity = shown.get(index);
        bar.setMaximum(activity.total());
        bar.setValue(activity.done());
        int more = shown.size() - ROWS;
        bar.setString(
            activity.label() + (index == ROWS - 1 && more > 0 ? "  (+ " + more + " more)" : ""));
      }
    }

    private void stopped() {
      if (index < shown.size()) {
        host.stop(shown.get(index));
      }
    }
  }
}
