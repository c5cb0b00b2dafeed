package org.motiflens.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.training.Auc;

class EvaluationReportTest {
  private static final List<String> BOTH = List.of("small-cnn", "small-rnn");

  private static MeasuredModel model(
      String set, String architecture, double auc, double validation, OptionalDouble deepBind) {
    return new MeasuredModel(
        set,
        "K562",
        architecture,
        1000,
        new Auc(auc, auc - 0.01, Math.min(1, auc + 0.01)),
        deepBind,
        validation,
        1,
        7,
        "hash of " + set + architecture,
        OptionalDouble.of(1800));
  }

  private static String report(List<MeasuredModel> models, List<String> architectures) {
    return new EvaluationReport(new MeasuredModels(models), architectures).markdown();
  }

  /** Differences .01, .02, .03: t = .02 / (.01 / √3) = 3.4641 with 2 degrees of freedom. */
  @Test
  void tablesHoldMeansMediansDeviationsAndPairedTests() {
    List<MeasuredModel> models = new ArrayList<>();
    double[] a = {0.90, 0.80, 0.70};
    for (int i = 0; i < a.length; i++) {
      models.add(model("E" + i, "small-cnn", a[i], 0.5, OptionalDouble.empty()));
      models.add(model("E" + i, "small-rnn", a[i] - 0.01 * (i + 1), 0.5, OptionalDouble.empty()));
    }
    models.add(model("E3", "small-cnn", 0.60, 0.5, OptionalDouble.empty()));
    String report = report(models, BOTH);
    assertTrue(report.contains("| E0 | 1000 | 0.900 (0.890-0.910) | 0.890 (0.880-0.900) |\n"));
    assertTrue(report.contains("| E3 | 1000 | 0.600 (0.590-0.610) | – |\n"), report);
    assertTrue(report.contains("| small-cnn | 4 | 0.750 | 0.750 | 0.129 |\n"), report);
    assertTrue(report.contains("| small-rnn | 3 | 0.780 | 0.780 | 0.110 |\n"), report);
    assertTrue(report.contains("| small-cnn | small-rnn | 3 | +0.0200 | 3.46 | 0.074 |\n"), report);
    assertFalse(report.contains("DeepBind"), report);
    assertTrue(report.contains("3.5 hours of processor time for the 7 of 7 models"), report);
  }

