package org.motiflens.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where tests find the files of the repository and, if they are there, the large shared ones. */
public final class Checkout {
  public static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  public static final Path DEMO = ROOT.resolve("resources/demo");

  private Checkout() {}

  /** The folder of shared data; the calling test is skipped where there is none. */
  public static Path sharedData() {
    String named = System.getProperty("MOTIFLENS_DATA", System.getenv("MOTIFLENS_DATA"));
    Path data = named == null ? ROOT.resolve("../shared/data").normalize() : Path.of(named);
    Assumptions.assumeTrue(
        Files.isDirectory(data), "no shared data at " + data + "; set MOTIFLENS_DATA");
    return data;
  }
}
