package org.motiflens.plugin.extension;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.event.MenuEvent;
import javax.swing.event.MenuListener;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Product;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.plugin.message.About;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.Dock;
import org.motiflens.plugin.panel.PanelHost;
import org.motiflens.plugin.settings.Settings;
import org.motiflens.plugin.widget.TextDialog;

/** The menu of the extension in the browser's menu bar. */
public final class ExtensionMenu {
  private static final int MOST_IN_A_MENU = 20;

  private ExtensionMenu() {}

  private static JMenuItem item(Extension extension, String words, Runnable action) {
    JMenuItem item = new JMenuItem(words);
    item.addActionListener(
        event -> {
          try {
            action.run();
          } catch (InputException e) {
            extension.browser().tell(e.getMessage());
          }
        });
    return item;
  }

  /** What runs here, and what to cite: the version is what a report of a fault begins with. */
  static String about(Extension extension) {
    return About.text(
        new About.Models(
            extension.models().cards().size(),
            extension.facts().byFactor().size(),
            extension.models().folder()),
        System.getProperty("java.version"),
        Kernels.fastest().name());
  }

  /** Lets the user say how much memory computed tiles may take. */
  static void askMemory(Extension extension) {
    PanelHost.Memory memory = extension.memory();
    extension
        .browser()
        .ask(
            Messages.memoryQuestion(
                memory.toString(), Settings.LEAST_TILE_MEGABYTES, Settings.MOST_TILE_MEGABYTES),
            Long.toString(memory.limitMegabytes()))
        .ifPresent(answer -> extension.limitMemory(megabytes(answer)));
  }

  /**
   * What the user answered.
   *
   * @throws InputException when it is no number, too small or too large
   */
  public static int megabytes(String answer) {
    try {
      int megabytes = Integer.parseInt(answer.strip());
      if (megabytes >= Settings.LEAST_TILE_MEGABYTES && megabytes <= Settings.MOST_TILE_MEGABYTES) {
        return megabytes;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new InputException(
        Messages.badMemory(answer, Settings.LEAST_TILE_MEGABYTES, Settings.MOST_TILE_MEGABYTES));
  }

  private static <T> List<List<T>> parts(List<T> whole) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < whole.size(); from += MOST_IN_A_MENU) {
      parts.add(whole.subList(from, Math.min(whole.size(), from + MOST_IN_A_MENU)));
    }
    return parts;
  }

  /** A menu a factor; of many factors, menus of as many as a screen has room for. */
  public static List<JMenu> modelMenus(Extension extension) {
    List<JMenu> factors = new ArrayList<>();
    for (Map.Entry<String, List<ModelCard>> factor : extension.facts().byFactor().entrySet()) {
      JMenu submenu = new JMenu(factor.getKey());
      for (ModelCard card : factor.getValue()) {
        JMenuItem item =
            new JMenuItem(Messages.architecture(card) + " (" + Messages.skill(card) + ")");
        item.addActionListener(
            event -> extension.addTracks(card, extension.facts().usualMethods(card)));
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

  /** Named when the menu opens, after what was exported last. */
  private static JMenuItem loadItem(Extension extension, JMenu menu) {
    JMenuItem load = item(extension, Messages.LOAD_EXPORTED, extension.exported()::load);
    menu.addMenuListener(
        new MenuListener() {
          @Override
          public void menuSelected(MenuEvent event) {
            Optional<Path> file = extension.exported().offered();
            load.setEnabled(file.isPresent());
            load.setText(file.map(Messages::loadExported).orElse(Messages.LOAD_EXPORTED));
          }

          @Override
          public void menuDeselected(MenuEvent event) {}

          @Override
          public void menuCanceled(MenuEvent event) {}
        });
    load.setEnabled(false);
    return load;
  }

  /** The menu. */
  public static JMenu of(Extension extension, Dock dock) {
    JMenu menu = new JMenu(Messages.PRODUCT);
    menu.setMnemonic('M');
    JMenu add = new JMenu("Add tracks for model");
    modelMenus(extension).forEach(add::add);
    add.setEnabled(add.getItemCount() > 0);
    menu.add(add);
    menu.add(item(extension, Messages.OPEN_TRACKS, new TrackFiles(extension)::openChosen));
    menu.add(item(extension, Messages.SAVE_TRACKS, new TrackFiles(extension)::saveChosen));
    menu.add(loadItem(extension, menu));
    JCheckBoxMenuItem panel = new JCheckBoxMenuItem(Messages.SHOW_PANEL, dock.isVisible());
    panel.addActionListener(event -> dock.setVisible(panel.isSelected()));
    menu.add(panel);
    JCheckBoxMenuItem safe =
        new JCheckBoxMenuItem(Messages.COLOUR_BLIND_SAFE, extension.isColourBlindSafe());
    safe.addActionListener(event -> extension.colourBlindSafe(safe.isSelected()));
    menu.add(safe);
    menu.add(item(extension, Messages.MEMORY, () -> askMemory(extension)));
    menu.addSeparator();
    menu.add(
        item(
            extension,
            Messages.about(Product.version()),
            () -> TextDialog.show(menu, about(extension))));
    return menu;
  }
}
