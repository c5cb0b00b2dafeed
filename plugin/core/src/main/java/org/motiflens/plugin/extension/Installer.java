package org.motiflens.plugin.extension;

import com.google.common.base.Suppliers;
import java.awt.EventQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JMenuBar;
import javax.swing.Timer;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.plugin.library.FolderRepository;
import org.motiflens.plugin.library.ModelOptimiser;
import org.motiflens.plugin.library.ModelRepository;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.DashboardFrame;
import org.motiflens.plugin.panel.Dock;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.settings.Folders;
import org.motiflens.plugin.settings.Options;
import org.motiflens.plugin.settings.Settings;
import org.motiflens.plugin.widget.Theme;

/** Puts the extension into a browser's window: menu, side panel, and what the options ask for. */
public final class Installer {
  private static final int RETRY_MILLIS = 100;

  private final BrowserWindow window;
  private final PendingExtension pending;
  private final Consumer<Installed> added;
  private final Supplier<CompletableFuture<ModelRepository>> repository;

  /** The extension with its parts in the window. */
  public record Installed(Extension extension, SidePanel side, Dock dock) {}

  /**
   * The models' cards are read once the window stands, so that its start is not held up.
   *
   * @param pending is told of the extension
   * @param added is told first, on the event thread
   */
  public Installer(
      BrowserWindow window, PendingExtension pending, Options options, Consumer<Installed> added) {
    this(window, pending, added, () -> FolderRepository.open(Folders.models(options.models())));
  }

  /**
   * @param repository gives the models, once, on a thread of its own
   */
  public Installer(
      BrowserWindow window,
      PendingExtension pending,
      Consumer<Installed> added,
      Supplier<ModelRepository> repository) {
    this.window = window;
    this.pending = pending;
    this.added = added;
    this.repository = Suppliers.memoize(() -> CompletableFuture.supplyAsync(repository));
    pending.expected(() -> install(this.repository.get().join()));
  }

  /**
   * Installs as soon as the cards are read and the window is whole; returns at once.
   *
   * @param done told on the event thread
   * @param failed told, on the event thread, why there is no extension; the browser goes on without
   */
  @SuppressWarnings("FutureReturnValueIgnored") // either way somebody is told
  public void whenReady(Consumer<Extension> done, Consumer<String> failed) {
    repository
        .get()
        .whenComplete(
            (models, problem) ->
                EventQueue.invokeLater(() -> installOrRetry(models, problem, done, failed)));
  }

  private void installOrRetry(
      ModelRepository models,
      Throwable problem,
      Consumer<Extension> done,
      Consumer<String> failed) {
    if (!window.isWhole()) {
      Timer retry = new Timer(RETRY_MILLIS, event -> installOrRetry(models, problem, done, failed));
      retry.setRepeats(false);
      retry.start();
      return;
    }
    try {
      if (problem != null) {
        throw new IllegalStateException(problem);
      }
      done.accept(install(models));
    } catch (RuntimeException | Error e) {
      pending.givenUp();
      failed.accept(Messages.problem(e));
    }
  }

  /** On the event thread. A second installation, by main and agent both, finds the first. */
  private Extension install(ModelRepository models) {
    if (pending.now().isPresent()) {
      return pending.now().get();
    }
    Settings settings = new Settings(window.folder());
    Extension extension =
        new Extension(
            window.browser(),
            window.factory(),
            models,
            AttributionRegistry.WITH_MAPS,
            new ModelOptimiser(models),
            settings);
    window.browser().letters().ifPresent(Theme::letters);
    SidePanel side = new SidePanel(new BrowserPanelHost(extension), extension.glyphs());
    extension.onChoice(side::select, side::showAlleles, side::bringAlleles);
    extension.stretches().onChoice(side.stretches());
    extension.browser().keysFirst(DashboardFrame::takes);
    side.showTab(settings.panelTab());
    side.onTab(settings::panelTab);
    Dock dock = new Dock(window.content(), window.tracks(), side, settings);
    JMenuBar bar = window.menuBar();
    bar.add(ExtensionMenu.of(extension, dock), Math.max(0, bar.getMenuCount() - 1));
    bar.revalidate();
    pending.arrived(extension);
    added.accept(new Installed(extension, side, dock));
    return extension;
  }
}
