package org.motiflens.network.library;

/**
 * One output of a network that many experiments share.
 *
 * @param table its ENCODE table, unique in the network
 * @param factor as the zoo names it
 * @param cellLine of its experiment
 */
public record SharedOutput(String table, String factor, String cellLine) {
  /** {@code CTCF K562}; several outputs may have the same. */
  public String name() {
    return (factor + " " + cellLine).strip();
  }
}
