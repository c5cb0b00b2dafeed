package org.motiflens.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.motiflens.fixture.Checkout;
import org.motiflens.network.Architecture;
import org.motiflens.training.data.BenchmarkFile;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.ReferenceData;
import org.motiflens.training.data.TrainingData;
import org.motiflens.training.data.WindowSet;

/**
 * Measures whether it hurts that sequence is at hand around strong, open sites rather than
 * everywhere. Of an experiment with a complete original set, a small CNN is trained on the
 * positives whose sequence is at hand, and one on as many drawn at random from all; both are judged
 * on the original test set. Arguments are the number of seeds and names of experiments. Prints a
 * line for each training.
 */
final class SequenceBiasReport {
  private static final double VALIDATION_SHARE = 0.1;
  private static final Architecture ARCHITECTURE = Architecture.named("small-cnn");

  private SequenceBiasReport() {}

  public static void main(String[] arguments) {
    ReferenceData reference = new ReferenceData(Checkout.sharedData());
    System.out.println(
        "set\tpositives\tof\tarm\tseed\tbest_epoch\tvalidation_auc\tauc\tauc_low\tauc_high");
    for (String name : Arrays.asList(arguments).subList(1, arguments.length)) {
      Experiment experiment = reference.experiments().named(name);
      ReferenceData.BenchmarkSet files = reference.benchmarkSet(experiment).orElseThrow();
      List<byte[]> all = BenchmarkFile.read(files.training()).positives();
      WindowSet test = BenchmarkFile.read(files.test());
      TrainingData peaks =
          TrainingData.fromPeaks(
              reference,
              reference.genome(),
              experiment,
              ARCHITECTURE.windowLength(),
              Integer.MAX_VALUE,
              1);
      List<byte[]> known =
          Stream.concat(
                  peaks.training().positives().stream(), peaks.validation().positives().stream())
              .toList();
      for (int seed = 1; seed <= Integer.parseInt(arguments[0]); seed++) {
        for (Map.Entry<String, List<byte[]>> arm : arms(all, known, seed).entrySet()) {
          System.out.printf(
              Locale.ROOT,
              "%s\t%d\t%d\t%s\t%d\t%s%n",
              experiment.id(),
              arm.getValue().size(),
              all.size(),
              arm.getKey(),
              seed,
              trained(arm.getValue(), test, seed));
        }
      }
    }
  }

  /**
   * The two training sets that are compared.
   *
   * @param all positives of the complete set
   * @param known windows whose sequence is at hand
   */
  static Map<String, List<byte[]>> arms(List<byte[]> all, List<byte[]> known, long seed) {
    Set<String> texts = known.stream().map(Arrays::toString).collect(Collectors.toSet());
    List<byte[]> atHand =
        all.stream().filter(window -> texts.contains(Arrays.toString(window))).toList();
    List<byte[]> order = new ArrayList<>(all);
    Collections.shuffle(order, new Random(seed));
    Map<String, List<byte[]>> arms = new LinkedHashMap<>();
    arms.put("at hand", atHand);
    arms.put("random", List.copyOf(order.subList(0, atHand.size())));
    return arms;
  }

  private static String trained(List<byte[]> positives, WindowSet test, long seed) {
    WindowSet.Parts parts =
        WindowSet.withShuffles(positives, new Random(seed)).holdOut(VALIDATION_SHARE, seed);
    TrainedModel model =
        new ModelTrainer(ARCHITECTURE, Recipe.standard(ARCHITECTURE, seed))
            .train(parts.large(), parts.small(), Optional.empty(), progress -> {}, () -> false);
    Auc auc = model.evaluate(test);
    return String.format(
        Locale.ROOT,
        "%d\t%.4f\t%.4f\t%.4f\t%.4f",
        model.bestEpoch(),
        model.validationAuc(),
        auc.value(),
        auc.low(),
        auc.high());
  }
}
