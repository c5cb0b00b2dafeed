package org.motiflens.training.sharing;

/**
 * One output of a shared network.
 *
 * @param task name of its ENCODE table
 * @param factor as the zoo names it
 * @param cellLine of its experiment
 */
public record SharedClass(String task, String factor, String cellLine) {
  /** {@code CTCF K562}. */
  public String name() {
    return factor + " " + cellLine;
  }
}
