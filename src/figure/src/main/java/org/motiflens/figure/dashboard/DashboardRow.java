package org.motiflens.figure.dashboard;

import java.util.Objects;
import java.util.Optional;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.network.bundle.ModelCard;

/** What one model says of each base of the window by one method. Immutable. */
public final class DashboardRow {
  private final ModelCard model;
  private final AttributionMethod method;
  private final double probability;
  private final Optional<Meaning> meaning;
  private final float[] values;

  /**
   * @param probability P of the whole window
   * @param meaning what that means in the genome; nothing of a model that is not calibrated
   * @param values one a base of the window, NaN where there is none
   */
  DashboardRow(
      ModelCard model,
      AttributionMethod method,
      double probability,
      Optional<Meaning> meaning,
      float[] values) {
    this.meaning = Objects.requireNonNull(meaning);
    this.model = Objects.requireNonNull(model);
    this.method = Objects.requireNonNull(method);
    this.probability = probability;
    this.values = values.clone();
  }

  public ModelCard model() {
    return model;
  }

  public AttributionMethod method() {
    return method;
  }

  /** P of the whole window. */
  public double probability() {
    return probability;
  }

  /** What P means in the genome; nothing of a model that is not calibrated. */
  public Optional<Meaning> meaning() {
    return meaning;
  }

  /** The value of a column; NaN where there is none. */
  public float at(int column) {
    return values[column];
  }

  /** The largest value, 0 when none is larger. */
  public float maximum() {
    float largest = 0;
    for (float value : values) {
      largest = value > largest ? value : largest;
    }
    return largest;
  }
}
