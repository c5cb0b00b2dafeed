package org.motiflens.plugin.launch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The finished jar in a real IGV, used for long: shortly here, long by the script {@code soak}. */
class SoakIT {
  private static final Path JAR = Path.of(System.getProperty("motiflens.jar", "missing"));
  private static final Path IGV = Path.of(System.getProperty("motiflens.igv.jar", "missing"));

  /** Ten thousand pans on a machine that has other things to do. */
  private static final long PATIENCE_SECONDS = TimeUnit.HOURS.toSeconds(6);

  @TestFactory
  Stream<DynamicTest> soak(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(Files.exists(JAR), "no " + JAR);
    assumeTrue(Files.exists(IGV), "no " + IGV);
    assumeTrue(Xvfb.program().isPresent(), "no Xvfb");
    try (Xvfb screen = Xvfb.start()) {
      return new ScenarioMachine(JAR, IGV, System.getProperty("motiflens.igv.classpath"))
              .run("org.motiflens.plugin.igv2.SoakScenarios", screen, folder, PATIENCE_SECONDS)
              .stream();
    }
  }
}
