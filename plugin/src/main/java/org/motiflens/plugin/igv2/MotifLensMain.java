package org.motiflens.plugin.igv2;

import java.awt.EventQueue;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.Options;

/**
 * Starts IGV with the extension: IGV's own options and files, and ours, which begin --motiflens.
 */
public final class MotifLensMain {
  private MotifLensMain() {}

  public static void main(String[] arguments) {
    Options options;
    try {
      options = Options.parse(arguments);
    } catch (InputException e) {
      System.err.println(e.getMessage());
      System.exit(1);
      return;
    }
    Installation installation = new Installation(options);
    org.broad.igv.ui.Main.main(options.igvArguments().toArray(String[]::new));
    // IGV builds its window in an event that it has just queued: ours comes right after it.
    EventQueue.invokeLater(() -> Startup.whenReady(installation::install));
  }
}
