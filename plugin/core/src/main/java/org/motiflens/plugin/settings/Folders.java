package org.motiflens.plugin.settings;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Where the things that come with the extension are: models, the demo. */
public final class Folders {
  private static final int PARENTS = 4;

  private Folders() {}

  /**
   * The folder of the models: what the user named, else the system property {@code
   * motiflens.models}, else the variable {@code MOTIFLENS_MODELS}, else {@code models} beside the
   * extension's jar or in a folder above it.
   */
  public static Optional<Path> models(Optional<Path> named) {
    return named
        .or(() -> Optional.ofNullable(System.getProperty("motiflens.models")).map(Path::of))
        .or(() -> Optional.ofNullable(System.getenv("MOTIFLENS_MODELS")).map(Path::of))
        .or(() -> besideJar("models"));
  }

  /** A folder of the distribution, looked for beside the jar and upwards. */
  public static Optional<Path> besideJar(String relative) {
    return jar().flatMap(jar -> upwards(jar, relative));
  }

  /** The folder {@code relative} in the nearest of the parents of {@code from} that has it. */
  public static Optional<Path> upwards(Path from, String relative) {
    Path folder = from.toAbsolutePath().getParent();
    for (int i = 0; i <= PARENTS && folder != null; i++) {
      Path candidate = folder.resolve(relative);
      if (Files.isDirectory(candidate)) {
        return Optional.of(candidate);
      }
      folder = folder.getParent();
    }
    return Optional.empty();
  }

  /** The extension's jar, or the folder of its classes. */
  public static Optional<Path> jar() {
    CodeSource source = Folders.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? Optional.empty() : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
