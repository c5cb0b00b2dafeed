package org.motiflens.plugin.panel.features;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.learnt.SimilarFactors;
import org.motiflens.plugin.work.Jobs;

/**
 * Says which factors the network that all share finds like that of the chosen model, each with the
 * correlation of the peaks beside it. On the event thread; the table is looked for beside it, once.
 */
final class SimilarPresenter {
  /** So many are told. */
  private static final int MOST = 6;

  private static final double LOW = 0.1;

  private final FeatureHost host;
  private final Consumer<String> view;
  private final Consumer<List<ModelCard>> offered;
  private Optional<SimilarFactors> factors = Optional.empty();
  private boolean isAbsent;
  private Optional<ModelCard> card = Optional.empty();
  private boolean isReading;

  /**
   * @param view takes what is said
   * @param offered takes the models of the factors that are told, where there are any
   */
  SimilarPresenter(FeatureHost host, Consumer<String> view, Consumer<List<ModelCard>> offered) {
    this.host = host;
    this.view = view;
    this.offered = offered;
  }

  /** Another model was chosen. */
  void show(ModelCard chosen) {
    card = Optional.of(chosen);
    offered.accept(List.of());
    if (factors.isPresent()) {
      say();
      return;
    }
    Optional<Path> file = host.similarFactors();
    if (isAbsent || file.isEmpty()) {
      sayAbsent();
    } else if (!isReading) {
      isReading = true;
      host.jobs()
          .start(
              "Similar factors",
              monitor ->
                  Files.isRegularFile(file.get())
                      ? Optional.of(SimilarFactors.read(file.get()))
                      : Optional.<SimilarFactors>empty(),
              new Jobs.Ends<>(this::take, this::refuse, () -> refuse("Stopped.")));
    }
  }

  private void take(Optional<SimilarFactors> read) {
    isReading = false;
    factors = read;
    isAbsent = read.isEmpty();
    if (isAbsent) {
      sayAbsent();
    } else {
      say();
    }
  }

  private void sayAbsent() {
    view.accept(
        "The folder of models has no "
            + SimilarFactors.FILE
            + "; make it with: motiflens resolve sharing.");
  }

  private void refuse(String sentence) {
    isReading = false;
    view.accept(sentence);
  }

  private void say() {
    ModelCard model = card.orElseThrow();
    List<SimilarFactors.Neighbour> all = factors.orElseThrow().of(model);
    List<SimilarFactors.Neighbour> similar = all.subList(0, Math.min(MOST, all.size()));
    offered.accept(similar.stream().flatMap(one -> modelOf(one, model).stream()).toList());
    if (similar.isEmpty()) {
      view.accept(
          model.tf()
              + " in "
              + model.cellLine()
              + " is not an output of the shared network; choose another factor.");
      return;
    }
    StringBuilder words =
        new StringBuilder(
            "The network that all share finds like "
                + model.tf()
                + " in "
                + model.cellLine()
                + ": ");
    int before = words.length();
    for (SimilarFactors.Neighbour one : similar) {
      words.append(words.length() == before ? "" : "; ").append(words(one));
    }
    view.accept(words.append('.').toString());
  }

  /** Of its experiment, and of the architecture that is looked at, where there is one. */
  private Optional<ModelCard> modelOf(SimilarFactors.Neighbour one, ModelCard like) {
    return host.models().stream()
        .filter(card -> card.training() != null && card.training().accession().equals(one.table()))
        .min(
            Comparator.comparing(
                (ModelCard card) -> !card.architecture().equals(like.architecture())));
  }

  private static String words(SimilarFactors.Neighbour one) {
    String name =
        String.format(Locale.ROOT, "%s %s %.2f", one.factor(), one.cellLine(), one.likeness());
    OptionalDouble labels = one.labels();
    if (labels.isEmpty()) {
      return name;
    }
    return name
        + String.format(
            Locale.ROOT,
            labels.getAsDouble() < LOW ? " (peaks only %.2f)" : " (peaks %.2f)",
            labels.getAsDouble());
  }
}
