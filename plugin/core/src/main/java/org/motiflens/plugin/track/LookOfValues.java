package org.motiflens.plugin.track;

import java.util.Optional;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionMethod.Presentation;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.TrackPainter;
import org.motiflens.plugin.library.ModelFacts;
import org.motiflens.plugin.tile.TrackSpec;

/**
 * How the values of a method are drawn.
 *
 * @param method nothing where it is none that there is
 */
public record LookOfValues(Optional<AttributionMethod> method) {
  /** Height in pixels of letters. */
  private static final int STANDARD_HEIGHT = 64;

  private static final int STRIP_HEIGHT = 36;
  private static final int CURVE_HEIGHT = 46;
  private static final int MAP_HEIGHT = 78;

  /** The height in pixels that suits the method. */
  public int height() {
    if (isTemporal()) {
      return STRIP_HEIGHT;
    }
    if (isOfProbabilities()) {
      return CURVE_HEIGHT;
    }
    return method.filter(AttributionMethod::isMap).isPresent() ? MAP_HEIGHT : STANDARD_HEIGHT;
  }

  /** Whether the scale follows what is in view at first; probabilities have one of their own. */
  public boolean isFittedAtFirst() {
    return !isOfProbabilities();
  }

  /**
   * Whether the values are scores of a window's beginnings or ends, as a strip of colours: one
   * window after another.
   */
  public boolean isTemporal() {
    return is(Presentation.STRIP) && isOfProbabilities();
  }

  /** Whether the values are predicted counts, beside which observed ones can be drawn. */
  public boolean isOfCounts() {
    return method.filter(known -> known.key().startsWith("expected-counts")).isPresent();
  }

  /** Whether the values are a curve of a score of windows. */
  boolean isCurve() {
    return is(Presentation.CURVE);
  }

  private boolean is(Presentation presentation) {
    return method.filter(known -> known.presentation() == presentation).isPresent();
  }

  private boolean isOfProbabilities() {
    return method.filter(known -> known.scale() == AttributionMethod.Scale.PROBABILITY).isPresent();
  }

  /** How values are drawn in a view: letters need room. */
  Optional<Scene.Look> in(View view) {
    return method.map(
        known ->
            switch (known.presentation()) {
              case MAP -> Scene.Look.MAP;
              case CURVE -> isOfProbabilities() ? Scene.Look.CURVE : Scene.Look.AREA;
              case STRIP -> isTemporal() ? Scene.Look.TEMPORAL : Scene.Look.STRIP;
              case LETTERS ->
                  1 / view.basesPerPixel() >= TrackPainter.LETTER_PIXELS
                      ? Scene.Look.LETTERS
                      : Scene.Look.STRIP;
            });
  }

  /**
   * What comes first where values take long: a coarse picture of them, on windows that lie edge to
   * edge, by a method of one pass where the values are the same to first order.
   */
  Optional<TrackSpec> coarse(TrackSpec shown, ModelFacts facts) {
    if (2 * shown.stride() >= shown.windowLength()) {
      return Optional.empty();
    }
    return method
        .filter(known -> !known.isMap())
        .filter(
            known ->
                facts.isRecurrent(shown.modelId())
                    || facts.isLarge(shown.modelId())
                    || known.cost() == AttributionMethod.Cost.MANY_PASSES)
        .map(known -> known.firstOrder().orElse(known))
        .map(first -> shown.withMethod(first.key(), shown.windowLength(), shown.anchor()));
  }
}
