package org.motiflens.explain.resolve;

import java.util.Arrays;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.LayerEvaluator;
import org.motiflens.network.LayerEvaluator.Layer;
import org.motiflens.network.Network;

/**
 * The activation of one feature along a genome. Windows are laid so that each column of the layer
 * that sees nothing but bases is met once: what a column says depends on its own bases alone, and
 * the grid on the chromosome's start. Behind a maximum over time the layer below is shown. For one
 * thread.
 */
public final class FeatureActivations {
  private final LayerEvaluator evaluator;
  private final int window;
  private final int index;
  private final Layer shape;
  private final int feature;
  private final int firstColumn;
  private final int columns;
  private final float[] values;

  /**
   * Columns of a feature.
   *
   * @param start first base that the first column sees
   * @param step bases from one column's first base to the next's
   * @param span bases that a column sees
   * @param values one a column; NaN where a base that it sees is not known, or no window reaches
   */
  @SuppressWarnings("ArrayRecordComponent") // read, never changed
  public record Columns(int start, int step, int span, float[] values) {
    /** The first base that a column sees. */
    public int firstBase(int column) {
      return start + column * step;
    }
  }

  /**
   * @param feature channel, counted from 0
   * @throws InputException when there is no such feature, or each column sees the whole window
   */
  public FeatureActivations(Network network, FeatureLayer layer, int feature) {
    evaluator = network.newLayerEvaluator();
    window = network.architecture().windowLength();
    index = FeatureMotifs.positions(evaluator, layer);
    shape = evaluator.layers().get(index);
    this.feature = feature;
    if (feature < 0 || feature >= shape.channels()) {
      throw new InputException(
          "There is no feature "
              + (feature + 1)
              + " in "
              + layer.shape().name()
              + ", which has "
              + shape.channels()
              + "; choose one of those.");
    }
    int first = 0;
    int last = -1;
    for (int column = 0; column < shape.columns(); column++) {
      boolean within =
          shape.step() > 0
              && shape.firstBase(column) >= 0
              && shape.firstBase(column) + shape.span() <= window;
      first = within && last < 0 ? column : first;
      last = within ? column : last;
    }
    firstColumn = first;
    columns = last - first + 1;
    if (last < 0) {
      throw new InputException(
          "Each column of "
              + shape.name()
              + " sees more than a window and has no place of its own; choose a lower layer.");
    }
    values = new float[shape.size()];
  }

  /** The columns whose first base lies in a locus. */
  public Columns over(SequenceSource source, Locus locus, Monitor monitor) {
    int length = source.length(locus.chromosome());
    int stride = columns * shape.step();
    int offset = shape.firstBase(firstColumn);
    // Columns lie at offset + n step, n from 0.
    int from = Math.max(0, -Math.floorDiv(offset - locus.start(), shape.step()));
    int to = Math.max(from, -Math.floorDiv(offset - locus.end(), shape.step()));
    float[] found = new float[to - from];
    Arrays.fill(found, Float.NaN);
    int firstWindow = from / columns;
    int lastWindow = Math.min((to - 1) / columns, (length - window) / stride);
    if (length >= window && to > from && lastWindow >= firstWindow) {
      int origin = firstWindow * stride;
      byte[] codes =
          source.codes(new Locus(locus.chromosome(), origin, lastWindow * stride + window));
      for (int w = firstWindow; w <= lastWindow; w++) {
        monitor.check();
        int start = w * stride - origin;
        evaluator.evaluate(codes, start);
        evaluator.activations(index, values);
        for (int c = 0; c < columns; c++) {
          int at = w * columns + c - from;
          int column = firstColumn + c;
          if (at >= 0 && at < found.length && isKnown(codes, start + shape.firstBase(column))) {
            found[at] = values[column * shape.channels() + feature];
          }
        }
        monitor.progress(w - firstWindow + 1L, lastWindow - firstWindow + 1L);
      }
    }
    return new Columns(offset + from * shape.step(), shape.step(), shape.span(), found);
  }

  private boolean isKnown(byte[] codes, int start) {
    for (int i = start; i < start + shape.span(); i++) {
      if (codes[i] >= Bases.COUNT) {
        return false;
      }
    }
    return true;
  }
}
