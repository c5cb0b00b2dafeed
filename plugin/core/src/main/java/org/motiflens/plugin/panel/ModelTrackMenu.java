package org.motiflens.plugin.panel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;

/**
 * What can be done with tracks of a model: add those of usual methods, of its sisters too, or one;
 * show the model in tracks of another; remove its tracks.
 */
final class ModelTrackMenu {
  /** Tracks of more models are not offered to be changed: a menu has an end. */
  private static final int MOST_OTHERS = 5;

  private ModelTrackMenu() {}

  static JPopupMenu of(PanelHost host, ModelCard model) {
    JPopupMenu menu = new JPopupMenu();
    List<AttributionMethod> usual = host.usualMethods(model);
    menu.add(item(Messages.usual(usual), () -> host.addTracks(model, usual)));
    List<ModelCard> sisters = sisters(host, model);
    if (sisters.size() > 1) {
      menu.add(
          item(
              Messages.allArchitectures(model, sisters.size()),
              () -> sisters.forEach(one -> host.addTracks(one, host.usualMethods(one)))));
    }
    menu.addSeparator();
    for (AttributionMethod method : host.methodsFor(model)) {
      JMenuItem one =
          item(
              method.label() + ":  " + method.tells(),
              () -> host.addTracks(model, List.of(method)));
      one.setToolTipText(method.formula());
      menu.add(one);
    }
    addChanges(menu, host, model);
    return menu;
  }

  /** The models of the same experiment, itself among them. */
  private static List<ModelCard> sisters(PanelHost host, ModelCard model) {
    return host.models().stream()
        .filter(other -> other.experiment().equals(model.experiment()))
        .toList();
  }

  private static void addChanges(JPopupMenu menu, PanelHost host, ModelCard model) {
    Map<String, Integer> tracks = host.trackCounts();
    if (tracks.isEmpty()) {
      return;
    }
    menu.addSeparator();
    tracks.keySet().stream()
        .filter(id -> !id.equals(model.id()))
        .map(id -> host.models().stream().filter(card -> card.id().equals(id)).findFirst())
        .flatMap(Optional::stream)
        .limit(MOST_OTHERS)
        .forEach(
            other ->
                menu.add(
                    item(
                        Messages.showInTracks(model, other, tracks.get(other.id())),
                        () -> host.replaceTracks(other.id(), model))));
    if (tracks.containsKey(model.id())) {
      menu.add(
          item(
              Messages.removeTracks(model, tracks.get(model.id())),
              () -> host.removeTracks(model.id())));
    }
  }

  private static JMenuItem item(String words, Runnable action) {
    JMenuItem item = new JMenuItem(words);
    item.addActionListener(event -> action.run());
    return item;
  }
}
