package org.motiflens.plugin.learnt;

import org.motiflens.explain.instance.Instance;
import org.motiflens.genome.Locus;

/**
 * A stretch that can be chosen by its name or typed as a locus.
 *
 * @param name what it resembles
 */
public record NamedStretch(String name, Locus locus) {
  public static NamedStretch of(Instance instance) {
    return new NamedStretch(instance.name(), instance.locus());
  }

  /** {@code CTCF chr20:1,001-1,020}, which {@link #locusOf} reads. */
  @Override
  public String toString() {
    return name + " " + locus;
  }

  /** The locus of a choice: its last word. */
  public static String locusOf(String text) {
    String stripped = text.strip();
    return stripped.substring(stripped.lastIndexOf(' ') + 1);
  }
}
