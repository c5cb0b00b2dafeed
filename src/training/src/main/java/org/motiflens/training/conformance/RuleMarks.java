package org.motiflens.training.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.motiflens.explain.interaction.Planting.Point;

/**
 * What of one rule was found, against what was planted. The marks were written down before the
 * suite was first run, and are not changed to suit its results; docs/resolve.md says them in words.
 */
final class RuleMarks {
  /** Least share of what can be learnt. */
  private static final double AUC_BELOW_BEST = 0.02;

  /** Importance of what is not part of a rule, relative to the larger of a and b. */
  private static final double MEANINGLESS = 0.25;

  private static final double INCONSISTENT = 0.25;
  private static final double CONSISTENT = 0.05;
  private static final double LEAST_SHARE_OF_EPS = 0.5;
  private static final double MOST_SHARE_OF_EPS = 1.5;

  /** eps that counts as none: a quarter of that of AND. */
  private static final double NO_EPS = 0.25 * 2 * Rule.SURE;

  private static final double MOSTLY = 0.8;
  private static final double SELDOM = 0.1;

  private final RuleResult result;
  private final Rule rule;
  private final List<Mark> marks = new ArrayList<>();

  RuleMarks(RuleResult result) {
    this.result = result;
    rule = result.trained().rule();
  }

  List<Mark> all() {
    learnt();
    features();
    inconsistency();
    curves();
    knockOuts();
    changes();
    return marks;
  }

  private void add(String what, String planted, String found, String mark, boolean passed) {
    marks.add(new Mark(rule.words(), what, planted, found, mark, passed));
  }

  static String number(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
  }

  private void learnt() {
    TrainedRule trained = result.trained();
    add(
        "network: AUC",
        String.format(Locale.ROOT, "%.3f", trained.best()),
        Double.isNaN(trained.observed())
            ? String.format(Locale.ROOT, "%.3f", trained.auc())
            : String.format(
                Locale.ROOT,
                "%.3f (who must recognise sites: at most %.3f)",
                trained.auc(),
                trained.observed()),
        "at most .02 below",
        trained.auc() >= trained.best() - AUC_BELOW_BEST);
  }

  private void features() {
    ResolvedRule resolved = result.resolved();
    boolean needsB = rule.signOfB() != 0;
    int ofA = resolved.named().get(0).size();
    int ofB = resolved.named().get(1).size();
    add(
        "features named a, b",
        needsB ? "both" : "a",
        ofA + ", " + ofB,
        "at least one of each that is planted",
        ofA > 0 && (ofB > 0 || !needsB));
    double a = resolved.importance(0, 0);
    double b = resolved.importance(0, 1);
    double decoy = resolved.importance(0, 2);
    double most = Math.max(Math.abs(a), Math.abs(b));
    boolean right =
        a > 0 && (needsB ? b * rule.signOfB() > 0 : Math.abs(b) <= MEANINGLESS * Math.abs(a));
    add(
        "sign of importance (OFIV) of a, b",
        "+, " + (needsB ? rule.signOfB() > 0 ? "+" : "−" : "0"),
        String.format(Locale.ROOT, "%.3f, %.3f", a, b),
        needsB ? "signs" : "a +; |b| at most a quarter of a",
        right);
    add(
        "importance of the decoy",
        "0",
        String.format(Locale.ROOT, "%.3f", decoy),
        "at most a quarter of the larger of a, b",
        most > 0 && Math.abs(decoy) <= MEANINGLESS * most);
  }

  private void inconsistency() {
    ResolvedRule resolved = result.resolved();
    double a = resolved.inconsistency(0, 0);
    double b = resolved.inconsistency(0, 1);
    int optima = resolved.optima(0);
    if (rule.hasSeveralOptima()) {
      add(
          "optima; IL of a, b (relative)",
          "2 or more; large",
          optima + "; " + number(a) + ", " + number(b),
          "2 or more; each at least .25",
          optima >= 2 && a >= INCONSISTENT && b >= INCONSISTENT);
    } else {
      boolean smallB = rule.signOfB() == 0 || b <= CONSISTENT;
      add(
          "IL of a, b (relative); optima",
          "0",
          number(a) + ", " + number(b) + "; " + optima,
          "each at most .05",
          a <= CONSISTENT && smallB);
    }
  }

