package org.motiflens.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import org.motiflens.explain.background.Monitor;

/**
 * One run of the command, as a shell would see it.
 *
 * @param status exit status
 * @param out standard output
 * @param err standard error
 */
public record Invocation(int status, String out, String err) {
  public static Invocation of(String... arguments) {
    return under(Monitor.NONE, arguments);
  }

  public static Invocation under(Monitor monitor, String... arguments) {
    return run(InputStream.nullInputStream(), monitor, arguments);
  }

  /** With a text on standard input. */
  public static Invocation reading(String input, String... arguments) {
    return run(new ByteArrayInputStream(input.getBytes(UTF_8)), Monitor.NONE, arguments);
  }

  private static Invocation run(InputStream in, Monitor monitor, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Motiflens.run(arguments, in, out, new PrintStream(err, true, UTF_8), monitor);
    return new Invocation(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Holds when all went well. */
  public Invocation succeeds() {
    assertEquals("", err);
    assertEquals(0, status);
    return this;
  }

  /** Holds when an input was refused in one sentence that has these words. */
  public void isRefused(String... words) {
    assertEquals(1, status, err);
    assertEquals("", out);
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.startsWith("motiflens: "), err);
    assertTrue(!err.contains("defect"), err);
    for (String word : words) {
      assertTrue(err.contains(word), err);
    }
  }

  /** Holds when the command line was not understood. */
  public void isMisuse(String... words) {
    assertEquals(2, status, err);
    assertEquals("", out);
    assertTrue(err.contains("--help"), err);
    for (String word : words) {
      assertTrue(err.contains(word), err);
    }
  }
}
