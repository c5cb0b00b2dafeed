package org.motiflens.training.conformance;

import java.util.ArrayList;
import java.util.List;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.interaction.DoubleKnockout;
import org.motiflens.explain.interaction.Interaction;
import org.motiflens.explain.interaction.Knockout;
import org.motiflens.explain.interaction.Stretch;

/**
 * Interactions in single windows that hold a, b and the decoy: double knock-outs.
 *
 * @param interactions by pair of {@link PlantedPair#ALL}, one a window
 */
public record KnockedOut(List<List<Interaction>> interactions) {
  /** As many as the command takes. */
  private static final int DRAWS = 8;

  /** As many as the command takes. */
  private static final int NULL_PAIRS = 99;

  /** p up to which an interaction is called. */
  static final double LEVEL = 0.05;

  static KnockedOut of(TrainedRule trained, int windows, long seed, Monitor monitor) {
    List<PlantedWindow> full =
        new PlantedSequences(trained.rule(), trained.motifs(), seed).full(windows);
    DoubleKnockout knockout =
        new DoubleKnockout(trained.network(), Knockout.SHUFFLE, DRAWS, NULL_PAIRS);
    List<List<Interaction>> interactions = new ArrayList<>();
    for (PlantedPair pair : PlantedPair.ALL) {
      List<Interaction> ofPair = new ArrayList<>();
      for (int i = 0; i < full.size(); i++) {
        Stretch first = full.get(i).sites().get(pair.first()).orElseThrow();
        Stretch second = full.get(i).sites().get(pair.second()).orElseThrow();
        ofPair.add(knockout.measure(full.get(i).codes(), first, second, seed + i, Monitor.NONE));
        monitor.check();
      }
      interactions.add(ofPair);
    }
    return new KnockedOut(interactions);
  }

  List<Interaction> of(PlantedPair pair) {
    return interactions.get(PlantedPair.ALL.indexOf(pair));
  }

  double median(PlantedPair pair) {
    double[] sorted = of(pair).stream().mapToDouble(Interaction::eps).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** Share of windows with p ≤ {@link #LEVEL}. */
  double called(PlantedPair pair) {
    return of(pair).stream().filter(one -> one.p() <= LEVEL).count() / (double) of(pair).size();
  }

  /** Share of windows with p ≤ {@link #LEVEL} and eps of a sign. */
  double called(PlantedPair pair, double sign) {
    return of(pair).stream().filter(one -> one.p() <= LEVEL && one.eps() * sign > 0).count()
        / (double) of(pair).size();
  }
}
