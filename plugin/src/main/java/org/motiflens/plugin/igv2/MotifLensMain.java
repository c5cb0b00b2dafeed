package org.motiflens.plugin.igv2;

import java.util.Optional;

/**
 * Starts IGV with the extension: IGV's own options and files, and ours, which begin --motiflens.
 * Names no type of IGV's, so that it can say what is missing where IGV is.
 */
public final class MotifLensMain {
  private MotifLensMain() {}

  public static void main(String[] arguments) {
    Optional<String> unsupported = SupportedIgv.problem(MotifLensMain.class.getClassLoader());
    if (unsupported.isPresent()) {
      System.err.println(unsupported.get());
      System.exit(1);
    }
    OwnStart.start(arguments);
  }
}
