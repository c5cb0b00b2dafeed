package org.motiflens.explain.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.LayerEvaluator;
import org.motiflens.network.LayerEvaluator.Layer;
import org.motiflens.network.Network;

/**
 * The motifs of a layer's features: in each window the strongest activation of each feature is
 * looked for, and the stretches under those of at least half the largest of all windows are
 * counted. Of equal activations the leftmost is taken. A stretch that reaches over the window's end
 * or holds an unknown base is left out.
 */
public final class FeatureMotifs {
  /** With fewer stretches there is no motif. */
  public static final int FEWEST_SITES = 10;

  /** With fewer windows there is none to look for. */
  public static final int FEWEST_WINDOWS = 20;

  private static final double SHARE_OF_LARGEST = 0.5;
  private static final int MOST_HITS = 5;

  private FeatureMotifs() {}

  /**
   * One a feature, in their order.
   *
   * @param windows codes, each as long as the network reads
   * @throws InputException when there are fewer than {@value #FEWEST_WINDOWS} windows
   */
  public static List<FeatureMotif> of(
      Network network, FeatureLayer features, List<byte[]> windows, Monitor monitor) {
    if (windows.size() < FEWEST_WINDOWS) {
      throw new InputException(
          "There are "
              + windows.size()
              + " windows to make motifs of features from; at least "
              + FEWEST_WINDOWS
              + " are needed.");
    }
    LayerEvaluator evaluator = network.newLayerEvaluator();
    int index = positions(evaluator, features);
    Layer layer = evaluator.layers().get(index);
    float[] activations = new float[layer.size()];
    List<List<FeatureMotif.Hit>> hits = new ArrayList<>();
    for (int k = 0; k < layer.channels(); k++) {
      hits.add(new ArrayList<>());
    }
    for (int w = 0; w < windows.size(); w++) {
      monitor.check();
      evaluator.evaluate(windows.get(w), 0);
      evaluator.activations(index, activations);
      for (int k = 0; k < layer.channels(); k++) {
        strongest(layer, activations, k, w, windows.get(w)).ifPresent(hits.get(k)::add);
      }
      monitor.progress(w + 1, windows.size());
    }
    List<FeatureMotif> motifs = new ArrayList<>();
    for (int k = 0; k < layer.channels(); k++) {
      motifs.add(motif(k, hits.get(k), windows, layer.span()));
    }
    return motifs;
  }

  /** Behind a maximum over time there are no positions: they are in the layer below. */
  static int positions(LayerEvaluator evaluator, FeatureLayer features) {
    boolean maximum = evaluator.layers().get(features.index()).step() == 0;
    return maximum ? features.index() - 1 : features.index();
  }

  private static Optional<FeatureMotif.Hit> strongest(
      Layer layer, float[] activations, int feature, int window, byte[] codes) {
    int best = -1;
    float highest = 0;
    for (int column = 0; column < layer.columns(); column++) {
      float value = activations[column * layer.channels() + feature];
      if (value > highest && isKnown(codes, layer.firstBase(column), layer.span())) {
        highest = value;
        best = column;
      }
    }
    return best < 0
        ? Optional.empty()
        : Optional.of(new FeatureMotif.Hit(window, layer.firstBase(best), layer.span(), highest));
  }

  private static boolean isKnown(byte[] codes, int from, int length) {
    if (from < 0 || from + length > codes.length) {
      return false;
    }
    for (int i = from; i < from + length; i++) {
      if (codes[i] >= Bases.COUNT) {
        return false;
      }
    }
    return true;
  }

  private static FeatureMotif motif(
      int feature, List<FeatureMotif.Hit> hits, List<byte[]> windows, int span) {
    double largest = hits.stream().mapToDouble(FeatureMotif.Hit::activation).max().orElse(0);
    List<FeatureMotif.Hit> sites =
        hits.stream()
            .filter(hit -> hit.activation() >= SHARE_OF_LARGEST * largest)
            .sorted(Comparator.comparingDouble(FeatureMotif.Hit::activation).reversed())
            .toList();
    Optional<MotifMatrix> matrix = Optional.empty();
    if (sites.size() >= FEWEST_SITES) {
      double[][] counts = new double[span][Bases.COUNT];
      for (FeatureMotif.Hit site : sites) {
        byte[] codes = windows.get(site.window());
        for (int i = 0; i < span; i++) {
          counts[i][codes[site.offset() + i]]++;
        }
      }
      matrix = Optional.of(MotifMatrix.ofCounts("feature" + (feature + 1), "", counts));
    }
    return new FeatureMotif(
        feature,
        largest,
        sites.size(),
        matrix,
        sites.subList(0, Math.min(MOST_HITS, sites.size())));
  }
}
