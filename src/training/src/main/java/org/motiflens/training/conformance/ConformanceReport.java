package org.motiflens.training.conformance;

import java.util.List;
import java.util.Locale;
import org.motiflens.explain.resolve.Resolution;
import org.motiflens.genome.Provenance;

/** The suite's results as a document. */
public final class ConformanceReport {
  private ConformanceReport() {}

  /** Markdown, with the pictures {@code eps.svg} and {@code curves.svg} beside it. */
  public static String of(Conformance conformance, Provenance provenance) {
    List<Mark> marks = conformance.marks();
    long passed = marks.stream().filter(Mark::passed).count();
    StringBuilder text = new StringBuilder();
    text.append("# Planted rules, and what was found of them\n\n");
    text.append(
        String.format(Locale.ROOT, "%d of %d marks are reached.\n\n", passed, marks.size()));
    text.append(
        """
        Windows of 101 even bases hold sites of two motifs, a (GABPA) and b (NRF1), and of a decoy (USF1), each with
        probability ½. A rule makes log-odds of a and b, from which the label is drawn: 95 to 5 where the rule is sure.
        So the interaction is known in logits: eps = f(ab) − f(a) − f(b) + f(∅) is 5.89 for AND, −5.89 for OR and NOT,
        −11.78 for XOR, 0 for a sum and for anything with the decoy. Networks (16 filters of 12 bases, maximum, 16
        hidden units; for the limited distance a second convolution) learn from such windows alone, each from three
        starts, of which validation chooses one.

        What counts as right was written down before the suite was first run, and stands in the column *mark*. IL is
        relative: divided by the square of the largest importance. Large IL is asked of XOR alone, because it alone has
        two ways to be bound that exclude each other; the maps of AND, OR and NOT have one optimum.

        ![eps planted and found](eps.svg)

        ![eps over distance and orientation](curves.svg)

        """);
    marks(text, marks);
    lambdas(text, conformance);
    nulls(text, conformance);
    text.append("\n## Where this comes from\n\n");
    provenance
        .entries()
        .forEach(
            (name, value) ->
                text.append("* ").append(name).append(": ").append(value).append('\n'));
    return text.toString();
  }

  private static void marks(StringBuilder text, List<Mark> marks) {
    text.append(
        "## Marks\n\n| rule | what | planted | found | mark | |\n|---|---|---|---|---|---|\n");
    for (Mark mark : marks) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %s | %s |\n",
              mark.rule(),
              mark.what(),
              mark.planted(),
              mark.found(),
              mark.mark(),
              mark.passed() ? "yes" : "**no**"));
    }
  }

  private static void lambdas(StringBuilder text, Conformance conformance) {
    text.append(
        """

        ## Importance, inconsistency and λ

        Importance (OFIV, sum over the features of a motif), relative IL (largest of these) and distinct optima of ten
        starts. The marks are those of the first λ.

        | rule | λ | a | b | decoy | IL of a | IL of b | IL of the decoy | optima |
        |---|---|---|---|---|---|---|---|---|
        """);
    for (RuleResult result : conformance.rules()) {
      ResolvedRule resolved = result.resolved();
      for (int r = 0; r < resolved.resolutions().size(); r++) {
        Resolution resolution = resolved.resolutions().get(r);
        text.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %.3g | %.3g | %.3g | %s | %s | %s | %d |\n",
                result.trained().rule().words(),
                resolution.settings().lambda(),
                resolved.importance(r, 0),
                resolved.importance(r, 1),
                resolved.importance(r, 2),
                RuleMarks.number(resolved.inconsistency(r, 0)),
                RuleMarks.number(resolved.inconsistency(r, 1)),
                RuleMarks.number(resolved.inconsistency(r, 2)),
                resolved.optima(r)));
      }
    }
  }

  private static void nulls(StringBuilder text, Conformance conformance) {
    text.append(
        """

        ## p where nothing interacts

        Share of p of eps up to a level, for two random stretches of a window, and for a's site with a random stretch
        beside all sites.

        | rule | two random stretches: .05 | .1 | .5 | a's site and a random stretch: .05 | .1 | .5 |
        |---|---|---|---|---|---|---|
        """);
    for (NullChecks check : conformance.nulls()) {
      text.append("| ").append(check.rule().words());
      for (double[] p : List.of(check.anywhere(), check.withSite())) {
        for (double level : new double[] {0.05, 0.1, 0.5}) {
          text.append(" | ").append(RuleMarks.number(share(p, level)));
        }
      }
      text.append(" |\n");
    }
  }

  private static double share(double[] p, double level) {
    int count = 0;
    for (double value : p) {
      count += value <= level ? 1 : 0;
    }
    return count / (double) p.length;
  }
}
