package org.motiflens.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The command as a process of its own, so that it can be killed or be given another disk.
 *
 * @param home folder of the user, and of the file that receives what is printed
 */
public record CommandProcess(Path home) {
  /** A machine that has other things to do. */
  private static final long PATIENCE_MINUTES = 4;

  private Path said() {
    return home.resolve("output");
  }

  /** What it printed until now, on both streams. */
  public String output() throws IOException {
    return Files.exists(said()) ? Files.readString(said()) : "";
  }

  /**
   * Starts it.
   *
   * @param prefix of the command line, such as another program that starts it
   */
  public Process start(List<String> prefix, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The data of that name would be the first file that is too large.
    command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Duser.home=" + home);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Motiflens.class.getName());
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said().toFile())
        .start();
  }

  /**
   * Kills it as soon as something is so, or lets it end where that is never seen.
   *
   * @return whether it was killed before it ended by itself
   */
  public boolean killWhen(BooleanSupplier something, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(List.of(), arguments);
    try {
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
      while (process.isAlive() && !something.getAsBoolean()) {
        assertTrue(System.nanoTime() < deadline, "nothing happened: " + output());
        Thread.sleep(1);
      }
      return process.isAlive();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
