package org.motiflens.explain.resolve;

/** From the W values of a feature in a map to one: φ. With a single position both are the same. */
public enum ImportanceScore {
  /** φ_k = (1/W) Σ_i H_k(i): the spatial mean, as a survey describes the paper. */
  MEAN("spatial mean") {
    @Override
    double of(FeatureMap map, int channel) {
      double sum = 0;
      for (int column = 0; column < map.columns(); column++) {
        sum += map.value(column, channel);
      }
      return sum / map.columns();
    }
  },
  /** The value of largest magnitude, with its sign; of equal ones the leftmost. */
  LARGEST("value of largest magnitude") {
    @Override
    double of(FeatureMap map, int channel) {
      double largest = 0;
      for (int column = 0; column < map.columns(); column++) {
        double value = map.value(column, channel);
        largest = Math.abs(value) > Math.abs(largest) ? value : largest;
      }
      return largest;
    }
  };

  private final String words;

  ImportanceScore(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  abstract double of(FeatureMap map, int channel);

  /** The feature importance vector (FIV) of a map: φ of each channel. */
  public double[] vector(FeatureMap map) {
    double[] vector = new double[map.channels()];
    for (int channel = 0; channel < vector.length; channel++) {
      vector[channel] = of(map, channel);
    }
    return vector;
  }
}
