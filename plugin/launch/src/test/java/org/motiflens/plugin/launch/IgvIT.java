package org.motiflens.plugin.launch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.plugin.igv2.Scenarios;

/** The finished jar in a real IGV, on a screen in memory. Skipped where IGV or Xvfb is missing. */
class IgvIT {
  private static final Path JAR = Path.of(System.getProperty("motiflens.jar", "missing"));
  private static final Path IGV = Path.of(System.getProperty("motiflens.igv.jar", "missing"));

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
    return new ScenarioMachine(JAR, IGV, System.getProperty("motiflens.igv.classpath"))
        .run(type.getName(), screen, folder);
  }
}
