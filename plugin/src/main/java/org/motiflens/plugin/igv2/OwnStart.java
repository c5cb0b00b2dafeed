package org.motiflens.plugin.igv2;

import java.awt.EventQueue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.Options;

/** Starts IGV with the extension, where IGV is there. */
final class OwnStart {
  private OwnStart() {}

  static void start(String... arguments) {
    Options options;
    List<String> forIgv = new ArrayList<>();
    try {
      options = Options.parse(arguments);
      if (options.demo()) {
        forIgv.addAll(Demo.igvArguments());
      }
    } catch (InputException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
      return;
    }
    forIgv.addAll(options.igvArguments());
    Installation installation = new Installation(options);
    IgvDoors.weaveLoader();
    org.broad.igv.ui.Main.main(forIgv.toArray(String[]::new));
    // IGV builds its window in an event that it has just queued: ours comes right after it.
    EventQueue.invokeLater(
        () -> installation.whenReady(extension -> {}, () -> endIfUnattended(options)));
  }

  /** Nobody looks at the window when only pictures are wanted. */
  private static void endIfUnattended(Options options) {
    if (options.snapshots().isPresent()) {
      System.exit(1);
    }
  }
}
