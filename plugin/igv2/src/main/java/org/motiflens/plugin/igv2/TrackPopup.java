package org.motiflens.plugin.igv2;

import java.awt.Font;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.ButtonGroup;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JRadioButtonMenuItem;
import org.broad.igv.Globals;
import org.broad.igv.feature.RegionOfInterest;
import org.broad.igv.renderer.DataRange;
import org.broad.igv.track.Track;
import org.broad.igv.track.TrackClickEvent;
import org.broad.igv.track.TrackMenuUtils;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.panel.FrameManager;
import org.broad.igv.ui.panel.IGVPopupMenu;
import org.broad.igv.ui.panel.ReferenceFrame;
import org.broad.igv.ui.util.FileDialogUtils;
import org.broad.igv.ui.util.MessageUtils;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.Region;
import org.motiflens.genome.interval.RegionSet;
import org.motiflens.plugin.file.TrackExport;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.work.Jobs;

/** The menu of one track: our items, then IGV's own for numeric tracks. */
final class TrackPopup extends IGVPopupMenu {
  private final transient Extension extension;
  private final transient AttributionTrack track;

  TrackPopup(Extension extension, AttributionTrack track, TrackClickEvent event) {
    this.extension = extension;
    this.track = track;
    JLabel title = new JLabel("", JLabel.CENTER);
    title.putClientProperty("html.disable", true);
    title.setText("  " + Messages.plain(track.getName()) + "  ");
    title.setFont(title.getFont().deriveFont(Font.BOLD));
    add(title);
    addSeparator();
    ReferenceFrame frame =
        event.getFrame() == null ? FrameManager.getDefaultFrame() : event.getFrame();
    track.base(event).ifPresent(base -> add(item(Messages.SCORE_ALLELES, () -> showAlleles(base))));
    if (track.method().filter(AttributionMethod::isMap).isEmpty()) {
      addExports(frame);
    }
    add(methods());
    add(strands());
    add(scales());
    if (track.spec() != null && track.spec().anchor().isPresent()) {
      add(item(Messages.DROP_ANCHOR, this::dropAnchor));
    }
    add(item(Messages.AGAIN, this::tryAgain));
    addSeparator();
    TrackMenuUtils.addStandardItems(this, List.of((Track) track), event);
  }

  /** Files have one value a base: a map has none of these items. */
  private void addExports(ReferenceFrame frame) {
    add(
        item(
            Messages.EXPORT,
            () -> export(Messages.EXPORT, "motiflens.bedgraph", () -> inView(frame))));
    add(
        item(
            Messages.EXPORT_REGIONS,
            () -> export(Messages.EXPORT_REGIONS, "regions.bedgraph", this::regionList)));
    add(
        item(
            Messages.EXPORT_CHROMOSOME,
            () -> export(Messages.EXPORT_CHROMOSOME, "chromosome.bw", () -> chromosome(frame))));
  }

  private void showAlleles(Anchor base) {
    extension.allelesWanted(base);
  }

  private static JMenuItem item(String words, Runnable action) {
    JMenuItem item = new JMenuItem(words);
    item.addActionListener(event -> action.run());
    return item;
  }

