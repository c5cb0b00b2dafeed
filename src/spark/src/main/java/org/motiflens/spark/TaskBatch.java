package org.motiflens.spark;

import java.io.Serializable;
import java.util.List;

/**
 * Pieces that are computed together, one task of Spark.
 *
 * @param pieces in order
 */
record TaskBatch(List<ShippedTask> pieces) implements Serializable {
  /**
   * What became of a batch.
   *
   * @param values of each piece, one a base; none when it failed
   * @param failure what to tell people when an input could not be used, or null
   */
  record Result(List<float[]> values, String failure) implements Serializable {}
}
