package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.GridLayout;
import java.awt.Insets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import org.motiflens.plugin.library.OptimisedSequences;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.Theme;
import org.motiflens.plugin.work.DemandQueue;
import org.motiflens.plugin.work.Jobs;

/**
 * What is being computed, for the tracks or because the user asked, each with a way to stop it. It
 * keeps its height, so that nothing above it moves when work comes and goes.
 */
final class ActivityPane extends JPanel {
  private static final int ROWS = 2;
  private static final int BAR_WIDTH = 64;

  /** In place of a share of a thousand. */
  private static final int NOT_KNOWN = -1;

  private static final String MEMORY = "memory";
  private static final String OFFER = "offer";

  private final transient PanelHost host;
  private final transient Row[] rows = new Row[ROWS];
  private final JLabel memory = Parts.plainLabel("");
  private final transient Offer offer;
  private final CardLayout cards = new CardLayout();
  private final JPanel foot = Parts.transparent(new JPanel(cards));
  private transient List<Item> shown = List.of();

  /**
   * One bar.
   *
   * @param permille how much is done, or {@value #NOT_KNOWN}
   * @param source what is stopped; for equality
   */
  private record Item(String label, int permille, Object source, Runnable stop) {
    boolean looksLike(Item other) {
      return label.equals(other.label) && permille == other.permille && source.equals(other.source);
    }
  }

  ActivityPane(PanelHost host) {
    super(new GridLayout(ROWS + 1, 1, 0, 2));
    offer = new Offer(host);
    this.host = host;
    setOpaque(false);
    setBorder(BorderFactory.createMatteBorder(1, 0, 0, 0, Theme.line()));
    for (int i = 0; i < ROWS; i++) {
      rows[i] = new Row(i);
      add(rows[i].panel);
    }
    memory.setForeground(Theme.title());
    memory.setToolTipText(Messages.MEMORY_TIP);
    foot.add(memory, MEMORY);
    foot.add(offer.panel, OFFER);
    add(foot);
    display();
  }

  /** Looks again at what is running; called a few times a second. */
  void refresh() {
    memory.setText(Messages.memory(host.memory().toString()));
    Optional<Path> exported = host.exported();
    exported.ifPresent(offer::display);
    cards.show(foot, exported.isPresent() ? OFFER : MEMORY);
    List<Item> now = items();
    if (!alike(now, shown)) {
      shown = now;
      display();
    }
  }

  private static boolean alike(List<Item> some, List<Item> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!some.get(i).looksLike(others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private List<Item> items() {
    List<Item> now = new ArrayList<>();
    for (Jobs.Job job : host.jobs().running()) {
      int permille = job.tells() ? (int) (1000 * job.fraction()) : NOT_KNOWN;
      now.add(new Item(job.label(), permille, job, job::cancel));
    }
    for (OptimisedSequences.Running one : host.sequences().running()) {
      now.add(
          new Item(
              Messages.OPTIMISED + ": " + Messages.model(one.card()),
              (int) (1000 * one.progress()),
              one.card().id() + " " + one.recipe().key(),
              () -> host.sequences().cancel(one.card(), one.recipe())));
    }
    for (DemandQueue.Activity activity : host.activities()) {
      int permille = activity.total() == 0 ? 0 : 1000 * activity.done() / activity.total();
      now.add(new Item(activity.label(), permille, activity, () -> host.stop(activity)));
    }
    return now;
  }

  private void display() {
    for (int i = 0; i < ROWS; i++) {
      rows[i].display();
    }
  }

  /** What is said of the work, from top to bottom. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      lines.add(row.label.getText());
    }
    return lines;
  }

  /** The button that loads what was exported, while it is offered. */
  Optional<JButton> loadButton() {
    return offer.panel.isVisible() ? Optional.of(offer.load) : Optional.empty();
  }

  /** In the place of what the memory takes: a file that was exported, and may be loaded. */
  private static final class Offer {
    final JPanel panel = Parts.transparent(new JPanel(new BorderLayout(6, 0)));
    final JLabel label = Parts.plainLabel("");
    final JButton load = Parts.small(new JButton("Load it as a track"));
    final JButton aside = Parts.small(new JButton("✕"));

    Offer(PanelHost host) {
      JPanel right = Parts.transparent(new JPanel(new BorderLayout(4, 0)));
      label.setMinimumSize(new Dimension(0, 0));
      for (JButton button : List.of(load, aside)) {
        button.setMargin(new Insets(0, 6, 0, 6));
      }
      load.setToolTipText("Show the file that was exported as a track of the browser's own");
      load.addActionListener(event -> host.loadExported());
      aside.setToolTipText("Do not load it");
      aside.getAccessibleContext().setAccessibleName("Do not load it");
      aside.addActionListener(event -> host.putExportedAside());
      right.add(load, BorderLayout.CENTER);
      right.add(aside, BorderLayout.EAST);
      panel.add(label, BorderLayout.CENTER);
      panel.add(right, BorderLayout.EAST);
    }

    void display(Path file) {
      label.setText(Messages.plain(file.getFileName().toString()));
      label.setToolTipText(Messages.exported(file));
    }
  }

  /** The words stand beside the bar: where there is no room they end in dots, and never in both. */
  private final class Row {
    final JPanel panel = new JPanel(new BorderLayout(6, 0));
    final JLabel label = Parts.plainLabel("");
    final JProgressBar bar = Parts.small(new JProgressBar(0, 1000));
    final JButton stop = Parts.small(new JButton("Stop"));
    final JPanel right = Parts.transparent(new JPanel(new BorderLayout(4, 0)));
    final int index;

    Row(int index) {
      this.index = index;
      panel.setOpaque(false);
      label.setMinimumSize(new Dimension(0, 0));
      bar.setStringPainted(true);
      bar.getAccessibleContext().setAccessibleName("Progress");
      bar.setPreferredSize(new Dimension(BAR_WIDTH, Theme.rowHeight()));
      stop.setMargin(new Insets(0, 6, 0, 6));
      stop.setToolTipText("Stop this; a track goes on when the view moves");
      stop.addActionListener(event -> stopped());
      right.add(bar, BorderLayout.CENTER);
      right.add(stop, BorderLayout.EAST);
      panel.add(label, BorderLayout.CENTER);
      panel.add(right, BorderLayout.EAST);
      panel.setPreferredSize(new Dimension(0, Theme.rowHeight() + 2));
    }

    void display() {
      boolean used = index < shown.size();
      right.setVisible(used);
      if (used) {
        Item item = shown.get(index);
        int more = index == ROWS - 1 ? shown.size() - ROWS : 0;
        say(item.label() + (more > 0 ? " (and " + more + " more)" : ""));
        bar.setValue(Math.max(0, item.permille()));
        bar.setString(
            item.permille() == NOT_KNOWN
                ? "…"
                : String.format(Locale.ROOT, "%d %%", item.permille() / 10));
      } else {
        say(index == 0 ? Messages.IDLE : " ");
      }
    }

    private void say(String words) {
      label.setText(words);
      label.setToolTipText(words.isBlank() ? null : words);
    }

    private void stopped() {
      if (index < shown.size()) {
        shown.get(index).stop().run();
      }
    }
  }
}
