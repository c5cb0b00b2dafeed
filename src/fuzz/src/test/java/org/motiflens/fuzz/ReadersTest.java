package org.motiflens.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every reader with every input that is kept, and with some that are made from them: each ends with
 * a result or a sentence. The long search, guided by coverage, is the script {@code fuzz}.
 *
 * <p>{@code -Dfuzz.seed=N} repeats the inputs of a run, {@code -Dfuzz.inputs=N} makes more.
 */
class ReadersTest {
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

  /** All targets together take some 10 s of processor time. */
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 150);

  @ParameterizedTest
  @EnumSource
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void endWithAResultOrASentence(Target target) throws IOException {
    List<byte[]> inputs = Corpus.of(target);
    assertTrue(!inputs.isEmpty());
    for (byte[] input : inputs) {
      hold(target, input);
    }
    Random random = new Random(SEED);
    for (int i = 0; i < INPUTS; i++) {
      byte[] from = inputs.get(random.nextInt(inputs.size()));
      hold(target, Mutation.of(from, target.longest(), random));
    }
  }

  /** Keeps what a reader did not stand, so that it can be looked at. */
  private static void hold(Target target, byte[] input) throws IOException {
    try {
      Oracle.hold(target, input);
    } catch (AssertionError e) {
      Path folder = Files.createDirectories(Path.of("target/found").resolve(target.key()));
      Path file = folder.resolve(HexFormat.of().toHexDigits(java.util.Arrays.hashCode(input)));
      Files.write(file, input);
      throw new AssertionError(
          e.getMessage() + "; the input is " + file + ", the seed is -Dfuzz.seed=" + SEED, e);
    }
  }
}
