package org.motiflens.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.WholeFile;

/**
 * How long a training took, in a file beside the bundle, {@code ARCHITECTURE.cpu-seconds}: in the
 * bundle it would make two trainings of the same model different files. Who moves the bundle alone
 * loses it, and nothing else.
 */
public final class TrainingTime {
  private static final String ENDING = ".cpu-seconds";

  /** A number. */
  private static final int LARGEST = 64;

  private TrainingTime() {}

  private static Path beside(Path bundle) {
    String name = bundle.getFileName().toString().replaceFirst("[.]zip$", "");
    return bundle.resolveSibling(name + ENDING);
  }

  /**
   * Writes it, or removes what is known of another training.
   *
   * @param seconds of processor time; empty where they are not known
   */
  public static void write(Path bundle, OptionalDouble seconds) throws IOException {
    if (seconds.isEmpty()) {
      Files.deleteIfExists(beside(bundle));
      return;
    }
    String text = String.format(Locale.ROOT, "%.0f%n", seconds.getAsDouble());
    AtomicOutput.write(beside(bundle), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Seconds of processor time; empty where they are not known. */
  public static OptionalDouble read(Path bundle) {
    Path file = beside(bundle);
    if (!Files.isRegularFile(file)) {
      return OptionalDouble.empty();
    }
    try {
      String text = WholeFile.text(file, LARGEST).strip();
      return text.matches("[0-9]{1,9}")
          ? OptionalDouble.of(Integer.parseInt(text))
          : OptionalDouble.empty();
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }
}
