package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.widget.Parts;

/**
 * What a tab holds, built when the tab is first brought to the front or something is first asked of
 * it: the start of the browser does not wait for what nobody looks at. For the event thread alone.
 *
 * @param <P> what is built
 */
final class LatePane<P> {
  private final JPanel place = Parts.transparent(new JPanel(new BorderLayout()));
  private final Supplier<P> maker;
  private final Function<P, JComponent> layout;
  private final BiConsumer<P, ModelCard> show;
  private Optional<P> made = Optional.empty();
  private Optional<ModelCard> chosen = Optional.empty();

  /**
   * @param maker builds it
   * @param layout lays it out as the content of a tab
   * @param show tells it of the model that the user chooses
   */
  LatePane(Supplier<P> maker, Function<P, JComponent> layout, BiConsumer<P, ModelCard> show) {
    this.maker = maker;
    this.layout = layout;
    this.show = show;
  }

  /** Where it stands, empty until it is built. */
  JComponent place() {
    return place;
  }

  /** Builds it unless it is there, and tells it of the model that was chosen last. */
  P get() {
    if (made.isEmpty()) {
      P pane = maker.get();
      made = Optional.of(pane);
      place.add(layout.apply(pane), BorderLayout.CENTER);
      place.revalidate();
      chosen.ifPresent(card -> show.accept(pane, card));
    }
    return made.get();
  }

  /** Does something with it if it is there. */
  void ifMade(Consumer<P> then) {
    made.ifPresent(then);
  }

  /** The user chose a model; what is built later hears of the last one. */
  void choose(ModelCard card) {
    chosen = Optional.of(card);
    made.ifPresent(pane -> show.accept(pane, card));
  }
}
