package org.motiflens.plugin.message;

import java.util.Locale;
import org.motiflens.explain.attribution.Trust;
import org.motiflens.explain.attribution.WindowCounts;
import org.motiflens.explain.attribution.WindowFacts;
import org.motiflens.explain.calibration.Meaning;

/** What is said of a window: P and trust, or of a profile model its counts. */
public final class WindowWords {
  private WindowWords() {}

  /** What is known of a window, as a tooltip says it. */
  public static String full(WindowFacts facts) {
    return facts instanceof WindowCounts counts ? counts(counts) : full((Trust) facts);
  }

  private static String counts(WindowCounts counts) {
    return String.format(
        Locale.ROOT,
        "log counts = %.2f (%s reads); %s; strands differ by %.2g",
        counts.logCounts(),
        reads(counts.counts()),
        counts.meaning().map(Meaning::words).orElse(Meaning.NOT_CALIBRATED),
        counts.strandDisagreement());
  }

  private static String reads(double counts) {
    return counts < 10
        ? String.format(Locale.ROOT, "%.1f", counts)
        : String.format(Locale.ROOT, "%,.0f", counts);
  }

  private static String full(Trust trust) {
    return String.format(
        Locale.ROOT,
        "P = %.3f; %s; strands differ by %.2g, gradients miss %.2g (logits)",
        trust.probability(),
        trust.meaning().map(Meaning::words).orElse(Meaning.NOT_CALIBRATED),
        trust.strandDisagreement(),
        trust.completenessError());
  }

  /** What is known of a window, in a track's corner, where there is little room. */
  public static String brief(int centre, WindowFacts facts) {
    return facts instanceof WindowCounts counts
        ? String.format(Locale.ROOT, "window at %,d: %s", centre + 1, counts(counts))
        : brief(centre, (Trust) facts);
  }

  /** The most important of it, where there is less room still. */
  public static String briefest(int centre, WindowFacts facts) {
    return facts instanceof Trust trust
        ? String.format(
            Locale.ROOT,
            "window at %,d: P = %.3f (%s)",
            centre + 1,
            trust.probability(),
            trust.meaning().map(Meaning::shortText).orElse(Meaning.NOT_CALIBRATED))
        : String.format(
            Locale.ROOT,
            "window at %,d: log counts = %.2f",
            centre + 1,
            ((WindowCounts) facts).logCounts());
  }

  private static String brief(int centre, Trust trust) {
    return String.format(
        Locale.ROOT,
        "window at %,d: P = %.3f (%s); strands differ by %.2g, gradients miss %.2g (logits)",
        centre + 1,
        trust.probability(),
        trust.meaning().map(Meaning::shortText).orElse(Meaning.NOT_CALIBRATED),
        trust.strandDisagreement(),
        trust.completenessError());
  }
}
