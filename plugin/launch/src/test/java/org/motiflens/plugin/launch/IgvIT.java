package org.motiflens.plugin.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.broad.igv.ui.IGV;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.plugin.fixture.ScenarioRunner;
import org.motiflens.plugin.igv2.Scenarios;

/** The finished jar in a real IGV, on a screen in memory. Skipped where IGV or Xvfb is missing. */
class IgvIT {
  private static final Path JAR = Path.of(System.getProperty("motiflens.jar", "missing"));
  private static final Path IGV = Path.of(System.getProperty("motiflens.igv.jar", "missing"));
  private static final long PATIENCE_SECONDS = 1800;

  private static Xvfb screen;

  @BeforeAll
  static void startScreen() throws IOException {
    assumeTrue(Files.exists(JAR), "no " + JAR);
    assumeTrue(Files.exists(IGV), "no " + IGV);
    assumeTrue(Xvfb.program().isPresent(), "no Xvfb");
    screen = Xvfb.start();
  }

  @AfterAll
  static void stopScreen() {
    if (screen != null) {
      screen.close();
    }
  }

  /** A class of scenarios after the other; the tests of a class share a virtual machine. */
  @TestFactory
  Stream<DynamicContainer> scenarios(@TempDir Path folder) {
    return Scenarios.all().stream()
        .map(
            type ->
                DynamicContainer.dynamicContainer(
                    type.getSimpleName(),
                    scenarios(type, folder.resolve(type.getSimpleName())).stream()));
  }

  private static List<DynamicTest> scenarios(Class<?> type, Path folder) {
    try {
      return run(type, Files.createDirectory(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<DynamicTest> run(Class<?> type, Path folder)
      throws IOException, InterruptedException {
    Path results = folder.resolve("results.tsv");
    Path output = folder.resolve("output.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dmotiflens.jar=" + JAR.toAbsolutePath(),
                "-Dmotiflens.igv.jar=" + IGV,
                "-cp",
                classPath(),
                ScenarioRunner.class.getName(),
                type.getName(),
                results.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DISPLAY", screen.display());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
            "all of " + type.getSimpleName() + " came to an end",
            () -> {
              assertTrue(
                  ended, "not within " + PATIENCE_SECONDS + " s: " + Files.readString(output));
              assertEquals(0, process.exitValue(), Files.readString(output));
              assertTrue(Files.exists(results), Files.readString(output));
            }));
    return tests;
  }

  /** The jar as users get it, these tests, JUnit and IGV; not the modules' own classes. */
  private static String classPath() {
    List<String> entries = new ArrayList<>();
    entries.add(JAR.toAbsolutePath().toString());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      boolean ours =
          entry.contains("plugin")
              && (entry.endsWith("test-classes") || entry.endsWith("-tests.jar"));
      boolean junit =
          Arrays.asList("junit", "opentest4j", "apiguardian").stream()
              .anyMatch(name -> Path.of(entry).getFileName().toString().contains(name));
      if (ours || junit) {
        entries.add(entry);
      }
    }
    entries.add(System.getProperty("motiflens.igv.classpath"));
    return String.join(File.pathSeparator, entries);
  }
}
