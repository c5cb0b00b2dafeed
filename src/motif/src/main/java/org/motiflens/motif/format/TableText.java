package org.motiflens.motif.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motiflens.genome.Shown;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/**
 * Files of tables of numbers: with a line {@code >ID} above each (JASPAR, HOMER, HOCOMOCO,
 * Cluster-Buster, gimme, ENCODE's motif collection, FlyFactorSurvey), with lines of fields (CIS-BP,
 * UniPROBE), or bare. Which way a table lies is told by {@link TableLayout}. Lines that begin with
 * {@code #} are comments.
 */
final class TableText implements MotifSource {
  /** What CIS-BP says above a matrix, a field a line, separated by a tab. */
  private static final Set<String> CIS_BP =
      Set.of("TF", "TF Name", "Gene", "Motif", "Family", "Species", "DBID", "Cutoff");

  /** {@code Protein: X}, as UniPROBE begins; more fields may follow on the line. */
  private static final Pattern FIELD = Pattern.compile("([A-Za-z][A-Za-z0-9 _-]{0,39}):\\s*(.*)");

  /** Above the matrices of other kinds that UniPROBE's programs write beside the probabilities. */
  private static final Pattern OTHER_MATRIX =
      Pattern.compile("(?i)(energy|reverse complement|log-?odds|score).*matrix.*");

  private static final Pattern MATRIX =
      Pattern.compile("(?i)(probability|frequency|count|weight|position).*matrix.*");

  private final List<TableBlock> blocks = new ArrayList<>();
  private final Map<String, String> fields = new LinkedHashMap<>();
  private Lines lines;
  private TableBlock current;
  private boolean passingOver;
  private int bare;

  @Override
  public List<MotifMatrix> read(Lines text) {
    lines = text;
    while (lines.hasNext()) {
      take(lines.next());
    }
    List<Optional<TableLayout>> layouts = new ArrayList<>();
    List<TableBlock> filled = new ArrayList<>();
    for (TableBlock block : blocks) {
      if (!block.rows().isEmpty()) {
        filled.add(block);
        layouts.add(TableLayout.of(lines, block));
      } else if (block.order().isPresent()) {
        lines.warn(block.line(), "motif " + block.id() + " has no rows; it is left out");
      } else {
        throw lines.errorAt(
            block.line(), "expected four rows of counts for motif " + block.id() + ", found 0");
      }
    }
    List<TableLayout> known = layouts.stream().flatMap(Optional::stream).distinct().toList();
    Optional<TableLayout> common = known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty();
    List<MotifMatrix> motifs = new ArrayList<>();
    for (int i = 0; i < filled.size(); i++) {
      TableBlock block = filled.get(i);
      TableLayout layout =
          layouts.get(i).isPresent()
              ? layouts.get(i).get()
              : TableLayout.ofAmbiguous(lines, block, common);
      CountColumns.matrix(
              lines, block.id(), block.name(), layout.columns(block), block.rows().get(0).line())
          .ifPresent(motifs::add);
    }
    return motifs;
  }

  private void take(String line) {
    if (line.isEmpty()) {
      if (current != null && current.hasAllBases()) {
        current = null;
      }
    } else if (line.startsWith(">")) {
      passingOver = false;
      begin(TableBlock.headed(lines, line));
    } else if (!line.startsWith("#") && !(passingOver && isNumbers(line))) {
      Optional<TableRow> row = TableRow.of(lines, line, current == null ? nextId() : current.id());
      if (row.isPresent()) {
        add(row.get());
      } else {
        words(line);
      }
    }
  }

  /** Whether a line is a row, of a matrix that is passed over. */
  private static boolean isNumbers(String line) {
    return line.matches("(?:[A-Za-z]\\s*[:|=]?\\s*)?\\[?\\s*[-+.0-9].*");
  }

  private void begin(TableBlock block) {
    current = block;
    blocks.add(block);
  }

  private void add(TableRow row) {
    boolean another =
        current != null
            && !current.isHeaded()
            && current.hasAllBases()
            && row.base() == current.rows().get(0).base();
    if (current == null || (another && row.letter() != 0)) {
      begin(TableBlock.bare(row.line(), nextId(), nextName()));
    }
    current.add(row);
  }

