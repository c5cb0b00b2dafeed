package org.motiflens.plugin.launch;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import javax.swing.JOptionPane;

/**
 * What the jar names as main and as agent. Compiled for Java 8 and naming no other class of ours:
 * an IGV that comes with an older Java starts as it does without us, and says why we are missing.
 */
public final class AnyJava {
  private static final double OLDEST = 17;

  private AnyJava() {}

  /** The agent's door: whatever happens behind it, IGV starts. */
  public static void premain(String models, Instrumentation instrumentation) {
    if (isTooOld()) {
      System.err.println(sentence() + " IGV starts without it.");
      return;
    }
    try {
      Class.forName("org.motiflens.plugin.launch.MotifLensAgent")
          .getMethod("premain", String.class, Instrumentation.class)
          .invoke(null, models, instrumentation);
    } catch (ReflectiveOperationException | LinkageError e) {
      Throwable reason = e instanceof InvocationTargetException ? e.getCause() : e;
      System.err.println("MotifLens could not start, IGV does without it: " + reason);
    }
  }

  /** The door of a start without IGV's launcher, and of a double click. */
  public static void main(String[] arguments) throws Throwable {
    if (isTooOld()) {
      System.err.println(sentence());
      if (arguments.length == 0 && !java.awt.GraphicsEnvironment.isHeadless()) {
        JOptionPane.showMessageDialog(null, sentence());
      }
      System.exit(1);
    }
    try {
      Class.forName("org.motiflens.plugin.launch.MotifLensMain")
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static boolean isTooOld() {
    return Double.parseDouble(System.getProperty("java.specification.version")) < OLDEST;
  }

  private static String sentence() {
    return "MotifLens needs Java 17 or newer, and this is Java "
        + System.getProperty("java.version")
        + ".";
  }
}
