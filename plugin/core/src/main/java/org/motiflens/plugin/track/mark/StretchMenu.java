package org.motiflens.plugin.track.mark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JMenuItem;
import org.motiflens.plugin.learnt.NamedStretch;
import org.motiflens.plugin.learnt.StretchPair;
import org.motiflens.plugin.track.TrackHost;

/**
 * The items of a track's menu about the stretches under the mouse: one is the first of two, and
 * another is asked how it acts together with the first.
 */
public final class StretchMenu {
  /** Where several lie over each other. */
  private static final int MOST = 3;

  private final TrackHost host;
  private final Optional<String> model;

  /**
   * @param model whose stretches they are; nothing where they are no model's, and the chosen model
   *     is asked
   */
  public StretchMenu(TrackHost host, Optional<String> model) {
    this.host = host;
    this.model = model;
  }

  /** The items for these stretches, none for none. */
  public List<JMenuItem> items(List<NamedStretch> stretches) {
    StretchPair pair = host.stretches();
    List<JMenuItem> items = new ArrayList<>();
    for (NamedStretch stretch : stretches.subList(0, Math.min(MOST, stretches.size()))) {
      pair.first()
          .filter(first -> !first.locus().equals(stretch.locus()))
          .ifPresent(
              first ->
                  items.add(
                      item(
                          "How " + stretch + " acts together with " + first,
                          () -> pair.chooseSecond(stretch))));
      items.add(item("First of two stretches: " + stretch, () -> pair.chooseFirst(stretch)));
    }
    return items;
  }

  private JMenuItem item(String words, Runnable action) {
    JMenuItem item = new JMenuItem(words);
    item.putClientProperty("html.disable", true);
    item.addActionListener(
        event -> {
          model.ifPresent(host::modelChosen);
          action.run();
        });
    return item;
  }
}
