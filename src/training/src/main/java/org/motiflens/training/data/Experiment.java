package org.motiflens.training.data;

/**
 * One ChIP-seq experiment of the benchmark.
 *
 * @param benchmarkName as the benchmark spells it, for example {@code
 *     CTCF_K562_CTCF_(SC-5916)_HudsonAlpha}
 * @param tf the transcription factor
 * @param cellLine for example K562
 * @param table name of the ENCODE table of uniform peaks; empty where only the benchmark's own sets
 *     are at hand
 */
public record Experiment(String benchmarkName, String tf, String cellLine, String table) {
  /**
   * A name fit for folders, tracks and command lines: the benchmark's without parentheses, and with
   * a hyphen for any character other than letters, digits, {@code _}, {@code -} and {@code .}.
   */
  public String id() {
    return benchmarkName.replaceAll("[()]", "").replaceAll("[^A-Za-z0-9_.-]", "-");
  }
}
