package org.motiflens.cli.option;

import picocli.CommandLine.Option;

/** The option that makes what is drawn at random the same each time, or another. */
public final class Seed {
  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "NUMBER",
      description = "Of what is drawn at random; ${DEFAULT-VALUE} when not given.")
  private long seed;

  public long get() {
    return seed;
  }
}
