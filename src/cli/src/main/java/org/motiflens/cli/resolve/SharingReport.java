package org.motiflens.cli.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.genome.Provenance;
import org.motiflens.network.library.SharedOutput;
import org.motiflens.training.sharing.ClassDifference;
import org.motiflens.training.sharing.ClassSimilarity;
import org.motiflens.training.sharing.CoBinding;
import org.motiflens.training.sharing.KnownGroup;
import org.motiflens.training.sharing.SharingTables;

/** What a network that all experiments share finds alike, as a document. */
final class SharingReport {
  private static final int PAIRS = 20;
  private static final int FEATURES = 5;

  private final List<SharedOutput> classes;
  private final Optional<CoBinding> labels;
  private final Provenance provenance;

  SharingReport(List<SharedOutput> classes, Optional<CoBinding> labels, Provenance provenance) {
    this.classes = List.copyOf(classes);
    this.labels = labels;
    this.provenance = provenance;
  }

  static KnownGroup.Likeness likeness(ClassSimilarity similarity) {
    return (a, b) -> similarity.correlation(a, b).orElse(Double.NaN);
  }

  String text(ClassSimilarity plain, ClassSimilarity centred, List<SharingTables.Pair> compared) {
    StringBuilder text = new StringBuilder();
    text.append("# Which factors a shared network finds alike\n\n");
    text.append(
        """
        Each output of the network has an importance (OFIV) for each feature behind the maximum over time.
        Two outputs are alike when these correlate. All outputs share what makes a window bindable at all;
        "less the mean" is the correlation of what each has beyond the mean of all outputs.
        "Labels" is the correlation of the peaks themselves, over places of 200 bases that any experiment binds.

        """);
    text.append("![Heat map](heat-map.png)\n\n![Network](network.svg)\n\n");
    groups(text, plain, centred);
    labels.ifPresent(
        bound -> {
          pairs(text, centred, bound);
          text.append(
              String.format(
                  Locale.ROOT, "\nPlaces that any experiment binds: %,d.\n", bound.places()));
        });
    differences(text, compared);
    text.append("\n## Where this comes from\n\n");
    provenance
        .entries()
        .forEach(
            (name, value) ->
                text.append("* ").append(name).append(": ").append(value).append('\n'));
    return text.toString();
  }

  private void groups(StringBuilder text, ClassSimilarity plain, ClassSimilarity centred) {
    text.append("## Groups that biology knows\n\n");
    text.append(
        "A group comes out when each of its factors has a fellow among the "
            + KnownGroup.NEAREST
            + " nearest other factors. With few fellows that is hardly chance (one of a hundred factors is"
            + " among five in one case of twenty); with eight it is in one case of three.\n\n");
    text.append(
        "| group | what ties it | OFIV | less the mean | labels |\n|---|---|---|---|---|\n");
    for (KnownGroup group : KnownGroup.ALL) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s: %s | %s | %s | %s | %s |\n",
              group.name(),
              String.join(
                  ", ",
                  group.members(classes, likeness(plain)).stream()
                      .map(KnownGroup.Member::factor)
                      .toList()),
              group.why(),
              verdict(group, likeness(plain)),
              verdict(group, likeness(centred)),
              labels.map(bound -> verdict(group, bound::correlation)).orElse("–")));
    }
    text.append(
        "\nNearest factors of each member, less the mean:\n\n| factor | nearest | by labels |\n|---|---|---|\n");
    for (KnownGroup group : KnownGroup.ALL) {
      for (KnownGroup.Member member : group.members(classes, likeness(centred))) {
        text.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %s |\n",
                member.factor(),
                marked(member.nearest(), group),
                labels
                    .map(
                        bound ->
                            marked(
                                KnownGroup.nearest(member.factor(), classes, bound::correlation),
                                group))
                    .orElse("–")));
      }
    }
    text.append('\n');
  }

  /** What one output looks for and the other does not. */
  private static void differences(StringBuilder text, List<SharingTables.Pair> compared) {
    text.append(
        "\n## Class difference\n\nOFIV of the first output less that of the second, the "
            + FEATURES
            + " features that differ most. Features are numbered as"
            + " `motiflens resolve` numbers them for the models that are outputs of this network."
            + "\n\n| first | second | feature: first, second |\n|---|---|---|\n");
    for (SharingTables.Pair pair : compared) {
      List<String> features = new ArrayList<>();
      for (ClassDifference one :
          pair.features().subList(0, Math.min(FEATURES, pair.features().size()))) {
        features.add(
            String.format(
                Locale.ROOT, "%d: %+.3f, %+.3f", one.feature() + 1, one.first(), one.second()));
      }
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s |\n",
              pair.first(),
              pair.second(),
              String.join("; ", features)));
    }
  }

  private static String marked(List<String> nearest, KnownGroup group) {
    return String.join(
        ", ",
        nearest.stream()
            .map(name -> group.factors().contains(name) ? "**" + name + "**" : name)
            .toList());
  }

  private String verdict(KnownGroup group, KnownGroup.Likeness likeness) {
    List<KnownGroup.Member> members = group.members(classes, likeness);
    long near = members.stream().filter(KnownGroup.Member::near).count();
    return (KnownGroup.comesOut(members) ? "**yes**" : "no") + ", " + near + "/" + members.size();
  }

  /** Pairs of different factors that the network finds alike and the labels do not. */
  private void pairs(StringBuilder text, ClassSimilarity centred, CoBinding bound) {
    record Pair(int a, int b, double model, double labels) {}
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < classes.size(); a++) {
      for (int b = a + 1; b < classes.size(); b++) {
        double model = centred.correlation(a, b).orElse(Double.NaN);
        double labelled = bound.correlation(a, b);
        if (!classes.get(a).factor().equals(classes.get(b).factor())
            && labelled < 0.1
            && model > 0) {
          pairs.add(new Pair(a, b, model, labelled));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble((Pair pair) -> -pair.model()));
    text.append("## Alike in the network, not in the labels\n\n");
    text.append(
        "The pairs of different factors most alike in the network whose labels correlate below 0.1."
            + "\n\n| first | second | less the mean | labels |\n|---|---|---|---|\n");
    for (Pair pair : pairs.subList(0, Math.min(PAIRS, pairs.size()))) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %.2f | %.2f |\n",
              classes.get(pair.a()).name(),
              classes.get(pair.b()).name(),
              pair.model(),
              pair.labels()));
    }
  }
}
