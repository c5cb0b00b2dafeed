package org.motiflens.plugin.panel;

import java.util.function.Consumer;
import javax.swing.JComponent;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.widget.Sections;

/**
 * A tab of the side panel.
 *
 * @param title one short word
 * @param tip what it is for
 * @param content made of {@link Sections}, so that it fits into any height
 * @param front called when the user brings the tab to the front
 * @param chosen is told of the model that the user chooses
 * @param refresh called a few times a second while the panel is showing
 */
record PanelTab(
    String title,
    String tip,
    JComponent content,
    Runnable front,
    Consumer<ModelCard> chosen,
    Runnable refresh) {
  /** A tab that is there from the start and needs to be told nothing. */
  static PanelTab of(String title, String tip, JComponent content) {
    return new PanelTab(title, tip, content, () -> {}, card -> {}, () -> {});
  }

  /** A tab whose content is built when it is needed, and told of the model that is chosen. */
  static PanelTab late(String title, String tip, LatePane<?> pane) {
    return new PanelTab(title, tip, pane.place(), pane::get, pane::choose, () -> {});
  }

  /** The same, told of the model that the user chooses. */
  PanelTab onModel(Consumer<ModelCard> then) {
    return new PanelTab(title, tip, content, front, then, refresh);
  }

  /** The same, looking again a few times a second. */
  PanelTab onRefresh(Runnable then) {
    return new PanelTab(title, tip, content, front, chosen, then);
  }
}
