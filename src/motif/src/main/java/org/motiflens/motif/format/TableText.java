package org.motiflens.motif.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motiflens.genome.Shown;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/**
 * Files of tables of numbers: with a line {@code >ID} above each (JASPAR, HOMER, HOCOMOCO,
 * Cluster-Buster, gimme, ENCODE's motif collection, FlyFactorSurvey), with lines of fields (CIS-BP,
 * UniPROBE), with a title alone (UniPROBE, footprints), or bare. Which way a table lies is told by
 * {@link TableLayout}. Lines that begin with {@code #} are comments.
 */
final class TableText implements MotifSource {
  /** What CIS-BP says above a matrix, a field a line; tabs become blanks on the way to some. */
  private static final Pattern CIS_BP =
      Pattern.compile("(TF Name|TF|Gene|Motif|Family|Species|DBID|Cutoff)(?:\\s+([^\\t]*).*)?");

  /** {@code Protein: X}, as UniPROBE begins; more fields may follow on the line. */
  private static final Pattern FIELD = Pattern.compile("([A-Za-z][A-Za-z0-9 _-]{0,39}):\\s*(.*)");

  /** Above the matrices of other kinds that UniPROBE's programs write beside the probabilities. */
  private static final Pattern OTHER_KIND =
      Pattern.compile("(?i)\\b(?:energy|reverse complement|log-?odds|score)\\b");

  private static final Pattern MATRIX_WORD = Pattern.compile("(?i)matrix");

  /** A word with its rank and score, as Seed-and-Wobble writes them above its matrices. */
  private static final Pattern RANKED_WORD =
      Pattern.compile("(?i)[0-9]+\\s+[ACGTN.]{4,}\\s+[-+.0-9eE]+");

  private static final Pattern SEQUENCE = Pattern.compile("(?i)[ACGTN-]{4,}");

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
        if (block.isTitled() && !TableLayout.isLikelyMotif(block)) {
          throw lines.errorAt(block.line(), expectedMotifs(block.id()));
        }
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
    } else if (!line.startsWith("#")
        && !(passingOver && isNumbers(line))
        && !RANKED_WORD.matcher(line).matches()) {
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
    if (isNumbering(words)) {
      current = null;
      return;
    }
    if (isBelowBases(words) || isSaidAgain(words.get(0))) {
      return;
    }
    if (!isField(line) && isTitle()) {
      passingOver = false;
      begin(TableBlock.titled(lines, line));
      return;
    }
    if (current != null && current.isHeaded()) {
      throw lines.error(
          "expected a row of numbers of motif "
              + current.id()
              + ", found "
              + (SEQUENCE.matcher(line).matches() ? "the sequence " : "")
              + "\""
              + Shown.value(line)
              + "\""
              + (SEQUENCE.matcher(line).matches()
                  ? ": sequences of sites are not read; give the matrix of their counts, which"
                      + " MEME Suite's sites2meme makes"
                  : ""));
    }
    if (isOtherMatrix(line)) {
      passingOver = true;
      current = null;
    } else if (MATRIX.matcher(line).matches() || (numbered && !fields.isEmpty())) {
      // UniPROBE numbers the positions in a line of its own.
      passingOver &= numbered;
      current = null;
    } else if (!field(line)) {
      throw lines.error(expectedMotifs(line));
    }
  }

  private static String expectedMotifs(String found) {
    return "expected a file of motifs (MEME, JASPAR, TRANSFAC, HOMER, HOCOMOCO, CIS-BP and others),"
        + " found \""
        + Shown.value(found)
        + "\"";
  }

  /** Whether a line numbers the positions of rows of bases: {@code base 1 2 3}. */
  private static boolean isNumbering(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      if (!words.get(i).equals(String.valueOf(i))) {
        return false;
      }
    }
    return words.size() > 2;
  }

  /** Whether a line of numbers, of entropies for example, stands below the rows of all bases. */
  private boolean isBelowBases(List<String> words) {
    TableBlock last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
    return last != null
        && last.hasAllBases()
        && words.size() == last.rows().get(0).values().length + 1
        && words.subList(1, words.size()).stream().allMatch(TableText::isNumber);
  }

  private static boolean isNumber(String word) {
    return word.matches("[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?");
  }

  /** Whether the next line has the same id behind a {@code >}, as clusters of gimme do. */
  private boolean isSaidAgain(String id) {
    return lines.hasNext() && lines.peek().matches(">\\s*" + Pattern.quote(id) + "(?:\\s.*)?");
  }

  /** Whether the next line is a row of a matrix: of a base, or of a position's four numbers. */
  private boolean isTitle() {
    if (!lines.hasNext()) {
      return false;
    }
    String next = lines.peek();
    List<String> words = Lines.words(next);
    return next.matches("[Aa]\\s*[:|=\\[].*")
        || (words.size() == Bases.COUNT && words.stream().allMatch(TableText::isNumber));
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

  private static boolean isField(String line) {
    return FIELD.matcher(line).matches() || CIS_BP.matcher(line).matches();
  }

  /** Takes a line of fields; returns whether it is one. */
  private boolean field(String line) {
    Map<String, String> found = new LinkedHashMap<>();
    Matcher said = CIS_BP.matcher(line);
    if (said.matches()) {
      found.put(key(said.group(1)), said.group(2) == null ? "" : said.group(2).strip());
    } else {
      List<String> cells = Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
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

  /** A word of another kind and, anywhere behind it, a matrix; each is looked for once. */
  private static boolean isOtherMatrix(String line) {
    Matcher matrix = MATRIX_WORD.matcher(line);
    int last = 0;
    while (matrix.find()) {
      last = matrix.start();
    }
    return OTHER_KIND.matcher(line).region(0, last).useTransparentBounds(true).find();
  }
}