  private JMenu methods() {
    JMenu menu = new JMenu(Messages.METHOD);
    ButtonGroup group = new ButtonGroup();
    Optional<AttributionMethod> now = track.method();
    for (AttributionMethod method : track.possibleMethods()) {
      JRadioButtonMenuItem item =
          new JRadioButtonMenuItem(method.label() + ": " + method.formula());
      item.setSelected(now.filter(method::equals).isPresent() && track.usesOwnRenderer());
      item.addActionListener(
          event -> {
            track.show(method);
            IGV.getInstance().repaint();
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
      item.setSelected(track.spec() != null && track.spec().strand() == rule);
      item.addActionListener(
          event -> {
            track.show(rule);
            IGV.getInstance().repaint();
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
    track.setAutoScale(fit);
    IGV.getInstance().repaint();
  }

  /** Every track of the method gets the largest range in view, and keeps it. */
  private void shareScale() {
    List<AttributionTrack> peers =
        extension.tracks().stream().filter(other -> other.method().equals(track.method())).toList();
    float low = 0;
    float high = 0;
    for (AttributionTrack peer : peers) {
      DataRange range = peer.getDataRange();
      low = Math.min(low, range.getMinimum());
      high = Math.max(high, range.getMaximum());
    }
    for (AttributionTrack peer : peers) {
      peer.setAutoScale(false);
      peer.setDataRange(new DataRange(low, 0, high > low ? high : low + 1));
    }
    IGV.getInstance().repaint();
  }

  private void dropAnchor() {
    extension.anchorAt(Optional.empty());
    IGV.getInstance().repaint();
  }

  private void tryAgain() {
    extension.engine().forgetFailures();
    IGV.getInstance().repaint();
  }

  /** What is exported is what there is now, however long the user takes to name a file. */
  private void export(String title, String suggestedName, Supplier<RegionSet> chosenRegions) {
    RegionSet regions;
    try {
      regions = chosenRegions.get();
    } catch (InputException e) {
      MessageUtils.showMessage(e.getMessage());
      return;
    }
    File suggested = new File(System.getProperty("user.home"), suggestedName);
    File chosen = FileDialogUtils.chooseFile(title, null, suggested, FileDialogUtils.SAVE);
    if (chosen != null) {
      exportTo(chosen.toPath(), regions);
    }
  }

  /** Writes regions in the background, with its progress in the panel, and says how it went. */
  void exportTo(Path file, RegionSet regions) {
    TrackExport export = export();
    extension
        .jobs()
        .start(
            Messages.exporting(file),
            monitor -> {
              export.write(file, regions, monitor);
              return file;
            },
            new Jobs.Ends<>(
                written -> MessageUtils.setStatusBarMessage(Messages.exported(written)),
                MessageUtils::showMessage,
                () -> MessageUtils.setStatusBarMessage(Messages.exportStopped(file))));
  }

  private TrackExport export() {
    return new TrackExport(extension.models(), extension.methods(), genome(), track.spec());
  }

  private IgvGenome genome() {
    return extension.genome().orElseThrow(() -> new InputException(Messages.NO_GENOME));
  }

  /** What a frame shows. */
  RegionSet inView(ReferenceFrame frame) {
    AttributionTrack.Shown shown = track.shown(frame);
    return ofLocus(shown.genome(), shown.locus());
  }

  private RegionSet ofLocus(IgvGenome genome, Locus locus) {
    return RegionSet.ofLocus(genome, locus, track.spec().layout(locus.chromosome()).anchor());
  }

  /** The whole chromosome that a frame shows a part of. */
  RegionSet chromosome(ReferenceFrame frame) {
    IgvGenome genome = genome();
    if (frame.getChrName() == null || frame.getChrName().equals(Globals.CHR_ALL)) {
      throw new InputException(Messages.WHOLE_GENOME);
    }
    String chromosome = genome.canonical(frame.getChrName());
    return ofLocus(genome, new Locus(chromosome, 0, genome.length(chromosome)));
  }

  /** The list of IGV's Region Navigator. */
  RegionSet regionList() {
    IgvGenome genome = genome();
    List<Region> regions = new ArrayList<>();
    for (RegionOfInterest region : IGV.getInstance().getSession().getAllRegionsOfInterest()) {
      regions.add(
          Region.of(
              new Locus(genome.canonical(region.getChr()), region.getStart(), region.getEnd())));
    }
    if (regions.isEmpty()) {
      throw new InputException(Messages.NO_REGIONS);
    }
    return RegionSet.of(genome, regions, Messages.REGION_LIST);
  }

  void write(Path file, ReferenceFrame frame) {
    export().write(file, inView(frame), Monitor.NONE);
  }
}
