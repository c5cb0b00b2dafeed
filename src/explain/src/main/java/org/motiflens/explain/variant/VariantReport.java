package org.motiflens.explain.variant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.motiflens.explain.calibration.GenomicColumns;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.table.OpenText;
import org.motiflens.genome.table.ResultTable;
import org.motiflens.genome.track.FloatText;
import org.motiflens.genome.variant.VcfRow;

/** Where scored variants are written: a table, or the VCF file again with more in it. */
public interface VariantReport {
  /** The column that only profile models have. */
  String PROFILE_DISTANCE = "profile_distance";

  /** Appends a row of the VCF file with what came of its alleles. */
  void append(VcfRow row, List<VariantOutcome> outcomes);

  /** Ends the text; a file appears under its name now. */
  void commit();

  /**
   * The columns of the table.
   *
   * @param withModel whether one says which model
   * @param genomic what scores mean in the genome
   * @param profiles whether the models predict profiles
   */
  static List<String> columns(boolean withModel, GenomicColumns genomic, boolean profiles) {
    List<String> columns =
        new ArrayList<>(List.of("chromosome", "position", "id", "reference", "alternative"));
    if (withModel) {
      columns.add("model");
    }
    columns.addAll(
        profiles
            ? List.of(
                "reference_log_counts",
                "alternative_log_counts",
                "delta_log_counts",
                PROFILE_DISTANCE)
            : List.of(
                "reference_logit",
                "alternative_logit",
                "delta_logit",
                "reference_p",
                "alternative_p",
                "delta_p"));
    columns.add("refused");
    columns.addAll(genomic.ofVariants());
    return columns;
  }

  /** One line an allele and model. */
  static VariantReport table(ResultTable table, Meanings meanings) {
    return new Table(table, meanings);
  }

  /**
   * VCF: the rows as they were, INFO with two more entries, the header with their definitions and
   * where they come from.
   */
  static VariantReport vcf(
      OpenText text,
      List<String> header,
      Provenance provenance,
      Meanings meanings,
      boolean profiles) {
    Vcf report = new Vcf(text, meanings, profiles);
    report.begin(header, provenance);
    return report;
  }

  /**
   * What the scores of variants mean in the genome.
   *
   * @param centred whether alleles are scored in windows centred on them, as those that gave the
   *     distribution of changes were
   */
  record Meanings(GenomicColumns columns, boolean centred) {
    List<Object> of(VariantOutcome outcome) {
      float none = Float.NaN;
      return columns.variant(
          outcome.model(),
          outcome.effect().map(VariantEffect::referenceMargin).orElse(none),
          outcome.effect().map(VariantEffect::alternativeMargin).orElse(none),
          centred);
    }
  }

  /** A table. */
  record Table(ResultTable table, Meanings meanings) implements VariantReport {
    @Override
    public void append(VcfRow row, List<VariantOutcome> outcomes) {
      for (VariantOutcome outcome : outcomes) {
        List<Object> cells = new ArrayList<>();
        cells.add(row.chromosome());
        cells.add(row.position());
        cells.add(row.id());
        cells.add(row.reference());
        cells.add(outcome.alternative());
        if (table.columns().contains("model")) {
          cells.add(outcome.model());
        }
        VariantEffect effect = outcome.effect().orElse(null);
        cells.add(effect == null ? null : (Object) effect.referenceMargin());
        cells.add(effect == null ? null : (Object) effect.alternativeMargin());
        cells.add(effect == null ? null : (Object) effect.deltaMargin());
        if (table.columns().contains(PROFILE_DISTANCE)) {
          cells.add(
              effect == null ? null : (Object) (float) outcome.profileDistance().getAsDouble());
        } else {
          cells.add(effect == null ? null : (Object) effect.referenceProbability());
          cells.add(effect == null ? null : (Object) effect.alternativeProbability());
          cells.add(effect == null ? null : (Object) effect.deltaProbability());
        }
        cells.add(outcome.refusal().map(Throwable::getMessage).orElse(null));
        cells.addAll(meanings.of(outcome));
        table.row(cells);
      }
    }