  private void curves() {
    PlantedCurves curves = result.curves();
    List<Point> wanted =
        curves.points(PlantedPair.A_B, point -> PlantedCurves.isWanted(rule, point));
    double mean = PlantedCurves.mean(wanted);
    if (rule.eps() != 0) {
      long off = wanted.stream().filter(point -> isOff(point, Math.signum(rule.eps()))).count();
      double share = mean / rule.eps();
      add(
          "planted words: eps of a and b",
          number(rule.eps()),
          number(mean) + "; " + off + " of " + wanted.size() + " points off 0",
          "half to one and a half times; sign right and interval off 0 at every point",
          share >= LEAST_SHARE_OF_EPS && share <= MOST_SHARE_OF_EPS && off == wanted.size());
    } else {
      add(
          "planted words: eps of a and b",
          "0",
          number(mean),
          "at most " + number(NO_EPS) + " in magnitude",
          Math.abs(mean) <= NO_EPS);
    }
    List<Point> unwanted =
        curves.points(
            PlantedPair.A_B,
            point ->
                !PlantedCurves.isWanted(rule, point) && !PlantedCurves.isAtTheLimit(rule, point));
    if (!unwanted.isEmpty()) {
      double largest =
          unwanted.stream()
              .collect(
                  Collectors.groupingBy(
                      Point::orientation, Collectors.averagingDouble(point -> point.eps().mean())))
              .values()
              .stream()
              .mapToDouble(Math::abs)
              .max()
              .orElseThrow();
      add(
          "planted words: eps of a and b, far or turned",
          "0",
          number(largest) + " (largest of the orientations' means)",
          "at most " + number(NO_EPS),
          largest <= NO_EPS);
    }
    for (PlantedPair pair : PlantedPair.WITH_DECOY) {
      double none = PlantedCurves.mean(curves.points(pair, point -> true));
      add(
          "planted words: eps of " + pair.words(),
          "0",
          number(none),
          "at most " + number(NO_EPS) + " in magnitude",
          Math.abs(none) <= NO_EPS);
    }
  }

  private static boolean isOff(Point point, double sign) {
    return sign > 0 ? point.eps().low() > 0 : point.eps().high() < 0;
  }

  private void knockOuts() {
    KnockedOut knocked = result.knockedOut();
    double median = knocked.median(PlantedPair.A_B);
    if (rule.eps() != 0) {
      double called = knocked.called(PlantedPair.A_B, rule.eps());
      add(
          "single windows: eps of a and b",
          number(rule.eps()),
          "median " + number(median) + "; called in " + number(called),
          "right sign and p ≤ .05 in at least .8 of the windows",
          called >= MOSTLY);
    } else {
      double called = knocked.called(PlantedPair.A_B);
      add(
          "single windows: eps of a and b",
          "0",
          "median " + number(median) + "; called in " + number(called),
          "p ≤ .05 in at most .1 of the windows",
          called <= SELDOM);
    }
    for (PlantedPair pair : PlantedPair.WITH_DECOY) {
      double called = knocked.called(pair);
      add(
          "single windows: eps of " + pair.words(),
          "0",
          "median " + number(knocked.median(pair)) + "; called in " + number(called),
          "p ≤ .05 in at most .1 of the windows",
          called <= SELDOM);
    }
  }

  private void changes() {
    double called = result.changed().of(PlantedPair.A_B);
    boolean interacts = rule.eps() != 0;
    add(
        "attribution map: a and b",
        interacts ? "called" : "not called",
        "called in " + number(called),
        interacts ? "q ≤ .1 in at least .8 of the windows" : "q ≤ .1 in at most .1 of the windows",
        interacts ? called >= MOSTLY : called <= SELDOM);
    double decoy =
        PlantedPair.WITH_DECOY.stream().mapToDouble(result.changed()::of).max().orElseThrow();
    add(
        "attribution map: pairs with the decoy",
        "not called",
        "called in " + number(decoy),
        "q ≤ .1 in at most .1 of the windows",
        decoy <= SELDOM);
  }

  static List<Mark> of(NullChecks check) {
    double most = NullChecks.mostExcess(check.anywhere().length);
    double error = 2 * Math.sqrt(NullChecks.LEVEL * (1 - NullChecks.LEVEL) / check.sets());
    String name = check.rule().words();
    return List.of(
        excess(name, "p of eps of two random stretches", check.anywhere(), most),
        excess(name, "p of eps of a's site and a random stretch", check.withSite(), most),
        new Mark(
            name,
            "stretches in windows without motif",
            "in .1 of the sets",
            "in " + number(check.setsWithCalls()) + " of the sets",
            "at most .1 and two standard errors: " + number(NullChecks.LEVEL + error),
            check.setsWithCalls() <= NullChecks.LEVEL + error),
        new Mark(
            name,
            "false ones among called stretches",
            "at most .1",
            number(check.falseShare()),
            "at most .1",
            check.falseShare() <= NullChecks.LEVEL));
  }

  private static Mark excess(String rule, String what, double[] sorted, double most) {
    double excess = NullChecks.excess(sorted);
    return new Mark(
        rule,
        what,
        "uniform",
        "excess " + number(excess),
        "at most " + number(most) + " (Smirnov, .05)",
        excess <= most);
  }
}
