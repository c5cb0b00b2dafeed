package org.motiflens.plugin.learnt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.Limits;
import org.motiflens.genome.file.WholeFile;
import org.motiflens.network.bundle.ModelCard;

/**
 * Which experiments a network that all share finds most alike, as {@code motiflens resolve sharing}
 * wrote it into {@value #FILE}: tab-separated, comments begin with #, the first row names the
 * columns. Immutable.
 */
public final class SimilarFactors {
  /** Its name in a folder of models. */
  public static final String FILE = "similar-factors.tsv";

  private static final List<String> COLUMNS =
      List.of(
          "table",
          "factor",
          "cell_line",
          "rank",
          "similar_table",
          "similar_factor",
          "similar_cell_line",
          "ofiv_correlation",
          "less_mean",
          "label_correlation");

  /**
   * An experiment like another.
   *
   * @param table its ENCODE table, as a model's card names it
   * @param likeness correlation of importance, less the mean of all outputs
   * @param labels correlation of the peaks themselves; empty where it was not measured
   */
  public record Neighbour(
      String table, String factor, String cellLine, double likeness, OptionalDouble labels) {}

  private final Map<String, List<Neighbour>> byTable;

  private SimilarFactors(Map<String, List<Neighbour>> byTable) {
    this.byTable = Map.copyOf(byTable);
  }

  /**
   * Reads a file.
   *
   * @throws InputException when it cannot be read or is no such table
   */
  public static SimilarFactors read(Path file) {
    List<String> lines = WholeFile.lines(file, Limits.LARGEST_SMALL_FILE);
    Map<String, List<Neighbour>> byTable = new HashMap<>();
    boolean named = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("#") || line.isBlank()) {
        continue;
      }
      List<String> cells = List.of(line.split("\t", -1));
      if (!named) {
        named = cells.equals(COLUMNS);
        if (!named) {
          throw refused(file, i, "the columns " + String.join(", ", COLUMNS));
        }
        continue;
      }
      if (cells.size() != COLUMNS.size()) {
        throw refused(file, i, COLUMNS.size() + " columns");
      }
      try {
        byTable
            .computeIfAbsent(cells.get(0), table -> new ArrayList<>())
            .add(
                new Neighbour(
                    cells.get(4),
                    cells.get(5),
                    cells.get(6),
                    Double.parseDouble(cells.get(8)),
                    cells.get(9).equals("NA")
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Double.parseDouble(cells.get(9)))));
      } catch (NumberFormatException e) {
        throw refused(file, i, "numbers in the last three columns");
      }
    }
    byTable.replaceAll((table, neighbours) -> List.copyOf(neighbours));
    return new SimilarFactors(byTable);
  }

  private static InputException refused(Path file, int line, String expected) {
    return new InputException(
        file
            + ", line "
            + (line + 1)
            + ": expected "
            + expected
            + "; make it anew with: motiflens resolve sharing.");
  }

  /**
   * The experiments most like that of a model, the most alike first; none where it is no output.
   */
  public List<Neighbour> of(ModelCard card) {
    return card.training() == null
        ? List.of()
        : byTable.getOrDefault(card.training().accession(), List.of());
  }
}
