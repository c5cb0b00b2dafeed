package org.motiflens.plugin.panel.factors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.motiflens.explain.factors.FactorCall;
import org.motiflens.explain.motif.Seqlet;
import org.motiflens.network.Evaluator;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;

/**
 * A line of the table: a model, or the heading of a group of factors that cannot be told apart.
 *
 * @param card the model; of a heading the one of highest rank
 * @param heading whether it is the heading of a group, which has no P, strand and word of its own
 * @param cells as many as {@link #COLUMNS}
 * @param tip all of it in words
 */
record FactorRow(ModelCard card, boolean heading, List<String> cells, String tip) {
  static final List<String> COLUMNS = List.of("Rank", "Factor", "P", "Prec.", "±", "Word", "Motif");

  /** Precision is not known of a model that was calibrated without peaks. */
  private static final String UNKNOWN = "–";

  FactorRow {
    cells = List.copyOf(cells);
  }

  /** Below this rank a model looks at nothing that would tell factors apart. */
  static final double LEAST_RANK = 2;

  /**
   * The lines of calls: groups by their best rank, and below the heading of each its members.
   *
   * @param calls with the names of their groups, the highest rank first
   * @param motif the known motif that a word resembles most
   */
  static List<FactorRow> of(List<FactorCall> calls, Function<Seqlet, Optional<String>> motif) {
    Map<String, List<FactorCall>> groups = new LinkedHashMap<>();
    Map<String, Long> experiments =
        calls.stream()
            .collect(Collectors.groupingBy(call -> call.card().tf(), Collectors.counting()));
    for (FactorCall call : calls) {
      boolean tells = call.rank() >= LEAST_RANK && call.word().isPresent();
      String name = tells ? call.group() : call.card().id();
      groups.computeIfAbsent(name, key -> new ArrayList<>()).add(call);
    }
    List<FactorRow> rows = new ArrayList<>();
    groups.forEach(
        (name, members) -> {
          if (members.size() > 1) {
            rows.add(heading(name, members));
          }
          members.forEach(
              call ->
                  rows.add(
                      of(call, members.size() > 1, experiments.get(call.card().tf()) > 1, motif)));
        });
    return rows;
  }

  private static FactorRow heading(String name, List<FactorCall> members) {
    FactorCall first = members.get(0);
    List<String> factors =
        members.stream().map(call -> Messages.plain(call.card().tf())).distinct().toList();
    boolean oneFactor = factors.size() == 1;
    String title =
        oneFactor
            ? factors.get(0) + ", " + members.size() + " experiments"
            : Messages.plain(name) + ", " + factors.size() + " factors";
    return new FactorRow(
        first.card(),
        true,
        List.of(rank(first), title, "", "", "", "", ""),
        oneFactor
            ? title
            : String.join(", ", factors) + " cannot be told apart here: they look at one word");
  }

  private static FactorRow of(
      FactorCall call,
      boolean member,
      boolean namesCells,
      Function<Seqlet, Optional<String>> motif) {
    ModelCard card = call.card();
    Optional<Seqlet> read = call.rank() >= LEAST_RANK ? call.word() : Optional.empty();
    String factor = Messages.plain(card.tf()) + " " + Messages.plain(card.cellLine());
    Optional<String> known = read.flatMap(motif).map(Messages::plain);
    String strand = call.reverse() ? "−" : "+";
    String p = String.format(Locale.ROOT, "%.3f", Evaluator.probability(call.score()));
    String word = read.map(Seqlet::letters).orElse("");
    return new FactorRow(
        card,
        false,
        List.of(
            rank(call),
            (member ? "  " : "") + (namesCells ? factor : Messages.plain(card.tf())),
            String.format(Locale.ROOT, "%.2f", Evaluator.probability(call.score())),
            precision(call),
            strand,
            word,
            known.orElse("")),
        factor
            + ", "
            + Messages.architecture(card)
            + ": P "
            + p
            + "; "
            + call.meaning().words()
            + (word.isEmpty() ? "" : "; it looks at " + word + " on the " + strand + " strand")
            + known.map(name -> ", most like " + name).orElse(""));
  }

  private static String precision(FactorCall call) {
    if (call.meaning().precision().isEmpty()) {
      return UNKNOWN;
    }
    double precision = call.meaning().precision().getAsDouble();
    return precision < 0.01 ? "<1 %" : call.meaning().precisionText();
  }

  private static String rank(FactorCall call) {
    return String.format(Locale.ROOT, "%s%.1f", call.meaning().beyond() ? ">" : "", call.rank());
  }
}
