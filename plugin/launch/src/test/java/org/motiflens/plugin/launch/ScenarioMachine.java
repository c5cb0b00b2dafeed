package org.motiflens.plugin.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DynamicTest;
import org.motiflens.plugin.fixture.ScenarioRunner;

/**
 * Runs a class of scenarios in a virtual machine of its own, with the finished jar and an IGV.
 *
 * @param jar the extension's
 * @param igv IGV's jar
 * @param igvClassPath IGV with its libraries
 */
record ScenarioMachine(Path jar, Path igv, String igvClassPath) {
  private static final long PATIENCE_SECONDS = 1800;

  /** A test for each of the class's, and one that all came to an end. */
  List<DynamicTest> run(String type, Xvfb screen, Path folder)
      throws IOException, InterruptedException {
    return run(type, screen, folder, PATIENCE_SECONDS);
  }

  /** The same for scenarios that may take longer than others. */
  List<DynamicTest> run(String type, Xvfb screen, Path folder, long patienceSeconds)
      throws IOException, InterruptedException {
    Path results = folder.resolve("results.tsv");
    Path output = folder.resolve("output.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dmotiflens.jar=" + jar.toAbsolutePath(),
                "-Dmotiflens.igv.jar=" + igv,
                "-Dmotiflens.home=" + checkout(),
                "-cp",
                classPath(),
                ScenarioRunner.class.getName(),
                type,
                results.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DISPLAY", screen.display());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    boolean ended = process.waitFor(patienceSeconds, TimeUnit.SECONDS);
    process.destroyForcibly();
    List<DynamicTest> tests = new ArrayList<>();
    if (Files.exists(results)) {
      for (String line : Files.readAllLines(results)) {
        String[] fields = line.split("\t", 3);
        tests.add(
            DynamicTest.dynamicTest(
                fields[0],
                () -> {
                  assumeFalse(fields[1].equals("ABORTED"), fields[2]);
                  if (!fields[1].equals("SUCCESSFUL")) {
                    fail(fields[2].replace("\\n", "\n"));
                  }
                }));
      }
    }
    tests.add(
        DynamicTest.dynamicTest(
            "all of " + type.substring(type.lastIndexOf('.') + 1) + " came to an end",
            () -> {
              assertTrue(
                  ended, "not within " + patienceSeconds + " s: " + Files.readString(output));
              assertEquals(0, process.exitValue(), Files.readString(output));
              assertTrue(Files.exists(results), Files.readString(output));
            }));
    return tests;
  }

  /** Where the models and the demo lie: the jar is in the folder {@code plugin/target} of it. */
  private Path checkout() {
    return jar.toAbsolutePath().normalize().getParent().getParent().getParent();
  }

  /**
   * The jar as users get it, these tests and their fixtures, JUnit and IGV; not the modules' own
   * classes.
   */
  private String classPath() {
    List<String> entries = new ArrayList<>();
    entries.add(jar.toAbsolutePath().toString());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      boolean ours =
          entry.contains("plugin")
              && (entry.endsWith("test-classes") || entry.endsWith("-tests.jar"));
      boolean fixtures =
          entry.contains("motiflens-fixtures")
              || Path.of(entry).endsWith(Path.of("fixtures", "target", "classes"));
      boolean junit =
          Arrays.asList("junit", "opentest4j", "apiguardian").stream()
              .anyMatch(name -> Path.of(entry).getFileName().toString().contains(name));
      if (ours || fixtures || junit) {
        entries.add(entry);
      }
    }
    entries.add(igvClassPath);
    return String.join(File.pathSeparator, entries);
  }
}
