package org.motiflens.genome.track.bigwig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.motiflens.genome.Locus;

/** A program that writes a bigWig file, to be run with little memory or little disk. */
final class WritingProcess {
  private static final int CHUNK = 50_000;

  private WritingProcess() {}

  /** Exit status and output of a run; what is thrown ends up in the output. */
  record Result(int status, String output) {}

  /**
   * Writes values for so many bases.
   *
   * @param prefix of the command line, a shell that sets a limit for example
   */
  static Result run(List<String> prefix, List<String> jvmOptions, Path target, int bases)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            WritingProcess.class.getName(),
            target.toString(),
            Integer.toString(bases)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  public static void main(String[] arguments) throws IOException {
    int bases = Integer.parseInt(arguments[1]);
    float[] values = new float[CHUNK];
    for (int i = 0; i < CHUNK; i++) {
      values[i] = i % 97;
    }
    try (BigWigWriter writer = BigWigWriter.create(Path.of(arguments[0]), Map.of("chr1", bases))) {
      for (int start = 0; start < bases; start += CHUNK) {
        writer.write(new Locus("chr1", start, start + CHUNK), values);
      }
      writer.commit();
    }
  }
}
