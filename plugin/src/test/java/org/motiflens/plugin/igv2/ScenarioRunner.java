package org.motiflens.plugin.igv2;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests of a class in a virtual machine of their own, which has a screen, and writes one
 * line a test: name, OK or FAILED, and what went wrong.
 */
public final class ScenarioRunner {
  private ScenarioRunner() {}

  /** Arguments: the class and the file of results. */
  public static void main(String[] arguments) throws Exception {
    Path results = Path.of(arguments[1]);
    Launcher launcher = LauncherFactory.create();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(Class.forName(arguments[0])))
            .build(),
        new Listener(results));
    // IGV's threads would keep the machine alive.
    Runtime.getRuntime().halt(0);
  }

  private record Listener(Path results) implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      boolean failed = result.getStatus() == TestExecutionResult.Status.FAILED;
      if (test.isTest() || failed) {
        StringWriter problem = new StringWriter();
        result.getThrowable().ifPresent(e -> e.printStackTrace(new PrintWriter(problem)));
        String line =
            test.getDisplayName()
                + "\t"
                + (failed ? "FAILED" : "OK")
                + "\t"
                + problem.toString().replace("\n", "\\n")
                + "\n";
        try {
          Files.writeString(results, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }
}
