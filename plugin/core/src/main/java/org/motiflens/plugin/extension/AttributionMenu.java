package org.motiflens.plugin.extension;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.motiflens.genome.sequence.Bases;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.source.OtherAllele;
import org.motiflens.plugin.source.ReplacedBase;
import org.motiflens.plugin.source.ReplacedStretch;
import org.motiflens.plugin.source.TrackSource;
import org.motiflens.plugin.tile.Anchor;
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
    if (!track.hasOwnLook()) {
      items.add(item(Messages.OWN_LOOK, this::takeBackLook));
    }
    // Files have one value a base of the genome: a map has none of these items, nor an allele of
    // another length.
    if (model.method().filter(AttributionMethod::isMap).isEmpty() && model.source().keepsPlaces()) {
      items.addAll(exports(view));
    }
    model
        .base(view, position)
        .filter(base -> model.source().replaced().isEmpty())
        .ifPresent(base -> items.add(otherBases(view, base)));
    items.add(methods());
    items.add(strands());
    items.add(scales());
    if (model.spec().flatMap(TrackSpec::anchor).isPresent()) {
      items.add(item(Messages.DROP_ANCHOR, this::dropAnchor));
    }
    items.addAll(new SignalMenu(extension, track).items());
    items.add(item(Messages.AGAIN, this::tryAgain));
    return items;
  }

  private List<JMenuItem> exports(View view) {
    return List.of(
        item(Messages.EXPORT, () -> export(Messages.EXPORT, () -> files.inView(view), "")),
        item(
            Messages.EXPORT_REGIONS,
            () -> export(Messages.EXPORT_REGIONS, files::regionList, "regions")),
        item(
            Messages.EXPORT_CHROMOSOME,
            () ->
                export(
                    Messages.EXPORT_CHROMOSOME,
                    () -> files.chromosome(view),
                    view.chromosome().orElse(""))));
  }

  private static JMenuItem item(String words, Runnable action) {
    JMenuItem item = new JMenuItem(words);
    item.addActionListener(event -> action.run());
    return item;
  }

  /** The same track once more, as it would be with another base at a place. */
  private JMenu otherBases(View view, Anchor base) {
    JMenu menu =
        new JMenu(
            String.format(
                Locale.ROOT, "Add this track with another base at %,d", base.position() + 1));
    for (int code = 0; code < Bases.COUNT; code++) {
      ReplacedBase other = new ReplacedBase(base, code);
      menu.add(item(String.valueOf(Bases.letter(code)), () -> addOther(other)));
    }
    menu.add(item(Messages.OTHER_ALLELE, () -> askAllele(view, base)));
    return menu;
  }

  /** Several bases, an insertion or a deletion, written as in a VCF file. */
  private void askAllele(View view, Anchor base) {
    String preset =
        track
            .model()
            .values(view)
            .filter(values -> base.position() >= values.start())
            .filter(values -> base.position() < values.start() + values.length())
            .map(values -> Bases.letter(values.code(base.position() - values.start())) + ">")
            .orElse("");
    extension
        .browser()
        .ask(Messages.alleleQuestion(base.locus()), preset)
        .ifPresent(answer -> addAllele(base, answer));
  }

  /**
   * Adds this track as it would be with other bases.
   *
   * @param base the first that is replaced
   * @param alleles what the genome has there and what is there instead, such as {@code AG>A}
   */
  public void addAllele(Anchor base, String alleles) {
    try {
      addOther(ReplacedStretch.at(base.chromosome(), base.position(), alleles));
    } catch (InputException e) {
      extension.browser().tell(e.getMessage());
    }
  }

  /** Both tracks share one scale, so that letters can be compared. */
  private void addOther(OtherAllele base) {
    AttributionModel model = track.model();
    AttributionTrackHandle other =
        extension.factory().attribution(extension, model.spec().orElseThrow());
    other.model().read(TrackSource.GENOME.with(base));
    other.takeOnLook();
    other.resize(track.getHeight());
    extension.factory().add(List.of(other));
    for (AttributionTrackHandle each : List.of(track, other)) {
      each.shareScale("two alleles, " + track.getName());
    }
    extension.browser().repaint();
  }

  private JMenu methods() {
    JMenu menu = new JMenu(Messages.METHOD);
    ButtonGroup group = new ButtonGroup();
    Optional<AttributionMethod> now = track.model().method();
    for (AttributionMethod method : possibleMethods()) {
      JRadioButtonMenuItem item = new JRadioButtonMenuItem(method.label() + ": " + method.tells());
      item.setToolTipText(method.formula());
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

  /** The methods that mean something for the track's model. */
  private List<AttributionMethod> possibleMethods() {
    try {
      String modelId = track.model().spec().orElseThrow().modelId();
      return extension.facts().methodsFor(extension.models().card(modelId));
    } catch (InputException e) {
      return List.of();
    }
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
    ButtonGroup group = new ButtonGroup();
    AttributionTrackHandle.Scaling now = track.scaling();
    scale(menu, group, Messages.SCALE_FITTED, now == AttributionTrackHandle.Scaling.FITTED)
        .addActionListener(event -> scale(true));
    peersOf()
        .ifPresent(
            peers ->
                scale(menu, group, peers, now == AttributionTrackHandle.Scaling.SHARED)
                    .addActionListener(event -> shareScale(peers)));
    scale(menu, group, Messages.SCALE_KEPT, now == AttributionTrackHandle.Scaling.KEPT)
        .addActionListener(event -> scale(false));
    return menu;
  }

  private static JMenuItem scale(JMenu menu, ButtonGroup group, String words, boolean selected) {
    JRadioButtonMenuItem item = new JRadioButtonMenuItem(words, selected);
    group.add(item);
    return menu.add(item);
  }

  private void scale(boolean fit) {
    track.fitScale(fit);
    extension.browser().repaint();
  }

  /** The tracks that may share a scale with this one, in words: of one method and one factor. */
  private Optional<String> peersOf() {
    return peersOf(track);
  }

  private Optional<String> peersOf(AttributionTrackHandle of) {
    try {
      return of.model()
          .spec()
          .flatMap(
              spec ->
                  of.model()
                      .method()
                      .map(
                          method ->
                              Messages.sameScale(method, extension.models().card(spec.modelId()))));
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  /** The scale of all follows what is in view of any. */
  private void shareScale(String peers) {
    for (AttributionTrackHandle other : extension.tracks()) {
      if (peersOf(other).filter(peers::equals).isPresent()) {
        other.shareScale(peers);
      }
    }
    extension.browser().repaint();
  }

  private void takeBackLook() {
    track.takeBackLook();
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

  /**
   * What is exported is what there is now, however long the user takes to name a file.
   *
   * @param where what the file's name says of the bases; empty for the locus
   */
  private void export(String title, Supplier<RegionSet> chosenRegions, String where) {
    RegionSet regions;
    String name;
    try {
      regions = chosenRegions.get();
      name =
          files.suggestedName(
              where.isEmpty() ? regions.regions().get(0).locus().toString() : where);
    } catch (InputException e) {
      extension.browser().tell(e.getMessage());
      return;
    }
    extension.browser().chooseTarget(title, name).ifPresent(file -> files.export(file, regions));
  }
}
