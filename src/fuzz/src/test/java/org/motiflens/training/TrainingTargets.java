package org.motiflens.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.motiflens.fuzz.Scratch;
import org.motiflens.network.Architecture;
import org.motiflens.training.gradient.NetworkGradient;

/** What a training keeps. */
public final class TrainingTargets {
  /** Stands in the seeds. */
  public static final String FINGERPRINT = "f";

  private TrainingTargets() {}

  /** A state of a training. */
  public static void checkpoint(byte[] input) throws IOException {
    Checkpoint.read(Scratch.file("x.checkpoint", input), FINGERPRINT);
  }

  /** A state that is whole. */
  public static byte[] seed() throws IOException {
    Parameters some = Parameters.of(new float[] {1, 2, 3});
    Path file = Scratch.root().resolve("seed.checkpoint");
    new Checkpoint(FINGERPRINT, 1, 10, 0.1, some, some, 1, 0.9, some).write(file);
    return Files.readAllBytes(file);
  }

  /** A shared network with a checksum, and one of the form before, without. */
  public static List<byte[]> sharedStarts() throws IOException {
    Architecture smallest = Architecture.named("small-rnn");
    float[] parameters = new float[new NetworkGradient(smallest, 1, 1).parameterCount()];
    Path file = Scratch.root().resolve("seed.start");
    new SharedStart(smallest.name(), List.of("task"), 5, 1, 0.5, Parameters.of(parameters))
        .write(file);
    byte[] checked = Files.readAllBytes(file);
    byte[] first = Arrays.copyOf(checked, checked.length - Long.BYTES);
    first[Long.BYTES - 1] = 1;
    return List.of(checked, first);
  }
}
