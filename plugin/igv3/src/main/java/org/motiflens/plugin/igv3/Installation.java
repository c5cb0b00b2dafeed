package org.motiflens.plugin.igv3;

import java.awt.EventQueue;
import java.util.List;
import org.igv.ui.IGV;
import org.igv.ui.Main;
import org.igv.ui.util.MessageUtils;
import org.motiflens.plugin.extension.Installer;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.settings.Options;

/** Puts the extension into an IGV 3, started by us or by somebody else. */
final class Installation {
  private static final int POLL_MILLIS = 20;

  private Installation() {}

  private static Installer installer(Options options) {
    return new Installer(new IgvWindow(), RunningExtension.ARRIVAL, options, installed -> {});
  }

  /** Starts IGV with the extension, or ends the program with a sentence. */
  static void withIgv(Options options) {
    if (options.demo()) {
      System.err.println("The demo runs in IGV 2; this is IGV 3: leave IGV_HOME out.");
      System.exit(1);
      return;
    }
    List<String> forIgv = options.igvArguments();
    Installer installer = installer(options);
    IgvPatches.weave();
    Main.main(forIgv.toArray(String[]::new));
    // IGV builds its window in an event that it has just queued: ours comes right after it.
    EventQueue.invokeLater(() -> install(installer));
  }

  /** For the agent: waits for the IGV that is starting. */
  static void intoRunningIgv() throws InterruptedException {
    while (!IGV.hasInstance()) {
      Thread.sleep(POLL_MILLIS);
    }
    install(installer(Options.parse()));
  }

  private static void install(Installer installer) {
    // At once: IGV may be about to read the session that its command line names.
    if (!IgvPatches.admitTracks()) {
      tell(Messages.SESSIONS_LOST);
    }
    installer.whenReady(extension -> {}, Installation::tell);
  }

  /** To the person, not only to a console that nobody sees. */
  private static void tell(String sentence) {
    System.err.println(sentence);
    EventQueue.invokeLater(() -> MessageUtils.showMessage(sentence));
  }
}
