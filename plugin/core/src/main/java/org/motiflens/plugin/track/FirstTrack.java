package org.motiflens.plugin.track;

import java.util.List;
import java.util.function.Predicate;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.tile.TrackSpec;

/**
 * Whether a track is the first of some kind in the browser: what holds for all of them is said
 * once.
 *
 * @param tracks all of the browser's, from top to bottom
 * @param track the one that asks
 */
record FirstTrack(List<? extends BrowserTrack> tracks, BrowserTrack track) {
  /** Whether no track before it is of the same model. */
  boolean ofModel(TrackSpec spec) {
    return isFirst(theirs -> isOfModel(theirs, spec));
  }

  /**
   * Whether no track before it says something of the same window at the centre: the chosen one, or
   * one of the same grid. A curve of P says by itself what a window's P is.
   */
  boolean ofWindows(VisibleTiles visible) {
    return isFirst(theirs -> !theirs.look().isCurve() && isOfWindows(theirs, visible));
  }

  private boolean isFirst(Predicate<AttributionModel> kind) {
    for (BrowserTrack other : tracks) {
      if (other == track) {
        return true;
      }
      if (other instanceof AttributionTrackHandle ours && kind.test(ours.model())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfModel(AttributionModel theirs, TrackSpec spec) {
    return theirs.working().filter(shown -> shown.modelHash().equals(spec.modelHash())).isPresent();
  }

  private static boolean isOfWindows(AttributionModel theirs, VisibleTiles visible) {
    TrackSpec spec = visible.spec();
    return isOfModel(theirs, spec)
        && theirs
            .working()
            .filter(shown -> shown.strand() == spec.strand())
            .filter(
                shown ->
                    shown.stride() == spec.stride()
                        || (visible.showsAnchor() && shown.anchor().equals(spec.anchor())))
            .isPresent();
  }
}
