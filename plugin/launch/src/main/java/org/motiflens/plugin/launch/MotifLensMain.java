package org.motiflens.plugin.launch;

import org.motiflens.plugin.adapter.InstalledIgv;

/**
 * Starts IGV with the extension: IGV's own options and files, and ours, which begin --motiflens.
 * Names no type of IGV's, so that it can say what is missing where IGV is.
 */
public final class MotifLensMain {
  private MotifLensMain() {}

  public static void main(String[] arguments) {
    InstalledIgv.start(Adapters.ALL, arguments);
  }
}