    @Override
    public void commit() {
      table.commit();
    }
  }

  /** VCF. */
  record Vcf(OpenText text, Meanings meanings, boolean profiles) implements VariantReport {
    private static final String SCORES = "MOTIFLENS";
    private static final String REFUSED = "MOTIFLENS_REFUSED";

    private void begin(List<String> header, Provenance provenance) {
      List<String> lines = new ArrayList<>();
      for (String line : header) {
        if (!line.startsWith("##INFO=<ID=" + SCORES) && !line.startsWith("##motiflens_")) {
          lines.add(line);
        }
      }
      List<String> ours = new ArrayList<>();
      ours.add(
          "##INFO=<ID="
              + SCORES
              + ",Number=.,Type=String,Description=\"Scores of MotifLens, an entry for each"
              + " alternative allele and model. Format: Allele|Model|"
              + (profiles
                  ? "Reference_log_counts|Alternative_log_counts|Delta_log_counts|Profile_distance"
                  : "Reference_logit|Alternative_logit|Delta_logit|Reference_P|Alternative_P|Delta_P")
              + String.join(
                  "",
                  meanings.columns().ofVariants().stream()
                      .map(
                          name ->
                              "|"
                                  + name.substring(0, 1).toUpperCase(Locale.ROOT)
                                  + name.substring(1))
                      .toList())
              + "\">");
      ours.add(
          "##INFO=<ID="
              + REFUSED
              + ",Number=.,Type=String,Description=\"Alternative alleles that MotifLens could not"
              + " score. Format: Allele|Reason\">");
      provenance
          .entries()
          .forEach((key, value) -> ours.add("##motiflens_" + key.replace(' ', '_') + "=" + value));
      lines.addAll(lines.size() - 1, ours);
      lines.forEach(this::print);
    }

    private void print(String line) {
      text.write((line + "\n").toCharArray(), 0, line.length() + 1);
    }

    @Override
    public void append(VcfRow row, List<VariantOutcome> outcomes) {
      List<String> scores = new ArrayList<>();
      List<String> refused = new ArrayList<>();
      for (VariantOutcome outcome : outcomes) {
        if (outcome.effect().isPresent()) {
          scores.add(entry(outcome, outcome.effect().get()));
        } else {
          String entry =
              value(outcome.alternative()) + "|" + outcome.refusal().get().reason().key();
          if (!refused.contains(entry)) {
            refused.add(entry);
          }
        }
      }
      Map<String, String> info = new LinkedHashMap<>();
      if (!scores.isEmpty()) {
        info.put(SCORES, String.join(",", scores));
      }
      if (!refused.isEmpty()) {
        info.put(REFUSED, String.join(",", refused));
      }
      print(row.withInfo(info));
    }

    private String entry(VariantOutcome outcome, VariantEffect effect) {
      StringBuilder entry = new StringBuilder(scores(outcome, effect));
      for (Object cell : meanings.of(outcome)) {
        entry.append('|').append(cell == null ? "" : FloatText.of((Float) cell));
      }
      return entry.toString();
    }

    private static String scores(VariantOutcome outcome, VariantEffect effect) {
      String margins =
          String.join(
              "|",
              value(outcome.alternative()),
              value(outcome.model()),
              FloatText.of(effect.referenceMargin()),
              FloatText.of(effect.alternativeMargin()),
              FloatText.of(effect.deltaMargin()));
      if (outcome.profileDistance().isPresent()) {
        return margins + "|" + FloatText.of((float) outcome.profileDistance().getAsDouble());
      }
      return String.join(
          "|",
          margins,
          FloatText.of(effect.referenceProbability()),
          FloatText.of(effect.alternativeProbability()),
          FloatText.of(effect.deltaProbability()));
    }

    /** INFO reserves some characters; VCF writes them as their codes. */
    private static String value(String text) {
      return text.replace("%", "%25")
          .replace(";", "%3B")
          .replace("=", "%3D")
          .replace(",", "%2C")
          .replace("|", "%7C")
          .replaceAll("\\s", "%20");
    }

    @Override
    public void commit() {
      text.commit();
    }
  }
}
