package org.motiflens.plugin.browser;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What one frame of the browser shows at a moment.
 *
 * @param frame its name; frames side by side have different ones
 * @param chromosome as the browser calls it; nothing where the whole genome is shown
 * @param origin position at the left edge, 0-based, not whole while the view scrolls
 * @param end position at the right edge
 * @param basesPerPixel above 0
 */
public record View(
    String frame, Optional<String> chromosome, double origin, double end, double basesPerPixel) {
  public View {
    Objects.requireNonNull(frame);
    Objects.requireNonNull(chromosome);
  }

  /** Bases from edge to edge. */
  public double width() {
    return end - origin;
  }

  /**
   * Asks for what a frame shows, and again as long as the frame has moved meanwhile. A browser
   * loads tracks on threads of its own while its event thread moves the view on and paints it;
   * without this the wish for a view that is gone could come after that for the view that is there,
   * and replace it for good.
   *
   * @param shown what the frame shows now
   * @param ask for what a view shows
   */
  public static void follow(Supplier<View> shown, Consumer<View> ask) {
    View asked = null;
    View now = shown.get();
    while (!now.equals(asked)) {
      ask.accept(now);
      asked = now;
      now = shown.get();
    }
  }
}
