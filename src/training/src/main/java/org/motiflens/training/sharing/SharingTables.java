package org.motiflens.training.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.network.library.SharedOutput;

/** How alike and how different the outputs of a shared network are, as text for programs. */
public final class SharingTables {
  private static final int NEAREST = 10;

  private final List<SharedOutput> classes;
  private final ClassSimilarity plain;
  private final ClassSimilarity centred;
  private final Optional<CoBinding> labels;
  private final Provenance provenance;

  public SharingTables(
      List<SharedOutput> classes,
      ClassSimilarity plain,
      ClassSimilarity centred,
      Optional<CoBinding> labels,
      Provenance provenance) {
    this.classes = List.copyOf(classes);
    this.plain = plain;
    this.centred = centred;
    this.labels = labels;
    this.provenance = provenance;
  }

  /**
   * Two outputs, and what their features are worth to each.
   *
   * @param features those that differ most first
   */
  public record Pair(String first, String second, List<ClassDifference> features) {
    public Pair {
      features = List.copyOf(features);
    }
  }

  /**
   * The pairs that are asked for, or the first two outputs of each known group.
   *
   * @param asked each FIRST,SECOND
   * @throws InputException when one of them is no output
   */
  public static List<Pair> pairs(
      List<String> asked, List<SharedOutput> classes, List<double[]> importance) {
    List<Pair> pairs = new ArrayList<>();
    for (String both : asked) {
      String[] names = both.split(",", -1);
      if (names.length != 2) {
        throw new InputException(
            "--difference is \""
                + both
                + "\"; expected two outputs, such as GATA2 K562,TAL1 K562.");
      }
      pairs.add(
          pair(
              index(names[0].strip(), classes),
              index(names[1].strip(), classes),
              classes,
              importance));
    }
    for (KnownGroup group : asked.isEmpty() ? KnownGroup.ALL : List.<KnownGroup>of()) {
      firstTwo(group, classes)
          .ifPresent(two -> pairs.add(pair(two.get(0), two.get(1), classes, importance)));
    }
    return pairs;
  }

  /** The first two factors of a group, in one cell line where there is one that has both. */
  private static Optional<List<Integer>> firstTwo(KnownGroup group, List<SharedOutput> classes) {
    List<String> factors =
        group.factors().stream()
            .filter(factor -> classes.stream().anyMatch(one -> one.factor().equals(factor)))
            .toList();
    if (factors.size() < 2) {
      return Optional.empty();
    }
    Optional<List<Integer>> any = Optional.empty();
    for (int a = 0; a < classes.size(); a++) {
      for (int b = 0; b < classes.size(); b++) {
        SharedOutput first = classes.get(a);
        SharedOutput second = classes.get(b);
        if (first.factor().equals(factors.get(0)) && second.factor().equals(factors.get(1))) {
          if (first.cellLine().equals(second.cellLine())) {
            return Optional.of(List.of(a, b));
          }
          any = any.isPresent() ? any : Optional.of(List.of(a, b));
        }
      }
    }
    return any;
  }

  private static Pair pair(
      int first, int second, List<SharedOutput> classes, List<double[]> importance) {
    return new Pair(
        classes.get(first).name(),
        classes.get(second).name(),
        ClassDifference.of(importance.get(first), importance.get(second)));
  }

  private static int index(String name, List<SharedOutput> classes) {
    for (int i = 0; i < classes.size(); i++) {
      if (classes.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    throw new InputException(
        "The network has no output \""
            + name
            + "\"; its "
            + classes.size()
            + " outputs are to be named by factor and cell line, such as "
            + classes.get(0).name()
            + ".");
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "NA" : String.format(Locale.ROOT, "%.3f", value);
  }

  private String labels(int a, int b) {
    return labels.map(bound -> number(bound.correlation(a, b))).orElse("NA");
  }

  /** Every pair of outputs. */
  public String similarity() {
    StringBuilder text = new StringBuilder(provenance.commentLines());
    text.append("first\tsecond\tofiv_correlation\tless_mean\tlabel_correlation\n");
    for (int a = 0; a < classes.size(); a++) {
      for (int b = a + 1; b < classes.size(); b++) {
        text.append(
            String.join(
                "\t",
                classes.get(a).name(),
                classes.get(b).name(),
                number(plain.correlation(a, b).orElse(Double.NaN)),
                number(centred.correlation(a, b).orElse(Double.NaN)),
                labels(a, b)));
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** The ten outputs most like each. */
  public String nearest() {
    StringBuilder text = new StringBuilder(provenance.commentLines());
    text.append(
        "table\tfactor\tcell_line\trank\tsimilar_table\tsimilar_factor\tsimilar_cell_line"
            + "\tofiv_correlation\tless_mean\tlabel_correlation\n");
    for (int a = 0; a < classes.size(); a++) {
      List<Integer> near = centred.neighbours(a);
      for (int rank = 0; rank < Math.min(NEAREST, near.size()); rank++) {
        int b = near.get(rank);
        SharedOutput own = classes.get(a);
        SharedOutput other = classes.get(b);
        text.append(
            String.join(
                "\t",
                own.table(),
                own.factor(),
                own.cellLine(),
                String.valueOf(rank + 1),
                other.table(),
                other.factor(),
                other.cellLine(),
                number(plain.correlation(a, b).orElse(Double.NaN)),
                number(centred.correlation(a, b).orElse(Double.NaN)),
                labels(a, b)));
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** Every feature of each pair, those that differ most first. */
  public String differences(List<Pair> pairs) {
    StringBuilder text = new StringBuilder(provenance.commentLines());
    text.append("first\tsecond\trank\tfeature\tfirst_ofiv\tsecond_ofiv\tdifference\n");
    for (Pair pair : pairs) {
      for (int rank = 0; rank < pair.features().size(); rank++) {
        ClassDifference feature = pair.features().get(rank);
        text.append(
            String.format(
                Locale.ROOT,
                "%s\t%s\t%d\t%d\t%.5f\t%.5f\t%.5f\n",
                pair.first(),
                pair.second(),
                rank + 1,
                feature.feature() + 1,
                feature.first(),
                feature.second(),
                feature.difference()));
      }
    }
    return text.toString();
  }
}
