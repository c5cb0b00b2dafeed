package org.motiflens.plugin.extension;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.ButtonGroup;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JRadioButtonMenuItem;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.interval.RegionSet;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.track.AttributionModel;
import org.motiflens.plugin.track.AttributionTrackHandle;

/** The menu of a track of values, but for the browser's own items. */
public final class AttributionMenu {
  private final Extension extension;
  private final AttributionTrackHandle track;
  private final TrackValueFiles files;

  public AttributionMenu(Extension extension, AttributionTrackHandle track) {
    this.extension = extension;
    this.track = track;
    this.files = new TrackValueFiles(extension, track.model());
  }

  /** The track's name, for the top of its menu. */
  public static JLabel title(BrowserTrack track) {
    JLabel title = new JLabel("", JLabel.CENTER);
    title.putClientProperty("html.disable", true);
    title.setText("  " + Messages.plain(track.getName()) + "  ");
    title.setFont(title.getFont().deriveFont(Font.BOLD));
    return title;
  }

  /**
   * The items, from top to bottom.
   *
   * @param view that was clicked
   * @param position in it
   */
  public List<JMenuItem> items(View view, double position) {
    List<JMenuItem> items = new ArrayList<>();
    AttributionModel model = track.model();
    model
        .base(view, position)
        .ifPresent(
            base ->
                items.add(
                    item(
                        Messages.SCORE_ALLELES,
                        () ->
                            extension.allelesWanted(model.spec().orElseThrow().modelId(), base))));
    // Files have one value a base: a map has none of these items.
    if (model.method().filter(AttributionMethod::isMap).isEmpty()) {
      items.addAll(exports(view));
    }
    items.add(methods());
    items.add(strands());
    items.add(scales());
    if (model.spec().flatMap(TrackSpec::anchor).isPresent()) {
      items.add(item(Messages.DROP_ANCHOR, this::dropAnchor));
    }
    items.add(item(Messages.AGAIN, this::tryAgain));
    return items;
  }

  private List<JMenuItem> exports(View view) {
    return List.of(
        item(
            Messages.EXPORT,
            () -> export(Messages.EXPORT, "motiflens.bedgraph", () -> files.inView(view))),
        item(
            Messages.EXPORT_REGIONS,
            () -> export(Messages.EXPORT_REGIONS, "regions.bedgraph", files::regionList)),
        item(
            Messages.EXPORT_CHROMOSOME,
            () ->
                export(Messages.EXPORT_CHROMOSOME, "chromosome.bw", () -> files.chromosome(view))));
  }

  private static JMenuItem item(String words, Runnable action) {
    JMenuItem item = new JMenuItem(words);
    item.addActionListener(event -> action.run());
    return item;
  }

  private JMenu methods() {
    JMenu menu = new JMenu(Messages.METHOD);
    ButtonGroup group = new ButtonGroup();
    Optional<AttributionMethod> now = track.model().method();
    for (AttributionMethod method : track.model().possibleMethods()) {
      JRadioButtonMenuItem item =
          new JRadioButtonMenuItem(method.label() + ": " + method.formula());
      item.setSelected(now.filter(method::equals).isPresent() && track.hasOwnLook());
      item.addActionListener(
          event -> {
            track.model().show(method);
            track.takeOnLook();
            extension.browser().repaint();
          });
      group.add(item);
      menu.add(item);
    }
    return menu;
  }

  private JMenu strands() {
    JMenu menu = new JMenu(Messages.STRAND);
    ButtonGroup group = new ButtonGroup();
    for (StrandRule rule : StrandRule.values()) {
      JRadioButtonMenuItem item = new JRadioButtonMenuItem(Messages.strand(rule));
      item.setSelected(track.model().spec().filter(spec -> spec.strand() == rule).isPresent());
      item.addActionListener(
          event -> {
            track.model().show(rule);
            extension.browser().repaint();
          });
      group.add(item);
      menu.add(item);
    }
    return menu;
  }

  private JMenu scales() {
    JMenu menu = new JMenu(Messages.SCALE);
    menu.add(item("Fit to what is in view", () -> scale(true)));
    menu.add(item("Keep as it is now", () -> scale(false)));
    menu.add(item("The same for all tracks of this method", this::shareScale));
    return menu;
  }

  private void scale(boolean fit) {
    track.fitScale(fit);
    extension.browser().repaint();
  }

  /** Every track of the method gets the largest range in view, and keeps it. */
  private void shareScale() {
    List<AttributionTrackHandle> peers =
        extension.tracks().stream()
            .filter(other -> other.model().method().equals(track.model().method()))
            .toList();
    float low = 0;
    float high = 0;
    for (AttributionTrackHandle peer : peers) {
      low = Math.min(low, (float) peer.axis().minimum());
      high = Math.max(high, (float) peer.axis().maximum());
    }
    for (AttributionTrackHandle peer : peers) {
      peer.keepScale(low, high > low ? high : low + 1);
    }
    extension.browser().repaint();
  }

  private void dropAnchor() {
    extension.anchorAt(Optional.empty());
    extension.browser().repaint();
  }

  private void tryAgain() {
    extension.engine().forgetFailures();
    extension.browser().repaint();
  }

  /** What is exported is what there is now, however long the user takes to name a file. */
  private void export(String title, String suggestedName, Supplier<RegionSet> chosenRegions) {
    RegionSet regions;
    try {
      regions = chosenRegions.get();
    } catch (InputException e) {
      extension.browser().tell(e.getMessage());
      return;
    }
    extension
        .browser()
        .chooseTarget(title, suggestedName)
        .ifPresent(file -> files.export(file, regions));
  }
}
