package org.motiflens.training;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.motiflens.training.data.ReferenceData;

/**
 * The reference data that is too large or not free enough for the repository: in the folder named
 * by the property or environment variable {@code MOTIFLENS_DATA}, or in {@code ../shared/data}
 * beside the repository. Tests that need it are skipped where it is absent.
 */
public final class SharedData {
  /** Read once a process: 160 million bases take their time. */
  private static final class Once {
    static final ReferenceData REFERENCE = new ReferenceData(folder());

    private Once() {}
  }

  private SharedData() {}

  /** The folder's training data; its genome is read once for all tests. */
  public static ReferenceData reference() {
    folder();
    return Once.REFERENCE;
  }

  public static Path folder() {
    String named = System.getProperty("MOTIFLENS_DATA", System.getenv("MOTIFLENS_DATA"));
    Path folder =
        named != null
            ? Path.of(named)
            : Path.of("../../../shared/data").toAbsolutePath().normalize();
    assumeTrue(Files.isDirectory(folder), () -> "no reference data in " + folder);
    return folder;
  }
}
