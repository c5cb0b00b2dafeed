package org.motiflens.training;

import java.io.IOException;
import org.motiflens.fuzz.Scratch;

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
    java.nio.file.Path file = Scratch.root().resolve("seed.checkpoint");
    new Checkpoint(FINGERPRINT, 1, 10, 0.1, some, some, 1, 0.9, some).write(file);
    return java.nio.file.Files.readAllBytes(file);
  }
}
