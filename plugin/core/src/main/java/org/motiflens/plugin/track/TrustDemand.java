package org.motiflens.plugin.track;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.Locus;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.message.WindowWords;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.tile.TrustEngine;

/** Which windows a track wants to know more about: those of a narrow view, and under the mouse. */
final class TrustDemand {
  private static final String HOVER = "MotifLens tooltip";
  private static final int WIDEST = 2_000;
  private static final int MOST_WINDOWS = 16;

  private final TrackHost host;

  TrustDemand(TrackHost host) {
    this.host = host;
  }

  private TrustEngine engine() {
    return host.trusts();
  }

  void forget(TrackView client) {
    engine().forgetIf(client::equals);
  }

  /** Computes the window of the view's centre: for a script. */
  void computeNow(VisibleTiles visible) {
    centre(visible)
        .ifPresent(
            window -> engine().computeNow(window, computer(visible.spec(), visible.genome())));
  }

  /** The windows of a narrow view: that of its centre first, or of the chosen peak; then all. */
  void ask(TrackView client, VisibleTiles visible) {
    Optional<TrustEngine.Window> centre = centre(visible);
    if (centre.isEmpty()) {
      forget(client);
      return;
    }
    TrackSpec shown = visible.spec();
    Locus locus = visible.locus();
    Set<TrustEngine.Window> windows = new LinkedHashSet<>(List.of(centre.get()));
    if (locus.length() / shown.stride() <= MOST_WINDOWS) {
      for (int base = locus.start(); base < locus.end(); base++) {
        window(shown, visible.genome(), new Anchor(locus.chromosome(), base))
            .ifPresent(windows::add);
      }
    }
    engine().want(client, List.copyOf(windows), computer(shown, visible.genome()));
  }

  /** Reads each window from the piece of the genome that it was asked for. */
  private TrustEngine.Computer computer(TrackSpec shown, BrowserGenome genome) {
    return (window, monitor) -> {
      String chromosome = window.chromosome();
      for (BrowserGenome.Piece piece :
          genome.pieces(new Locus(chromosome, 0, genome.length(chromosome)))) {
        Optional<BrowserGenome> read = piece.read();
        if (read.isPresent() && read.get().key().equals(window.genomeKey())) {
          return host.tiles().trusts(shown, read.get()).compute(window, monitor);
        }
      }
      return Optional.empty();
    };
  }

  /** The window that the corner of the track speaks of; none in a wide view. */
  private static Optional<TrustEngine.Window> centre(VisibleTiles visible) {
    Locus locus = visible.locus();
    if (locus.length() > WIDEST) {
      return Optional.empty();
    }
    TrackSpec shown = visible.spec();
    int centre =
        shown
            .anchor()
            .filter(a -> a.chromosome().equals(locus.chromosome()))
            .map(Anchor::position)
            .filter(position -> position >= locus.start() && position < locus.end())
            .orElse((locus.start() + locus.end()) / 2);
    return window(shown, visible.genome(), new Anchor(locus.chromosome(), centre));
  }

  private static Optional<TrustEngine.Window> window(
      TrackSpec shown, BrowserGenome genome, Anchor base) {
    String chromosome = base.chromosome();
    int start = shown.layout(chromosome).owner(base.position(), genome.length(chromosome));
    Optional<BrowserGenome> read =
        genome.pieces(new Locus(chromosome, base.position(), base.position() + 1)).get(0).read();
    return start == WindowLayout.NONE || read.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TrustEngine.Window(
                read.get().key(),
                shown.modelId(),
                shown.modelHash(),
                chromosome,
                start,
                shown.strand() == StrandRule.REVERSE));
  }

  /** How far the window at the centre of a view can be trusted, once that is known: long, short. */
  List<String> ofView(VisibleTiles visible) {
    int half = visible.spec().windowLength() / 2;
    return centre(visible)
        .flatMap(
            window ->
                engine()
                    .known(window)
                    .map(
                        facts ->
                            List.of(
                                WindowWords.brief(window.start() + half, facts),
                                WindowWords.briefest(window.start() + half, facts))))
        .orElse(List.of());
  }

  /** A line of a tooltip; asks for what is not known yet. */
  String line(BrowserTrack track, TrackSpec shown, BrowserGenome genome, Anchor base) {
    Optional<TrustEngine.Window> window = window(shown, genome, base);
    if (window.isEmpty()) {
      return "";
    }
    if (!engine().isSettled(window.get())) {
      engine().want(new TrackView(track, HOVER), List.of(window.get()), computer(shown, genome));
      return Messages.FACTS_COMING;
    }
    return engine().known(window.get()).map(WindowWords::full).orElse(Messages.NO_FACTS);
  }
}
