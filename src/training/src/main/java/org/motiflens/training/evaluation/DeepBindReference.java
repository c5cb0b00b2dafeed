package org.motiflens.training.evaluation;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * AUC of the published DeepBind models on the benchmark's own test sets, measured with {@code
 * motiflens evaluate}. Whether those models saw the test sequences in training is not known.
 */
public final class DeepBindReference {
  private final Map<String, Double> bySet;

  private DeepBindReference(Map<String, Double> bySet) {
    this.bySet = Map.copyOf(bySet);
  }

  /** The measured values that come with the program. */
  public static DeepBindReference measured() {
    Map<String, Double> bySet = new TreeMap<>();
    try {
      List<String> lines =
          Resources.readLines(
              Resources.getResource(DeepBindReference.class, "deepbind.tsv"),
              StandardCharsets.UTF_8);
      for (String line : lines.subList(1, lines.size())) {
        String[] fields = line.split("\t", -1);
        bySet.put(fields[0], Double.parseDouble(fields[2]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DeepBindReference(bySet);
  }

  /** Of an experiment's test set; empty where none was measured. */
  public OptionalDouble auc(String set) {
    Double auc = bySet.get(set);
    return auc == null ? OptionalDouble.empty() : OptionalDouble.of(auc);
  }
}
