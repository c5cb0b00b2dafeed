package org.motiflens.training.evaluation;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One model for each set, chosen by validation AUC, so that its test AUC is unbiased; the best on
 * the test set is there for comparison and must be named as such.
 */
final class ModelSelection {
  private final Map<String, List<MeasuredModel>> bySet;

  ModelSelection(Collection<MeasuredModel> models) {
    bySet =
        models.stream()
            .collect(
                Collectors.groupingBy(MeasuredModel::set, LinkedHashMap::new, Collectors.toList()));
  }

  Map<String, List<MeasuredModel>> bySet() {
    return bySet;
  }

  /** The model of best validation AUC among those that fit, set by set; equals by name. */
  List<MeasuredModel> byValidation(Predicate<MeasuredModel> fits) {
    return chosen(fits, Comparator.comparingDouble(MeasuredModel::validationAuc));
  }

  /** The model of best test AUC: no choice that may be made, and too good. */
  List<MeasuredModel> byTest() {
    return chosen(
        model -> true, Comparator.comparingDouble((MeasuredModel model) -> model.auc().value()));
  }

  private List<MeasuredModel> chosen(
      Predicate<MeasuredModel> fits, Comparator<MeasuredModel> better) {
    return bySet.values().stream()
        .map(
            models ->
                models.stream().filter(fits).max(better.thenComparing(MeasuredModel::architecture)))
        .flatMap(Optional::stream)
        .toList();
  }
}
