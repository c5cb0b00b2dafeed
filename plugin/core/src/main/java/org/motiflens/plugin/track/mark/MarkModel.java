package org.motiflens.plugin.track.mark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.swing.JMenuItem;
import org.motiflens.genome.Locus;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.track.Scene;
import org.motiflens.plugin.track.TrackHost;
import org.motiflens.plugin.track.VisibleBases;

/**
 * The model of a track of marks along the genome: hits of a motif, effects of variants. What is in
 * view and what is said in place of marks is here; the marks are the subclasses'.
 */
public abstract class MarkModel {
  /** Pixels beside a mark that still count as on it. */
  protected static final int NEAR = 3;

  private final TrackHost host;
  private final BrowserTrack track;

  /**
   * @param host null where there is none; then the track says so
   */
  protected MarkModel(TrackHost host, BrowserTrack track) {
    this.host = host;
    this.track = track;
  }

  protected final Optional<TrackHost> host() {
    return Optional.ofNullable(host);
  }

  protected final BrowserTrack track() {
    return track;
  }

  /** The height in pixels that suits the marks. */
  public abstract int defaultHeight();

  /** What there is to say in place of marks that these bases would have. */
  protected abstract Optional<String> instead(Locus locus);

  /** The marks of the visible bases, and what the corner says. */
  protected abstract Scene.MarkList marks(View view, VisibleBases visible, Ink ink);

  /** Whether what a view shows is there or, but for a script, asked for. */
  public abstract boolean isReady(View view);

  /** Asks for what a view shows; for a script, computes it. */
  public abstract void load(View view);

  /** What is said of the marks at a position, as HTML. */
  public abstract Optional<String> tooltip(View view, double position);

  /**
   * Items of the menu between the title and the browser's own.
   *
   * @param position that was clicked, in bases from 0; negative beside the data
   */
  public abstract List<JMenuItem> items(View view, double position);

  /** What a session keeps, by name. */
  public abstract Map<String, String> attributes();

  /**
   * Shows what a session kept, or says why that cannot be.
   *
   * @param attribute gives the value of a name, or an empty text
   */
  public abstract void restore(UnaryOperator<String> attribute);

  /** The bases that a view shows, or what is said in place of marks. */
  public final VisibleBases visible(View view) {
    if (host == null) {
      return VisibleBases.none(Messages.NOT_INSTALLED);
    }
    VisibleBases bases = VisibleBases.of(host.genome(), view);
    return bases.sentence().isPresent() ? bases : bases.unless(instead(bases.locus()));
  }

  /** What is to be painted. */
  public final Scene scene(View view, Ink ink) {
    VisibleBases visible = visible(view);
    return visible.sentence().isPresent()
        ? new Scene.Sentence(visible.sentence().get(), ink, true)
        : marks(view, visible, ink);
  }

  /** The track has left the browser. */
  public final void dropped() {
    host().ifPresent(owner -> owner.dropped(track));
  }

  /** Whether a position is on a mark, or so near that it is meant. */
  protected static boolean isNear(View view, double position, Locus mark) {
    double reach = NEAR * view.basesPerPixel();
    return position >= mark.start() - reach && position <= mark.end() + reach;
  }

  protected static JMenuItem item(String words, Runnable action) {
    JMenuItem item = new JMenuItem(words);
    item.addActionListener(event -> action.run());
    return item;
  }
}
