package org.motiflens.explain.optimisation;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.network.Network;

/**
 * Searches the input that a network takes for its class: the sequence, or the mixture of bases at
 * each position, that it scores highest (Lanchantin et al. 2017, section 3.3; after Simonyan et al.
 * 2013). One class a recipe; recipes have no state.
 */
public interface ClassOptimiser {
  /** All recipes of this product, the recommended one first. */
  List<ClassOptimiser> STANDARD =
      List.of(new SampledOptimiser(), new SimplexOptimiser(), new DemoExactOptimiser());

  /** What files and the command line call it. */
  String key();

  /** What menus call it. */
  String label();

  /** One line for people: what is optimised, and how. */
  String formula();

  /** Where the recipe comes from. */
  String source();

  /**
   * Optimises on the calling thread. The same network and seed give the same result, to the last
   * bit on one machine. Progress is counted in steps.
   *
   * @throws CancellationException when the monitor asks for it; seen at every step
   */
  ClassOptimum optimise(Network network, long seed, Monitor monitor);

  /**
   * A recipe by its key.
   *
   * @throws InputException when there is none
   */
  static ClassOptimiser named(String key) {
    return STANDARD.stream()
        .filter(optimiser -> optimiser.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "There is no recipe \""
                        + key
                        + "\" of class optimisation; choose one of "
                        + String.join(", ", STANDARD.stream().map(ClassOptimiser::key).toList())
                        + "."));
  }
}
