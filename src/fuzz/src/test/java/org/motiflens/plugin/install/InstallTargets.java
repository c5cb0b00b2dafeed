package org.motiflens.plugin.install;

import java.nio.charset.StandardCharsets;

/** The file of IGV's that the extension's line is added to. */
public final class InstallTargets {
  private InstallTargets() {}

  /** Whatever it holds, what is added is found, and is gone when it is taken out. */
  public static void javaArguments(byte[] input) {
    JavaArguments before =
        JavaArguments.parse(new String(input, StandardCharsets.ISO_8859_1), false);
    before.isByHand();
    before.agent();
    JavaArguments with = before.with("/home/x/motiflens-igv-0.2.0.jar");
    if (with.agent().isEmpty()) {
      throw new AssertionError("what was added is not found");
    }
    with.without();
  }
}
