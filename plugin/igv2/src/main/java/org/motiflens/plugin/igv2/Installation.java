package org.motiflens.plugin.igv2;

import com.google.common.base.Suppliers;
import java.awt.EventQueue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JMenuBar;
import org.broad.igv.DirectoryManager;
import org.broad.igv.ui.IGV;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.extension.BrowserPanelHost;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.extension.ExtensionMenu;
import org.motiflens.plugin.library.FolderRepository;
import org.motiflens.plugin.library.ModelOptimiser;
import org.motiflens.plugin.library.ModelRepository;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.Dock;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.settings.Folders;
import org.motiflens.plugin.settings.Options;
import org.motiflens.plugin.settings.Settings;

/** Puts the extension into an IGV: menu, side panel, and what the options ask for. */
final class Installation {
  private final Options options;
  private final Supplier<CompletableFuture<ModelRepository>> repository;

  /** The models' cards are read once IGV's window stands, so that its start is not held up. */
  Installation(Options options) {
    this(options, () -> FolderRepository.open(Folders.models(options.models())));
  }

  Installation(Options options, Supplier<ModelRepository> repository) {
    this.options = options;
    this.repository = Suppliers.memoize(() -> CompletableFuture.supplyAsync(repository));
    RunningExtension.expected(() -> install(IGV.getInstance(), this.repository.get().join()));
  }

  /** Starts IGV with the extension, or ends the program with a sentence. */
  static void withIgv(Options options) {
    List<String> forIgv = new ArrayList<>();
    try {
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
      Thread.sleep(20);
    }
    new Installation(Options.parse()).whenReady(extension -> {}, () -> {});
  }

  /**
   * Installs as soon as the cards are read and IGV's window is whole; returns at once.
   *
   * @param done told on the event thread
   * @param failed run on the event thread when there is no extension; IGV goes on without
   */
  @SuppressWarnings("FutureReturnValueIgnored") // either way somebody is told
  void whenReady(Consumer<Extension> done, Runnable failed) {
    // At once: IGV may be about to read the session that its command line names.
    if (!IgvPatches.admitTracks()) {
      System.err.println(Messages.SESSIONS_LOST);
    }
    repository
        .get()
        .whenComplete(
            (models, problem) ->
                Startup.whenReady(
                    igv -> {
                      if (problem != null) {
                        throw new IllegalStateException(problem);
                      }
                      done.accept(install(igv, models));
                    },
                    () -> {
                      RunningExtension.givenUp();
                      failed.run();
                    }));
  }

  /** On the event thread. A second installation, by main and agent both, finds the first. */
  private Extension install(IGV igv, ModelRepository models) {
    if (RunningExtension.now().isPresent()) {
      return RunningExtension.now().get();
    }
    Settings settings = new Settings(DirectoryManager.getIgvDirectory().toPath());
    Extension extension =
        new Extension(
            new IgvBrowser(),
            new IgvTrackFactory(),
            models,
            AttributionRegistry.WITH_MAPS,
            new ModelOptimiser(models),
            settings);
    SidePanel side = new SidePanel(new BrowserPanelHost(extension), extension.glyphs());
    extension.onBase(side::showAlleles, side::bringAlleles);
    side.showTab(settings.panelTab());
    side.onTab(settings::panelTab);
    Dock dock = new Dock(igv.getContentPane(), igv.getMainPanel(), side, settings);
    JMenuBar bar = igv.getRootPane().getJMenuBar();
    bar.add(ExtensionMenu.of(extension, dock), Math.max(0, bar.getMenuCount() - 1));
    bar.revalidate();
    RunningExtension.arrived(extension);
    if (options.demo()) {
      new Demo(extension, side, dock, options).start();
    }
    return extension;
  }
}
