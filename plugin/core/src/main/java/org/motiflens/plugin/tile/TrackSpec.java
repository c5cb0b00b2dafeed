package org.motiflens.plugin.tile;

import java.util.Objects;
import java.util.Optional;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;

/**
 * What a track shows: all that decides its values, and nothing that decides its looks. Two tracks
 * with equal specs share their tiles.
 *
 * @param modelId name of the model in the library, {@code EXPERIMENT/ARCHITECTURE}
 * @param modelHash SHA-256 of the model's weights
 * @param methodKey the method's key in the attribution registry
 * @param windowLength bases that the model reads
 * @param stride bases from one window to the next
 * @param strand whose values a base gets
 * @param anchor the position that one window is centred on, when the user chose a peak; always
 *     empty with a stride of 1, where every base has a window centred on it already
 */
public record TrackSpec(
    String modelId,
    String modelHash,
    String methodKey,
    int windowLength,
    int stride,
    StrandRule strand,
    Optional<Anchor> anchor) {
  public TrackSpec {
    Objects.requireNonNull(modelId);
    Objects.requireNonNull(modelHash);
    Objects.requireNonNull(methodKey);
    Objects.requireNonNull(strand);
    Objects.requireNonNull(anchor);
    if (stride == 1) {
      anchor = Optional.empty();
    }
  }

  public TrackSpec anchoredAt(Optional<Anchor> newAnchor) {
    return new TrackSpec(modelId, modelHash, methodKey, windowLength, stride, strand, newAnchor);
  }

  public TrackSpec withMethod(String newMethodKey, int newStride, Optional<Anchor> newAnchor) {
    return new TrackSpec(
        modelId, modelHash, newMethodKey, windowLength, newStride, strand, newAnchor);
  }

  public TrackSpec onStrand(StrandRule newStrand) {
    return new TrackSpec(modelId, modelHash, methodKey, windowLength, stride, newStrand, anchor);
  }

  /** 0-based position of the first base of a tile. */
  int tileStart(int index) {
    return TileKey.start(index, windowLength, stride);
  }

  /** Index of the tile that holds a base (0-based). */
  public int tileAt(int position) {
    return TileKey.at(position, windowLength, stride);
  }

  /** The layout on a chromosome: the grid, and the anchored window where the anchor lies there. */
  public WindowLayout layout(String chromosome) {
    WindowLayout grid = WindowLayout.everyBases(windowLength, stride);
    return anchor
        .filter(a -> a.chromosome().equals(chromosome))
        .map(a -> grid.anchoredAt(a.position()))
        .orElse(grid);
  }

  /**
   * The layout as the bases [start, end) see it: without the anchor where its window lies wholly
   * outside, so that choosing another peak leaves the tiles far from it valid.
   */
  WindowLayout layout(String chromosome, int start, int end) {
    WindowLayout layout = layout(chromosome);
    if (layout.anchor().isPresent()) {
      int first = layout.anchor().getAsInt() - layout.half();
      if (first >= end || first + windowLength <= start) {
        return WindowLayout.everyBases(windowLength, stride);
      }
    }
    return layout;
  }
}
