package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GridLayout;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.work.DemandQueue;
import org.motiflens.plugin.work.Jobs;

/** What is being computed, for the tracks or because the user asked, each with a way to stop it. */
final class ActivityPane extends JPanel {
  private static final int ROWS = 3;

  private final transient PanelHost host;
  private final transient Row[] rows = new Row[ROWS];
  private final JLabel idle = SidePanel.plainLabel("Nothing is being computed.");
  private final JLabel memory = SidePanel.plainLabel("");
  private transient List<Item> shown = List.of();

  /** One bar. */
  private record Item(String label, int permille, Object source) {}

  ActivityPane(PanelHost host) {
    super(new GridLayout(ROWS + 1, 1, 0, 2));
    this.host = host;
    setOpaque(false);
    for (int i = 0; i < ROWS; i++) {
      rows[i] = new Row(i);
      add(rows[i].panel);
    }
    rows[0].panel.add(idle, BorderLayout.SOUTH);
    memory.setForeground(Theme.title());
    memory.setToolTipText(Messages.MEMORY_TIP);
    add(memory);
    setPreferredSize(new Dimension(300, (ROWS + 1) * 20));
    display();
  }

  void refresh() {
    memory.setText(Messages.memory(host.memory().toString()));
    List<Item> now = new ArrayList<>();
    for (Jobs.Job job : host.jobs().running()) {
      now.add(new Item(job.label(), (int) (1000 * job.fraction()), job));
    }
    for (DemandQueue.Activity activity : host.activities()) {
      int permille = activity.total() == 0 ? 0 : 1000 * activity.done() / activity.total();
      now.add(new Item(activity.label(), permille, activity));
    }
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
      bar.getAccessibleContext().setAccessibleName("Progress");
      stop.setMargin(new java.awt.Insets(0, 6, 0, 6));
      stop.setToolTipText("Stop this; a track goes on when the view moves");
      stop.addActionListener(event -> stopped());
      panel.add(bar, BorderLayout.CENTER);
      panel.add(stop, BorderLayout.EAST);
    }

    void show(boolean visible) {
      bar.setVisible(visible);
      stop.setVisible(visible);
      if (visible) {
        Item item = shown.get(index);
        bar.setMaximum(1000);
        bar.setValue(item.permille());
        int more = shown.size() - ROWS;
        bar.setString(
            item.label() + (index == ROWS - 1 && more > 0 ? "  (+ " + more + " more)" : ""));
      }
    }

    private void stopped() {
      if (index >= shown.size()) {
        return;
      }
      if (shown.get(index).source() instanceof Jobs.Job job) {
        job.cancel();
      } else if (shown.get(index).source() instanceof DemandQueue.Activity activity) {
        host.stop(activity);
      }
    }
  }
}
