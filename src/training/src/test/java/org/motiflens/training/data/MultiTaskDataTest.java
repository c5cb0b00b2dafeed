package org.motiflens.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.training.SharedReference;

class MultiTaskDataTest {
  private static final int WINDOW = 101;
  private static final int LENGTH = 12_000;

  private final PartialGenome genome =
      new PartialGenome.Builder("test").add("chr1", 0, random()).build();

  private static byte[] random() {
    Random random = new Random(5);
    byte[] codes = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      codes[i] = (byte) random.nextInt(Bases.COUNT);
    }
    return codes;
  }

  /** A lone summit is rank 1 and trains. */
  private static List<Summit> at(int... positions) {
    List<Summit> summits = new ArrayList<>();
    for (int i = 0; i < positions.length; i++) {
      summits.add(new Summit("chr1", positions[i], 100 - i));
    }
    return summits;
  }

  private static MultiTaskSet all(MultiTaskData data) {
    // The whole of a chromosome this short is on one side.
    return data.training().positives().isEmpty() ? data.validation() : data.training();
  }

  @Test
  void summitsNearEachOtherShareAWindow() {
    MultiTaskSet set =
        all(
            MultiTaskData.of(
                Map.of("a", at(1000), "b", at(1030), "c", at(5000)), genome, WINDOW, 1));
    assertEquals(List.of("a", "b", "c"), set.tasks());
    assertEquals(2, set.positives().size());
    assertArrayEquals(new int[] {0, 1}, set.bound().get(0));
    assertArrayEquals(new int[] {2}, set.bound().get(1));
    assertArrayEquals(genome.codes(Locus.around("chr1", 1000, WINDOW)), set.positives().get(0));
  }

  @Test
  void noWindowOverlapsATestWindowOfAnyTask() {
    // Rank 2 of "a" tests: at 3000.
    for (int distance : new int[] {-100, -1, 0, 50, 100}) {
      MultiTaskSet set =
          all(
              MultiTaskData.of(
                  Map.of("a", at(1000, 3000), "b", at(3000 + distance)), genome, WINDOW, 1));
      assertEquals(1, set.positives().size(), "b at distance " + distance);
    }
    for (int distance : new int[] {-101, 101}) {
      MultiTaskSet set =
          all(
              MultiTaskData.of(
                  Map.of("a", at(1000, 3000), "b", at(3000 + distance)), genome, WINDOW, 1));
      assertEquals(2, set.positives().size(), "b at distance " + distance);
    }
  }

  @Test
  void windowsWithUnknownBasesAreLeftOut() {
    MultiTaskSet set =
        all(MultiTaskData.of(Map.of("a", at(1000), "b", at(20, LENGTH + 500)), genome, WINDOW, 1));
    assertEquals(1, set.positives().size());
  }

  @Test
  void ofTheRealPeaksNothingThatJudgesASingleExperimentIsTrainedOn() {
    ReferenceData reference = SharedReference.reference();
    MultiTaskData data = MultiTaskData.of(reference.summits().all(), reference.genome(), WINDOW, 1);
    Set<String> trained = new HashSet<>();
    data.training().positives().forEach(codes -> trained.add(Bases.decode(codes)));
    Map<String, Integer> counts = new HashMap<>();
    for (Experiment experiment : reference.experiments().experiments()) {
      if (experiment.cellLine().equals("K562")
          && reference.benchmarkSet(experiment).isEmpty()
          && List.of("MAX", "CTCF", "REST", "YY1", "SP2").contains(experiment.tf())) {
        TrainingData single =
            TrainingData.fromPeaks(reference, reference.genome(), experiment, WINDOW, 12_000, 1);
        for (WindowSet judge : List.of(single.validation(), single.test())) {
          for (byte[] codes : judge.positives()) {
            if (trained.contains(Bases.decode(codes))) {
              counts.merge(experiment.id(), 1, Integer::sum);
            }
          }
        }
        assertTrue(single.validation().positives().size() > 50, experiment.id());
      }
    }
    assertEquals(Map.of(), counts, "judging windows that were trained on");
    assertTrue(trained.size() > 50_000, "windows: " + trained.size());
  }
}
