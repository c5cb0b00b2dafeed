package org.motiflens.training.sharing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.motiflens.training.data.Summit;

/**
 * How alike the labels of experiments are: Pearson's correlation of "has a summit here" over all
 * places of {@value #PLACE} bases that any of the experiments binds (the phi coefficient).
 * Immutable.
 */
public final class CoBinding {
  /** Bases of a place. */
  public static final int PLACE = 200;

  private final List<BitSet> bound;
  private final int places;

  private CoBinding(List<BitSet> bound, int places) {
    this.bound = bound;
    this.places = places;
  }

  /**
   * @param summits of each experiment
   */
  public static CoBinding of(List<List<Summit>> summits) {
    Map<String, Map<Integer, Integer>> numbers = new HashMap<>();
    List<BitSet> bound = new ArrayList<>();
    int places = 0;
    for (List<Summit> experiment : summits) {
      BitSet own = new BitSet();
      for (Summit summit : experiment) {
        Map<Integer, Integer> ofChromosome =
            numbers.computeIfAbsent(summit.chromosome(), name -> new HashMap<>());
        Integer number = ofChromosome.get(summit.position() / PLACE);
        if (number == null) {
          number = places++;
          ofChromosome.put(summit.position() / PLACE, number);
        }
        own.set(number);
      }
      bound.add(own);
    }
    return new CoBinding(bound, places);
  }

  /** Places that any experiment binds. */
  public int places() {
    return places;
  }

  /** Correlation of two experiments' labels; NaN where one of them binds nowhere or everywhere. */
  public double correlation(int a, int b) {
    BitSet both = (BitSet) bound.get(a).clone();
    both.and(bound.get(b));
    double n = places;
    double pA = bound.get(a).cardinality() / n;
    double pB = bound.get(b).cardinality() / n;
    double covariance = both.cardinality() / n - pA * pB;
    return covariance / Math.sqrt(pA * (1 - pA) * pB * (1 - pB));
  }
}
