package org.motiflens.motif;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The reference data that is too large or not free enough for the repository: in the folder named
 * by the property or environment variable {@code MOTIFLENS_DATA}, or in {@code ../shared/data}
 * beside the repository. Tests that need it are skipped where it is absent.
 */
public final class SharedData {
  private SharedData() {}

  public static Path file(String name) {
    String named = System.getProperty("MOTIFLENS_DATA", System.getenv("MOTIFLENS_DATA"));
    Path folder =
        named != null
            ? Path.of(named)
            : Path.of("../../../shared/data").toAbsolutePath().normalize();
    Path file = folder.resolve(name);
    assumeTrue(Files.isReadable(file), () -> "no " + name + " in " + folder);
    return file;
  }
}
