package org.motiflens.plugin.panel.features;

import java.util.ArrayList;
import java.util.List;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.resolve.FeatureActivations;
import org.motiflens.explain.resolve.FeatureLayer;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Network;
import org.motiflens.plugin.learnt.NamedStretch;

/** Where features are most active in a view. */
final class FeaturePlaces {
  private FeaturePlaces() {}

  /**
   * The strongest place of the first feature, and the strongest of each further one that lies
   * beside those before it in one window. Of places that are equally strong the left one.
   *
   * @param channels of the features, counted from 0
   * @throws InputException when one of them is active nowhere there
   */
  static List<NamedStretch> find(
      Network network,
      FeatureLayer layer,
      List<Integer> channels,
      SequenceSource genome,
      Locus view,
      Monitor monitor) {
    int window = network.architecture().windowLength();
    List<NamedStretch> places = new ArrayList<>();
    for (int channel : channels) {
      FeatureActivations.Columns columns =
          new FeatureActivations(network, layer, channel).over(genome, view, monitor);
      Locus best = null;
      float largest = 0;
      for (int i = 0; i < columns.values().length; i++) {
        int start = columns.firstBase(i);
        if (columns.values()[i] > largest && start + columns.span() <= view.end()) {
          Locus place = new Locus(view.chromosome(), start, start + columns.span());
          if (fits(place, places, window)) {
            best = place;
            largest = columns.values()[i];
          }
        }
      }
      if (best == null) {
        throw new InputException(none(channel, places));
      }
      places.add(new NamedStretch("feature " + (channel + 1), best));
    }
    return places;
  }

  private static boolean fits(Locus place, List<NamedStretch> before, int window) {
    for (NamedStretch other : before) {
      int from = Math.min(place.start(), other.locus().start());
      int to = Math.max(place.end(), other.locus().end());
      if (place.overlaps(other.locus()) || to - from > window) {
        return false;
      }
    }
    return true;
  }

  private static String none(int channel, List<NamedStretch> places) {
    return places.isEmpty()
        ? "Feature " + (channel + 1) + " is active nowhere in view; move to another place."
        : "Feature "
            + (channel + 1)
            + " is active nowhere beside "
            + places.get(0)
            + " in one window; move to another place.";
  }
}
