package org.motiflens.fuzz;

/**
 * What Jazzer calls: {@code --target_class=org.motiflens.fuzz.Fuzz --target_args=NAME}. The script
 * {@code fuzz} does.
 */
public final class Fuzz {
  private static Target target;

  private Fuzz() {}

  /** Jazzer says which target. */
  public static void fuzzerInitialize(String[] arguments) {
    target = Target.named(arguments[0]);
  }

  /** Jazzer gives an input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Oracle.hold(target, input);
  }
}
