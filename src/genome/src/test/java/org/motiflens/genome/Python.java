package org.motiflens.genome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Debian's Python, whose packages read genomic formats independently of this product. */
public final class Python {
  private static final Path INTERPRETER = Path.of("/usr/bin/python3");

  private Python() {}

  /** Skips the test when the interpreter or a module of it is not installed. */
  public static void assumeModule(String module) throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(INTERPRETER)
            && new ProcessBuilder(INTERPRETER.toString(), "-c", "import " + module)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor()
                == 0,
        () -> INTERPRETER + " with the module " + module + " is not installed");
  }

  /** The lines that a program prints; the test fails when the program does. */
  public static List<String> run(String program, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(INTERPRETER.toString(), "-c", program));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output.lines().toList();
  }
}
