package org.motiflens.explain.export;

/**
 * Makes the engine of a name. Found by {@link java.util.ServiceLoader}, so that an engine and all
 * that it needs can be left out of a program.
 */
public interface ProfileEngineProvider {
  /** What the command line calls the engine. */
  String key();

  /**
   * Begins: threads, a connection to a cluster.
   *
   * @throws org.motiflens.genome.InputException when the engine cannot be had
   */
  ProfileEngine open(EngineSettings settings);
}
