package org.motiflens.plugin.igv3;

import java.awt.EventQueue;
import java.util.List;
import org.igv.ui.IGV;
import org.igv.ui.Main;
import org.igv.ui.util.MessageUtils;
import org.motiflens.plugin.demo.Demo;
import org.motiflens.plugin.demo.DemoStart;
import org.motiflens.plugin.extension.Installer;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.settings.Options;

/** Puts the extension into an IGV 3, started by us or by somebody else. */
final class Installation {
  private static final int POLL_MILLIS = 20;

  private Installation() {}

  private static Installer installer(Options options) {
    return new Installer(
        new IgvWindow(),
        RunningExtension.PENDING,
        options,
        installed -> {
          if (options.demo()) {
            new Demo(installed, new IgvDemoStage(), options).start();
          }
        });
  }

  /** Starts IGV with the extension, or ends the program with a sentence. */
  static void withIgv(Options options) {
    List<String> forIgv = DemoStart.igvArguments(options);
    Installer installer = installer(options);
    IgvPatches.weave();
    Main.main(forIgv.toArray(String[]::new));
    // IGV builds its window in an event that it has just queued: ours comes right after it.
    EventQueue.invokeLater(() -> install(installer, () -> endIfUnattended(options)));
  }

  /** For the agent: waits for the IGV that is starting. */
  static void intoRunningIgv() throws InterruptedException {
    while (!IGV.hasInstance()) {
      Thread.sleep(POLL_MILLIS);
    }
    install(installer(Options.parse()), () -> {});
  }

  /** Nobody looks at the window when only pictures are wanted. */
  private static void endIfUnattended(Options options) {
    if (options.snapshots().isPresent()) {
      System.exit(1);
    }
  }

  private static void install(Installer installer, Runnable failed) {
    // At once: IGV may be about to read the session that its command line names.
    if (!IgvPatches.admitTracks()) {
      tell(Messages.SESSIONS_LOST);
    }
    installer.whenReady(
        extension -> {},
        sentence -> {
          failed.run();
          tell(sentence);
        });
  }

  /** To the person, not only to a console that nobody sees. */
  private static void tell(String sentence) {
    System.err.println(sentence);
    EventQueue.invokeLater(() -> MessageUtils.showMessage(sentence));
  }
}