  /** Student's sleep data (Biometrika 6, 1908): t = -4.0621, p = 0.002833 with 9 degrees. */
  @Test
  void pairedTestHasThePublishedValueOfStudentsSleepData() {
    double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    List<MeasuredModel> models = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      // A t-test does not see a common shift and scale.
      models.add(model("E" + i, "small-cnn", 0.5 + first[i] / 20, 0.5, OptionalDouble.empty()));
      models.add(model("E" + i, "small-rnn", 0.5 + second[i] / 20, 0.5, OptionalDouble.empty()));
    }
    assertTrue(
        report(models, BOTH).contains("| small-cnn | small-rnn | 10 | -0.0790 | -4.06 | 0.0028 |"),
        report(models, BOTH));
  }

  @Test
  void validationChoosesTheModelEvenWhereAnotherIsBetterOnTheTestSet() {
    OptionalDouble deepBind = OptionalDouble.of(0.92);
    String report =
        report(
            List.of(
                model("E", "small-cnn", 0.91, 0.90, deepBind),
                model("E", "small-rnn", 0.93, 0.89, deepBind)),
            BOTH);
    assertTrue(report.contains("| all | validation | 1 | 0 | 0.9100 | 0.9200 |\n"), report);
    assertTrue(report.contains("| all | test (too good: for comparison only) | 1 | 1 | 0.9300 |"));
    assertTrue(report.contains("| E | 1000 | 0.920 | **0.910** (0.900-0.920) | 0.930 "), report);
    assertTrue(report.contains("0.930 (0.920-0.940) ✓ |"), report);
    assertTrue(report.contains("0 of the 1 sets measured reach it: sets are missing."), report);
    assertTrue(report.contains("| small-cnn | DeepBind | 1 | – | – | – |"), report);
  }

  @Test
  void targetsAreJudgedOnAllThirteenSets() {
    List<MeasuredModel> good = new ArrayList<>();
    List<MeasuredModel> poor = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      // Equal to DeepBind counts: at least its AUC on 9 sets, below it on 4.
      OptionalDouble nine = OptionalDouble.of(i < 9 ? 0.95 : 0.96);
      OptionalDouble eight = OptionalDouble.of(i < 8 ? 0.94 : 0.96);
      good.add(model("E" + i, "small-cnn-rnn", 0.95, 0.9, nine));
      poor.add(model("E" + i, "small-cnn-rnn", 0.949, 0.9, eight));
    }
    List<String> mixed = List.of("small-cnn-rnn");
    String met = report(good, mixed);
    assertTrue(met.contains("9 of the 13 sets measured reach it: **met**."), met);
    assertTrue(met.contains("It is 0.9500 over 13 sets: **met**."), met);
    String missed = report(poor, mixed);
    assertTrue(missed.contains("8 of the 13 sets measured reach it: **not met**."), missed);
    assertTrue(missed.contains("It is 0.9490 over 13 sets: **not met**."), missed);
  }

  @Test
  void theTableAloneGivesTheSameReport(@TempDir Path folder) throws IOException {
    MeasuredModels models =
        new MeasuredModels(
            List.of(
                model("B", "small-rnn", 0.93, 0.89, OptionalDouble.of(0.9)),
                model("A", "small-cnn", 0.91, 0.90, OptionalDouble.empty())));
    Path file = Files.writeString(folder.resolve("results.tsv"), models.table());
    MeasuredModels read = MeasuredModels.read(file);
    assertEquals(models.table(), read.table());
    assertEquals(
        new EvaluationReport(models, BOTH).markdown(), new EvaluationReport(read, BOTH).markdown());
    assertEquals(
        new EvaluationFigures(models, BOTH).svg(), new EvaluationFigures(read, BOTH).svg());
  }

  @Test
  void aTableThatIsNoneIsRefused(@TempDir Path folder) throws IOException {
    String good =
        new MeasuredModels(List.of(model("A", "small-cnn", 0.91, 0.90, OptionalDouble.empty())))
            .table();
    Path file = folder.resolve("results.tsv");
    for (Map.Entry<String, String> bad :
        Map.of(
                "name\tauc\n",
                "line 1 is not the header",
                good.replace("0.91000", "91"),
                "line 2 is no line of results (\"91\" is not from",
                good.replace("\t1000\t", "\t"),
                "line 2 is no line of results (12 columns)")
            .entrySet()) {
      Files.writeString(file, bad.getKey());
      InputException error = assertThrows(InputException.class, () -> MeasuredModels.read(file));
      assertTrue(error.getMessage().contains(bad.getValue()), error.getMessage());
    }
  }

  @Test
  void twoModelsOfOneNameAreRefusedUnlessTheyAreTheSame() {
    MeasuredModel model = model("A", "small-cnn", 0.91, 0.90, OptionalDouble.empty());
    MeasuredModels one = new MeasuredModels(List.of(model));
    assertEquals(one, one.with(one));
    MeasuredModel other =
        new MeasuredModel(
            "A",
            "K562",
            "small-cnn",
            1000,
            model.auc(),
            OptionalDouble.empty(),
            0.9,
            2,
            7,
            "another",
            OptionalDouble.empty());
    MeasuredModels second = new MeasuredModels(List.of(other));
    assertThrows(InputException.class, () -> one.with(second));
  }

  private static ModelCard card(String dataset, int bestEpoch) {
    return new ModelCard(
        ModelCard.SCHEMA,
        "GATA1_K562_GATA-1_USC/small-cnn",
        "GATA1",
        "GATA1_K562_GATA-1_USC",
        "K562",
        "small-cnn",
        101,
        "ACGT",
        1,
        "hg19",
        new ModelCard.Training(
            "here", "none", "none", Map.of(), 90, 10, "none", Map.of(), 3, bestEpoch),
        new ModelCard.Evaluation(dataset, 5, 5, 0.97, List.of(0.96, 0.98), 0.95),
        "0",
        "0",
        "MIT",
        "none",
        "0.1.0");
  }

  @Test
  void deepBindStandsBesideModelsOfItsOwnTestSetsAlone() {
    DeepBindReference reference = DeepBindReference.measured();
    MeasuredModel original =
        MeasuredModel.of(card("original test set GATA1.fasta", 2), OptionalDouble.of(42), reference)
            .orElseThrow();
    assertEquals(0.961, original.deepBind().getAsDouble(), 0.0006);
    assertEquals(100, original.positives());
    assertEquals(42, original.cpuSeconds().getAsDouble());
    MeasuredModel peaks =
        MeasuredModel.of(card("even ranks", 2), OptionalDouble.empty(), reference).orElseThrow();
    assertTrue(peaks.deepBind().isEmpty());
    assertTrue(
        MeasuredModel.of(
                card("even ranks", ModelCard.Training.NO_EPOCH), OptionalDouble.empty(), reference)
            .isEmpty(),
        "an imported model was not trained here");
  }

  @Test
  void figuresAreWellFormedAndHaveAMarkForEachModel() throws Exception {
    List<MeasuredModel> models = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      OptionalDouble deepBind = OptionalDouble.of(0.9);
      models.add(model("E" + i, "small-cnn", 0.91, 0.90, deepBind));
      models.add(model("E" + i, "large-cnn", 0.92, 0.80, deepBind));
      models.add(model("E" + i, "small-rnn", 0.93, 0.89, deepBind));
    }
    Map<String, String> files =
        new EvaluationFigures(
                new MeasuredModels(models), List.of("small-cnn", "large-cnn", "small-rnn"))
            .svg();
    assertEquals(3, files.size());
    for (String svg : files.values()) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
    String scatter = files.get("auc-against-deepbind.svg");
    assertTrue(scatter.contains("E0 small-cnn: AUC 0.910, 1000 positives, DeepBind 0.900"));
    assertFalse(scatter.contains("large-cnn: AUC"), "its validation AUC is lower");
    assertEquals(12, files.get("auc-by-architecture.svg").split(": AUC ", -1).length - 1);
  }
}
