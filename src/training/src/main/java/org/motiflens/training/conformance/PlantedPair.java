package org.motiflens.training.conformance;

import java.util.List;

/**
 * Two of the three planted motifs.
 *
 * @param first 0 for a, 1 for b, 2 for the decoy
 */
record PlantedPair(int first, int second) {
  static final PlantedPair A_B = new PlantedPair(0, 1);

  /** PlantedPair that do not interact under any rule. */
  static final List<PlantedPair> WITH_DECOY = List.of(new PlantedPair(0, 2), new PlantedPair(1, 2));

  static final List<PlantedPair> ALL = List.of(A_B, WITH_DECOY.get(0), WITH_DECOY.get(1));

  String words() {
    List<String> names = List.of("a", "b", "decoy");
    return names.get(first) + " and " + names.get(second);
  }
}
