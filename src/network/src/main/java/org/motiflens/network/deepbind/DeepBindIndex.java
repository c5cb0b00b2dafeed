package org.motiflens.network.deepbind;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.BundleArchive;

/**
 * The index that comes with the published DeepBind models, {@code db.tsv}: which experiment each
 * model is of. Tab-separated lines of ID, protein, type, species, family, class, experiment and its
 * details ({@code ['CellLine=K562','Antibody=…','Lab=…']}); lines that begin with {@code #} are
 * comments. Immutable.
 */
public final class DeepBindIndex {
  private static final int DETAILS = 7;
  private static final Pattern DETAIL = Pattern.compile("'(CellLine|Antibody|Lab)=([^']*)'");
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

  /**
   * What a model is of.
   *
   * @param tf the transcription factor
   * @param experiment TF, cell line, antibody and laboratory in one name, which is fit for a folder
   * @param cellLine for example K562
   */
  public record Experiment(String tf, String experiment, String cellLine) {
    /**
     * @throws InputException when the name of the experiment is not fit for a folder
     */
    public Experiment {
      if (!FILE_NAME.matcher(experiment).matches()) {
        throw new InputException(
            "The experiment \""
                + BundleArchive.printable(experiment)
                + "\" cannot be the name of a folder; use letters, digits and . _ + - alone.");
      }
    }
  }

  private final Map<String, Experiment> byId;

  private DeepBindIndex(Map<String, Experiment> byId) {
    this.byId = byId;
  }

  /**
   * @throws InputException when a line has too few columns or no cell line, antibody or laboratory,
   *     or an ID is there twice; the message does not name the file
   */
  public static DeepBindIndex read(byte[] content) {
    Map<String, Experiment> byId = new LinkedHashMap<>();
    List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] fields = line.split("\t", -1);
      if (fields.length <= DETAILS) {
        throw new InputException(
            String.format(
                Locale.ROOT,
                "Line %d has %d tab-separated columns; expected at least %d.",
                i + 1,
                fields.length,
                DETAILS + 1));
      }
      if (byId.put(fields[0], experiment(fields[1], fields[DETAILS], i + 1)) != null) {
        throw new InputException(
            "The ID "
                + BundleArchive.printable(fields[0])
                + " is there twice; fetch the index again.");
      }
    }
    return new DeepBindIndex(byId);
  }

  private static Experiment experiment(String tf, String details, int line) {
    Map<String, String> found = new LinkedHashMap<>();
    Matcher matcher = DETAIL.matcher(details);
    while (matcher.find()) {
      found.put(matcher.group(1), matcher.group(2));
    }
    for (String name : List.of("CellLine", "Antibody", "Lab")) {
      if (found.getOrDefault(name, "").isEmpty()) {
        throw new InputException("Line " + line + " says no " + name + "; fetch the index again.");
      }
    }
    // As elsewhere in this product, an antibody's catalogue number stands without brackets.
    String name =
        String.join("_", tf, found.get("CellLine"), found.get("Antibody"), found.get("Lab"))
            .replaceAll("[()]", "");
    return new Experiment(tf, name, found.get("CellLine"));
  }

  /** Number of models. */
  public int size() {
    return byId.size();
  }

  /**
   * What a model is of.
   *
   * @param id such as {@code D00736.002}
   * @throws InputException when the index does not have it
   */
  public Experiment experiment(String id) {
    Experiment experiment = byId.get(id);
    if (experiment == null) {
      throw new InputException(
          "The index has no model "
              + BundleArchive.printable(id)
              + "; leave the file its published name, which begins with an ID of the index.");
    }
    return experiment;
  }
}
