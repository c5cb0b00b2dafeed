package org.motiflens.plugin.igv2;

import java.awt.EventQueue;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.broad.igv.Globals;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.util.MessageUtils;
import org.motiflens.plugin.demo.Demo;
import org.motiflens.plugin.demo.DemoStart;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.extension.Installer;
import org.motiflens.plugin.igv2.track.RunningExtension;
import org.motiflens.plugin.library.FolderRepository;
import org.motiflens.plugin.library.ModelRepository;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.settings.Folders;
import org.motiflens.plugin.settings.Options;

/** Puts the extension into an IGV 2, started by us or by somebody else. */
final class Installation {
  private static final int POLL_MILLIS = 20;

  private final Options options;
  private final Installer installer;

  private Installation(Options options) {
    this(options, () -> FolderRepository.open(Folders.models(options.models())));
  }

  Installation(Options options, Supplier<ModelRepository> repository) {
    this.options = options;
    this.installer =
        new Installer(new IgvWindow(), RunningExtension.PENDING, this::added, repository);
  }

  private void added(Installer.Installed installed) {
    if (options.demo()) {
      new Demo(installed, new IgvDemoStage(), options).start();
    }
  }

  /** Starts IGV with the extension, or ends the program with a sentence. */
  static void withIgv(Options options) {
    List<String> forIgv = DemoStart.igvArguments(options);
    Installation installation = new Installation(options);
    IgvPatches.weaveLoader();
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

  /** For the agent: waits for the IGV that is starting. */
  static void intoRunningIgv() throws InterruptedException {
    while (!IGV.hasInstance()) {
      Thread.sleep(POLL_MILLIS);
    }
    new Installation(Options.parse()).whenReady(extension -> {}, () -> {});
  }

  /**
   * Installs as soon as the cards are read and IGV's window is whole; returns at once.
   *
   * @param done told on the event thread
   * @param failed run on the event thread when there is no extension; IGV goes on without
   */
  void whenReady(Consumer<Extension> done, Runnable failed) {
    // At once: IGV may be about to read the session that its command line names.
    if (!IgvPatches.admitTracks()) {
      tell(Messages.SESSIONS_LOST);
    }
    installer.whenReady(
        done,
        sentence -> {
          failed.run();
          tell(sentence);
        });
  }

  /** To the person, not only to a console that nobody sees; a script waits for no dialog. */
  private static void tell(String sentence) {
    System.err.println(sentence);
    if (!Globals.isBatch()) {
      EventQueue.invokeLater(() -> MessageUtils.showMessage(sentence));
    }
  }
}
