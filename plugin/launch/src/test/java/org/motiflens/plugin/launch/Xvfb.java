package org.motiflens.plugin.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A screen in memory, for as long as a test runs. */
final class Xvfb implements AutoCloseable {
  private final Process process;
  private final String display;

  private Xvfb(Process process, String display) {
    this.process = process;
    this.display = display;
  }

  /** Where the program is, if it is installed. */
  static Optional<Path> program() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .map(folder -> Path.of(folder, "Xvfb"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts a screen under a number that is free. */
  static Xvfb start() throws IOException {
    Process process =
        new ProcessBuilder(
                program().orElseThrow().toString(),
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1400x900x24",
                "-nolisten",
                "tcp")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    String number = reader.readLine();
    if (number == null) {
      throw new IOException("Xvfb did not start");
    }
    return new Xvfb(process, ":" + number.trim());
  }

  /** For the variable DISPLAY. */
  String display() {
    return display;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
