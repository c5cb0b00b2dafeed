package org.motiflens.plugin.launch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The finished jar in an IGV 3, on a screen in memory. Passed over where neither {@code IGV3_HOME}
 * nor {@code IGV_HOME} names an IGV 3, where Java is older than 21, and without Xvfb.
 */
class Igv3IT {
  private static final List<String> SCENARIOS =
      List.of("Igv3Scenarios", "Igv3PanelScenarios", "Igv3StartScenarios");
  private static final Path JAR = Path.of(System.getProperty("motiflens.jar", "missing"));
  private static final int OLDEST_JAVA = 21;

  private static Optional<Path> igv3() throws IOException {
    for (String variable : List.of("IGV3_HOME", "IGV_HOME")) {
      String home = System.getenv(variable);
      Path jar = home == null ? null : Path.of(home, "lib", "igv.jar");
      if (jar != null && Files.isRegularFile(jar)) {
        try (JarFile file = new JarFile(jar.toFile())) {
          if (file.getEntry("org/igv/ui/IGV.class") != null) {
            return Optional.of(jar.getParent());
          }
        }
      }
    }
    return Optional.empty();
  }

  /** A class of scenarios after the other, each in a virtual machine of its own. */
  @TestFactory
  Stream<DynamicContainer> inAnIgv3(@TempDir Path folder) throws IOException, InterruptedException {
    Optional<Path> lib = igv3();
    assumeTrue(lib.isPresent(), "neither IGV3_HOME nor IGV_HOME names an IGV 3");
    assumeTrue(
        Runtime.version().feature() >= OLDEST_JAVA,
        "IGV 3 needs Java 21, this is " + Runtime.version().feature());
    assumeTrue(Files.exists(JAR), "no " + JAR);
    assumeTrue(Xvfb.program().isPresent(), "no Xvfb");
    ScenarioMachine machine =
        new ScenarioMachine(JAR, lib.get().resolve("igv.jar"), lib.get() + "/*");
    List<DynamicContainer> all = new ArrayList<>();
    try (Xvfb screen = Xvfb.start()) {
      for (String name : SCENARIOS) {
        Path results = Files.createDirectory(folder.resolve(name));
        all.add(
            DynamicContainer.dynamicContainer(
                name, machine.run("org.motiflens.plugin.igv3." + name, screen, results)));
      }
    }
    return all.stream();
  }
}