  private void words(String line) {
    List<String> words = Lines.words(line);
    boolean numbered = words.get(0).matches("(?i)pos|po|p0|position");
    List<String> letters = numbered ? words.subList(1, words.size()) : words;
    if (letters.equals(List.of("A", "C", "G", "U"))) {
      throw lines.error("expected the letters A C G T, found A C G U; motifs of RNA are not read");
    }
    int[] order = order(letters);
    if (order.length > 0) {
      if (current == null || !current.rows().isEmpty()) {
        begin(TableBlock.bare(lines.number(), nextId(), nextName()));
      }
      current.columnsAre(order, numbered);
      return;
    }
    if (current != null && current.isHeaded()) {
      throw lines.error(
          "expected a row of numbers of motif "
              + current.id()
              + ", found \""
              + Shown.value(line)
              + "\"");
    }
    if (OTHER_MATRIX.matcher(line).matches()) {
      passingOver = true;
      current = null;
    } else if (MATRIX.matcher(line).matches() || (numbered && !fields.isEmpty())) {
      // UniPROBE numbers the positions in a line of its own.
      passingOver &= numbered;
      current = null;
    } else if (!field(line)) {
      throw lines.error(
          "expected a file of motifs (MEME, JASPAR, TRANSFAC, HOMER, HOCOMOCO, CIS-BP and others),"
              + " found \""
              + Shown.value(line)
              + "\"");
    }
  }

  /** Codes of the four bases in the order of a heading; empty when it is none. */
  private static int[] order(List<String> words) {
    int seen = 0;
    int[] order = new int[Bases.COUNT];
    if (words.size() != Bases.COUNT) {
      return new int[0];
    }
    for (int i = 0; i < Bases.COUNT; i++) {
      int code = words.get(i).length() == 1 ? Bases.code(words.get(i).charAt(0)) : -1;
      if (code < 0 || code == Bases.N) {
        return new int[0];
      }
      order[i] = code;
      seen |= 1 << code;
    }
    return seen == 0b1111 ? order : new int[0];
  }

  /** Takes a line of fields; returns whether it is one. */
  private boolean field(String line) {
    List<String> cells = Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    Map<String, String> found = new LinkedHashMap<>();
    if (CIS_BP.contains(cells.get(0))) {
      found.put(key(cells.get(0)), cells.size() > 1 ? cells.get(1) : "");
    } else {
      for (int i = 0; i < cells.size(); i++) {
        Matcher field = FIELD.matcher(cells.get(i));
        if (field.matches()) {
          boolean apart = field.group(2).isEmpty() && i + 1 < cells.size();
          found.put(key(field.group(1)), apart ? cells.get(i + 1) : field.group(2));
        }
      }
    }
    if (found.isEmpty()) {
      return false;
    }
    if (current != null) {
      fields.clear();
      current = null;
    }
    passingOver = false;
    fields.putAll(found);
    return true;
  }

  private static String key(String field) {
    return field.strip().toLowerCase(Locale.ROOT);
  }

  /** The id of a motif without a line of its own: from its fields, else the file's name. */
  private String nextId() {
    for (String key : List.of("motif", "protein", "gene", "tf")) {
      String value = fields.getOrDefault(key, "");
      if (!value.isEmpty() && !(key.equals("motif") && fields.containsKey("enrichment score"))) {
        return value;
      }
    }
    String stem = lines.source().replaceFirst(".*[/\\\\]", "").replaceFirst("\\.b?gz$", "");
    stem = stem.replaceFirst("(?<=.)\\.[A-Za-z0-9]{1,8}$", "");
    return bare == 0 ? stem : stem + "_" + (bare + 1);
  }

  private String nextName() {
    boolean named = !fields.isEmpty();
    if (!named) {
      bare++;
    }
    return fields.getOrDefault(
        "tf name", fields.getOrDefault("protein", fields.getOrDefault("gene", "")));
  }
}
