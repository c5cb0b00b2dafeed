package org.motiflens.plugin.igv2;

import com.google.common.base.Suppliers;
import java.awt.EventQueue;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import org.broad.igv.DirectoryManager;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.util.FileDialogUtils;
import org.broad.igv.ui.util.MessageUtils;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.file.TrackFile;
import org.motiflens.plugin.library.FolderRepository;
import org.motiflens.plugin.library.ModelOptimiser;
import org.motiflens.plugin.library.ModelRepository;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.PanelHost;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.settings.Folders;
import org.motiflens.plugin.settings.Options;

/** Puts the extension into an IGV: menu, side panel, and what the options ask for. */
final class Installation {
  private static final int MOST_IN_A_MENU = 20;

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
    SavedSettings settings = new SavedSettings(DirectoryManager.getIgvDirectory().toPath());
    Extension extension =
        new Extension(models, AttributionRegistry.WITH_MAPS, new ModelOptimiser(models), settings);
    SidePanel side = new SidePanel(new IgvHost(extension), extension.glyphs());
    extension.onBase(side::showAlleles, side::bringAlleles);
    side.showTab(settings.panelTab());
    side.onTab(settings::panelTab);
    Dock dock = new Dock(igv, side, settings);
    JMenuBar bar = igv.getRootPane().getJMenuBar();
    bar.add(menu(extension, dock), Math.max(0, bar.getMenuCount() - 1));
    bar.revalidate();
    RunningExtension.arrived(extension);
    if (options.demo()) {
      new Demo(extension, side, dock, options).start();
    }
    return extension;
  }

  private static JMenuItem item(String words, Runnable action) {
    JMenuItem item = new JMenuItem(words);
    item.addActionListener(
        event -> {
          try {
            action.run();
          } catch (InputException e) {
            MessageUtils.showMessage(e.getMessage());
          }
        });
    return item;
  }

  private static void openTracks(Extension extension) {
    File chosen = FileDialogUtils.chooseFile(Messages.OPEN_TRACKS);
    if (chosen != null) {
      extension.open(TrackFile.read(chosen.toPath()));
    }
  }

  private static void saveTracks(Extension extension) {
    TrackFile tracks = extension.trackFile();
    if (tracks.tracks().isEmpty()) {
      throw new InputException(Messages.NO_TRACKS);
    }
    File suggested = new File(System.getProperty("user.home"), "tracks" + TrackFile.EXTENSION);
    File chosen =
        FileDialogUtils.chooseFile(Messages.SAVE_TRACKS, null, suggested, FileDialogUtils.SAVE);
    if (chosen != null) {
      tracks.write(chosen.toPath());
      MessageUtils.setStatusBarMessage(Messages.exported(chosen.toPath()));
    }
  }

  /** Lets the user say how much memory computed tiles may take. */
  static void askMemory(Extension extension) {
    PanelHost.Memory memory = extension.memory();
    String answer =
        MessageUtils.showInputDialog(
            Messages.memoryQuestion(
                memory.toString(),
                SavedSettings.LEAST_TILE_MEGABYTES,
                SavedSettings.MOST_TILE_MEGABYTES),
            Long.toString(memory.limitMegabytes()));
    if (answer != null) {
      extension.limitMemory(megabytes(answer));
    }
  }

  /**
   * What the user answered.
   *
   * @throws InputException when it is no number, too small or too large
   */
  static int megabytes(String answer) {
    try {
      int megabytes = Integer.parseInt(answer.strip());
      if (megabytes >= SavedSettings.LEAST_TILE_MEGABYTES
          && megabytes <= SavedSettings.MOST_TILE_MEGABYTES) {
        return megabytes;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new InputException(
        Messages.badMemory(
            answer, SavedSettings.LEAST_TILE_MEGABYTES, SavedSettings.MOST_TILE_MEGABYTES));
  }

  private static <T> List<List<T>> parts(List<T> whole) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < whole.size(); from += MOST_IN_A_MENU) {
      parts.add(whole.subList(from, Math.min(whole.size(), from + MOST_IN_A_MENU)));
    }
    return parts;
  }

  /** A menu a factor; of many factors, menus of as many as a screen has room for. */
  static List<JMenu> modelMenus(Extension extension) {
    List<JMenu> factors = new ArrayList<>();
    for (Map.Entry<String, List<ModelCard>> factor : extension.modelsByFactor().entrySet()) {
      JMenu submenu = new JMenu(factor.getKey());
      for (ModelCard card : factor.getValue()) {
        JMenuItem item =
            new JMenuItem(Messages.architecture(card) + " (" + Messages.auc(card) + ")");
        item.addActionListener(event -> extension.addTracks(card, extension.usualMethods(card)));
        submenu.add(item);
      }
      factors.add(submenu);
    }
    if (factors.size() <= MOST_IN_A_MENU) {
      return factors;
    }
    List<JMenu> groups = new ArrayList<>();
    for (List<JMenu> group : parts(factors)) {
      JMenu menu =
          new JMenu(group.get(0).getText() + " – " + group.get(group.size() - 1).getText());
      group.forEach(menu::add);
      groups.add(menu);
    }
    return groups;
  }

  private static JMenu menu(Extension extension, Dock dock) {
    JMenu menu = new JMenu(Messages.PRODUCT);
    menu.setMnemonic('M');
    JMenu add = new JMenu("Add tracks for model");
    modelMenus(extension).forEach(add::add);
    add.setEnabled(add.getItemCount() > 0);
    menu.add(add);
    menu.add(item(Messages.OPEN_TRACKS, () -> openTracks(extension)));
    menu.add(item(Messages.SAVE_TRACKS, () -> saveTracks(extension)));
    JCheckBoxMenuItem panel = new JCheckBoxMenuItem(Messages.SHOW_PANEL, dock.isVisible());
    panel.addActionListener(event -> dock.setVisible(panel.isSelected()));
    menu.add(panel);
    JCheckBoxMenuItem safe =
        new JCheckBoxMenuItem(Messages.COLOUR_BLIND_SAFE, extension.isColourBlindSafe());
    safe.addActionListener(event -> extension.colourBlindSafe(safe.isSelected()));
    menu.add(safe);
    menu.add(item(Messages.MEMORY, () -> askMemory(extension)));
    return menu;
  }
}
