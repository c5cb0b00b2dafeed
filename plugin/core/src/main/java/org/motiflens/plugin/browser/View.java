package org.motiflens.plugin.browser;

import java.util.Objects;
import java.util.Optional;

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
}
