package org.motiflens.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long each target has been searched, over all searches that anybody wrote down: the table
 * {@code docs/fuzzing.tsv}.
 *
 * <p>Run as a program: {@code Ledger add FILE TARGET SECONDS LOG} adds a search, {@code Ledger next
 * FILE SECONDS} prints which of the targets of standard input has had the least and how long to
 * search it, and nothing when each has had so many.
 */
public final class Ledger {
  private static final String HEADER =
      "target\tprocessor_seconds\tinputs\tcoverage\tfeatures\tcorpus";

  /** What libFuzzer prints while it searches: {@code #12 NEW cov: 3 ft: 4 corp: 2/5b ...}. */
  private static final Pattern STATE =
      Pattern.compile("^#(\\d+)\\s.*\\bcov: (\\d+) ft: (\\d+) corp: (\\d+)/");

  private static final Pattern EXECUTED =
      Pattern.compile("^stat::number_of_executed_units:\\s*(\\d+)");

  /** Seconds of one search: others shall have their turn. */
  private static final double LONGEST_TURN = 300;

  /** And at least: some 15 are its start. */
  private static final double SHORTEST_TURN = 30;

  private final Map<String, Row> rows = new LinkedHashMap<>();

  /**
   * What one target has had.
   *
   * @param seconds of processor time, those of the start of each search among them
   * @param inputs that the reader was given
   * @param coverage edges of the instrumented code, as the last search saw them; 0: not yet
   * @param features edges with their counts, of the last search
   * @param corpus inputs by which the last search found something new, with those that it began
   *     with
   */
  record Row(String target, double seconds, long inputs, int coverage, int features, int corpus) {
    static Row none(String target) {
      return new Row(target, 0, 0, 0, 0, 0);
    }

    /** With one more search; one that reached nothing leaves what is known of coverage. */
    private Row and(Row search) {
      boolean reached = search.coverage > 0;
      return new Row(
          target,
          seconds + search.seconds,
          inputs + search.inputs,
          reached ? search.coverage : coverage,
          reached ? search.features : features,
          reached ? search.corpus : corpus);
    }

    private String line() {
      return String.format(
          Locale.ROOT,
          "%s\t%.0f\t%d\t%d\t%d\t%d",
          target,
          seconds,
          inputs,
          coverage,
          features,
          corpus);
    }
  }

  /** An empty one knows every target, searched for no time. */
  Ledger() {
    for (Target target : Target.values()) {
      rows.put(target.key(), Row.none(target.key()));
    }
  }

  /** Reads what {@link #text} wrote; rows of targets that are no more are left out. */
  static Ledger parse(String text) {
    Ledger ledger = new Ledger();
    List<String> lines = text.lines().toList();
    if (!lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException("the header is not " + HEADER + " but " + lines.get(0));
    }
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      if (ledger.rows.containsKey(cells[0])) {
        ledger.rows.put(
            cells[0],
            new Row(
                cells[0],
                Double.parseDouble(cells[1]),
                Long.parseLong(cells[2]),
                Integer.parseInt(cells[3]),
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5])));
      }
    }
    return ledger;
  }

  /** What a search printed. One that was ended from outside has no statistics at its end. */
  static Row search(String target, double seconds, List<String> log) {
    Row search = new Row(target, seconds, 0, 0, 0, 0);
    for (String line : log) {
      Matcher state = STATE.matcher(line);
      Matcher executed = EXECUTED.matcher(line);
      if (state.find()) {
        search =
            new Row(
                target,
                seconds,
                Long.parseLong(state.group(1)),
                Integer.parseInt(state.group(2)),
                Integer.parseInt(state.group(3)),
                Integer.parseInt(state.group(4)));
      } else if (executed.find()) {
        search =
            new Row(
                target,
                seconds,
                Long.parseLong(executed.group(1)),
                search.coverage(),
                search.features(),
                search.corpus());
      }
    }
    return search;
  }

  void add(Row search) {
    rows.merge(search.target(), search, Row::and);
  }

  Row row(String target) {
    return rows.get(target);
  }

  /**
   * A search to come.
   *
   * @param seconds of processor time
   */
  record Turn(String target, int seconds) {}

  /** That of whichever of these has had the least, if it had less than so many seconds. */
  Optional<Turn> next(List<String> targets, double seconds) {
    return targets.stream()
        .map(target -> rows.getOrDefault(target, Row.none(target)))
        .filter(row -> row.seconds() < seconds)
        .min(Comparator.comparingDouble(Row::seconds))
        .map(
            row ->
                new Turn(
                    row.target(),
                    (int)
                        Math.max(SHORTEST_TURN, Math.min(LONGEST_TURN, seconds - row.seconds()))));
  }

  String text() {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    rows.values().forEach(row -> lines.add(row.line()));
    return String.join("\n", lines) + "\n";
  }

  private static Ledger read(Path file) throws IOException {
    return Files.exists(file) ? parse(Files.readString(file)) : new Ledger();
  }

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    Ledger ledger = read(file);
    switch (arguments[0]) {
      case "add" -> {
        String target = Target.named(arguments[2]).key();
        // What a fuzzer prints of an input is no text in any charset.
        List<String> log =
            Files.readString(Path.of(arguments[4]), StandardCharsets.ISO_8859_1).lines().toList();
        Row search = search(target, Double.parseDouble(arguments[3]), log);
        ledger.add(search);
        Files.writeString(file, ledger.text());
        System.out.printf(
            Locale.ROOT,
            "  %d inputs in %.0f s of processor time, coverage %d, %.0f s in all%n",
            search.inputs(),
            search.seconds(),
            search.coverage(),
            ledger.row(target).seconds());
      }
      case "next" -> {
        List<String> targets =
            Arrays.asList(new String(System.in.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
        ledger
            .next(targets, Double.parseDouble(arguments[2]))
            .ifPresent(turn -> System.out.println(turn.target() + " " + turn.seconds()));
      }
      default -> throw new IllegalArgumentException("add or next, not " + arguments[0]);
    }
  }
}
