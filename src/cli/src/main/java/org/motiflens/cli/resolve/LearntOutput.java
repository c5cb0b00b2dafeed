package org.motiflens.cli.resolve;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.motiflens.cli.output.FigureFormat;
import org.motiflens.cli.output.PageOutput;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.figure.Figure;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.table.OpenText;
import org.motiflens.genome.table.ResultTable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say in which forms a result is written beside its table: all from one run. */
final class LearntOutput {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "tsv",
      description = "tsv or json; ${DEFAULT-VALUE} when not given.")
  private String format;

  @Option(
      names = "--figure",
      paramLabel = "FILE",
      description = "The picture of the report to write as well: .svg, .png or .pdf.")
  private Path figure;

  @Mixin private PageOutput report;

  /**
   * Before anything is computed.
   *
   * @throws InputException when a form is not known
   */
  void check() {
    boolean known = format.equalsIgnoreCase("tsv") || format.equalsIgnoreCase("json");
    if (!known) {
      throw new InputException("--format is " + format + "; expected tsv or json.");
    }
    if (figure != null) {
      figureFormat();
    }
  }

  private FigureFormat figureFormat() {
    Optional<FigureFormat> found =
        FigureFormat.ofName(figure).filter(one -> one != FigureFormat.HTML);
    return found.orElseThrow(
        () ->
            new InputException(
                "--figure is "
                    + figure
                    + "; expected a name that ends in .svg, .png or .pdf (a page is --report)."));
  }

  /** Writes the table. */
  void table(
      TextOutput output,
      Provenance provenance,
      List<String> columns,
      Consumer<ResultTable> writing) {
    try (var text = output.open()) {
      ResultTable rows =
          format.toLowerCase(Locale.ROOT).equals("json")
              ? ResultTable.json(text, provenance, columns)
              : ResultTable.tabSeparated(text, true, provenance, columns);
      writing.accept(rows);
      rows.commit();
    }
  }

  /** Writes another table into a file of its own. */
  static void table(
      Path file, Provenance provenance, List<String> columns, Consumer<ResultTable> writing) {
    try (var text = OpenText.create(file)) {
      ResultTable rows = ResultTable.tabSeparated(text, true, provenance, columns);
      writing.accept(rows);
      rows.commit();
    }
  }

  /** Writes picture and page, those of them that are wanted. */
  void beside(Supplier<Figure> picture, Supplier<String> page) {
    if (figure != null) {
      figureFormat().write(picture.get(), figure);
    }
    report.write(page);
  }
}
