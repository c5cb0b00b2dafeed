package org.motiflens.plugin.launch;

import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import org.motiflens.plugin.adapter.InstalledIgv;
import org.motiflens.plugin.install.Install;
import org.motiflens.plugin.install.InstallWindow;

/**
 * Starts IGV with the extension: IGV's own options and files, and ours, which begin --motiflens.
 * Names no type of IGV's, so that it can say what is missing where IGV is. Without IGV, as by a
 * double click on the jar, it puts the extension into the IGV that the user has.
 */
public final class MotifLensMain {
  private MotifLensMain() {}

  public static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals(Install.OPTION)) {
      System.exit(
          Install.run(
              Arrays.asList(arguments).subList(1, arguments.length),
              System.out::println,
              System.err::println));
    }
    if (arguments.length == 0
        && !GraphicsEnvironment.isHeadless()
        && !InstalledIgv.isThere(Adapters.ALL)) {
      InstallWindow.open();
      return;
    }
    InstalledIgv.start(Adapters.ALL, arguments);
  }
}
