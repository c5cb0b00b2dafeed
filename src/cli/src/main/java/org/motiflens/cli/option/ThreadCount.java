package org.motiflens.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that says how much is computed at the same time. */
public final class ThreadCount {
  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "Threads that compute. Default: one for each processor.")
  private Integer threads;

  /** At least 1. */
  public int get() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** Refuses what is no number of threads before anything is read. */
  static final class AtLeastOne implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      try {
        int number = Integer.parseInt(value);
        if (number >= 1) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Said below.
      }
      throw new TypeConversionException("expected a number, at least 1, but was '" + value + "'");
    }
  }
}
