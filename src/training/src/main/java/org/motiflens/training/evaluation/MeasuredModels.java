package org.motiflens.training.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.Limits;
import org.motiflens.genome.file.WholeFile;
import org.motiflens.network.library.ModelLibrary;
import org.motiflens.training.Auc;
import org.motiflens.training.TrainingTime;

/**
 * Measured models, at most one of a set and architecture, ordered by both; as a table of
 * tab-separated values it outlives the bundles.
 *
 * @param models by set, then architecture
 */
public record MeasuredModels(List<MeasuredModel> models) {
  private static final String HEADER =
      "set\tcell_line\tarchitecture\tpositives\tauc\tauc_low\tauc_high\tdeepbind_auc"
          + "\tvalidation_auc\tseed\tbest_epoch\tweights_sha256\tcpu_s";

  private static final String NOT_KNOWN = "NA";

  /**
   * @throws InputException when two different models are of the same set and architecture: which is
   *     meant cannot be known, and a choice by their AUC would be one by the test set
   */
  public MeasuredModels {
    Map<String, MeasuredModel> byName = new TreeMap<>();
    for (MeasuredModel model : models) {
      MeasuredModel before = byName.put(model.set() + "/" + model.architecture(), model);
      if (before != null && !before.weightsSha256().equals(model.weightsSha256())) {
        throw new InputException(
            "There are two models "
                + model.set()
                + "/"
                + model.architecture()
                + " with different weights; report one of them at a time.");
      }
    }
    models =
        byName.values().stream()
            .sorted(
                Comparator.comparing(MeasuredModel::set).thenComparing(MeasuredModel::architecture))
            .toList();
  }

  /** What cards say; models that were imported or not measured are left out. */
  public static MeasuredModels of(
      Collection<ModelLibrary.Entry> models, DeepBindReference reference) {
    return new MeasuredModels(
        models.stream()
            .flatMap(
                model ->
                    MeasuredModel.of(model.card(), TrainingTime.read(model.file()), reference)
                        .stream())
            .toList());
  }

  /** These and others. */
  public MeasuredModels with(MeasuredModels more) {
    List<MeasuredModel> all = new ArrayList<>(models);
    all.addAll(more.models);
    return new MeasuredModels(all);
  }

  /** The table. */
  public String table() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (MeasuredModel model : models) {
      text.append(
          String.join(
              "\t",
              model.set(),
              model.cellLine(),
              model.architecture(),
              Integer.toString(model.positives()),
              number(model.auc().value()),
              number(model.auc().low()),
              number(model.auc().high()),
              number(model.deepBind()),
              number(model.validationAuc()),
              Long.toString(model.seed()),
              Integer.toString(model.bestEpoch()),
              model.weightsSha256(),
              model.cpuSeconds().isPresent()
                  ? String.format(Locale.ROOT, "%.0f", model.cpuSeconds().getAsDouble())
                  : NOT_KNOWN));
      text.append('\n');
    }
    return text.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.5f", value);
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : NOT_KNOWN;
  }

  /**
   * Reads a table that {@link #table} made.
   *
   * @throws InputException when it cannot be read or a line is none of such a table
   */
  public static MeasuredModels read(Path file) {
    List<String> lines = WholeFile.lines(file, Limits.LARGEST_SMALL_FILE);
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new InputException(
          file
              + ": line 1 is not the header of a table of results; expected the columns "
              + HEADER.replace("\t", ", ")
              + ". Make the table with motiflens evaluate-models --report.");
    }
    List<MeasuredModel> models = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      models.add(line(file, i + 1, lines.get(i).split("\t", -1)));
    }
    return new MeasuredModels(models);
  }

  private static MeasuredModel line(Path file, int number, String[] fields) {
    try {
      if (fields.length != HEADER.split("\t").length) {
        throw new NumberFormatException(fields.length + " columns");
      }
      return new MeasuredModel(
          fields[0],
          fields[1],
          fields[2],
          Integer.parseInt(fields[3]),
          new Auc(area(fields[4]), area(fields[5]), area(fields[6])),
          optional(fields[7]),
          area(fields[8]),
          Long.parseLong(fields[9]),
          Integer.parseInt(fields[10]),
          fields[11],
          optional(fields[12]));
    } catch (NumberFormatException e) {
      throw new InputException(
          file
              + ": line "
              + number
              + " is no line of results ("
              + e.getMessage()
              + "); expected the columns "
              + HEADER.replace("\t", ", ")
              + ".",
          e);
    }
  }

  private static double area(String text) {
    double value = Double.parseDouble(text);
    if (!(value >= 0 && value <= 1)) {
      throw new NumberFormatException("\"" + text + "\" is not from 0 to 1");
    }
    return value;
  }

  private static OptionalDouble optional(String text) {
    return text.equals(NOT_KNOWN)
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.parseDouble(text));
  }
}
