package org.motiflens.plugin.track;

import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.TrackPainter;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.library.ModelFacts;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.TrackSpec;

/** How the values of a method are drawn, and what the corner says of them. */
record LookOfValues(Extension extension) {
  /** Height in pixels of letters. */
  static final int STANDARD_HEIGHT = 64;

  private static final int STRIP_HEIGHT = 36;
  private static final int CURVE_HEIGHT = 46;
  private static final int MAP_HEIGHT = 78;

  /** The height in pixels that suits a method. */
  static int height(AttributionMethod method) {
    if (isTemporal(method)) {
      return STRIP_HEIGHT;
    }
    if (method.scale() == AttributionMethod.Scale.PROBABILITY) {
      return CURVE_HEIGHT;
    }
    return method.isMap() ? MAP_HEIGHT : STANDARD_HEIGHT;
  }

  /** How values are drawn in a view: letters need room. */
  static Scene.Look of(AttributionMethod method, View view) {
    return switch (method.presentation()) {
      case MAP -> Scene.Look.MAP;
      case CURVE ->
          method.scale() == AttributionMethod.Scale.PROBABILITY
              ? Scene.Look.CURVE
              : Scene.Look.AREA;
      case STRIP -> isTemporal(method) ? Scene.Look.TEMPORAL : Scene.Look.STRIP;
      case LETTERS ->
          1 / view.basesPerPixel() >= TrackPainter.LETTER_PIXELS
              ? Scene.Look.LETTERS
              : Scene.Look.STRIP;
    };
  }

  /** Probabilities of a window's beginnings or ends, as a strip of colours. */
  static boolean isTemporal(AttributionMethod method) {
    return method.presentation() == AttributionMethod.Presentation.STRIP
        && method.scale() == AttributionMethod.Scale.PROBABILITY;
  }

  /** Predicted counts a base, which observed ones can be compared with. */
  static boolean isOfCounts(AttributionMethod method) {
    return method.key().startsWith("expected-counts");
  }

  /** A curve of a score of windows. */
  static boolean isCurve(AttributionMethod method) {
    return method.presentation() == AttributionMethod.Presentation.CURVE;
  }

  /**
   * What the corner says besides.
   *
   * @param ofBracket whether the chosen window is in view, which a fitted scale is for
   * @param warns whether this track is the one that says what holds for all of its model
   * @param signals files that are read besides the genome
   * @param oneAWindow whether a temporal output has one value a window
   */
  record Said(boolean ofBracket, boolean warns, Signals signals, boolean oneAWindow) {}

  /** Scale and unit, strand, and a warning when the genome is another than the model's. */
  String corner(
      AttributionMethod method,
      Scene.Look look,
      TrackSpec shown,
      Scene.Appearance appearance,
      Said said) {
    ValueAxis axis = appearance.axis();
    boolean strip = look == Scene.Look.STRIP || look == Scene.Look.MAP;
    StringBuilder text =
        new StringBuilder(
            look == Scene.Look.TEMPORAL
                ? (said.oneAWindow() ? Messages.WHOLE_WINDOWS : Messages.direction(method))
                : ValueAxis.format(look == Scene.Look.MAP ? -axis.magnitude() : axis.minimum())
                    + " – "
                    + ValueAxis.format(strip ? axis.magnitude() : axis.maximum())
                    + (axis.log() ? " (log)" : "")
                    + (appearance.fitted() && said.ofBracket() ? " " + Messages.OF_BRACKET : ""));
    text.append("  ").append(unit(method, shown.modelId()));
    if (shown.strand() != StrandRule.FORWARD) {
      text.append("  ").append(Messages.strand(shown.strand()));
    }
    said.signals()
        .observed()
        .ifPresent(file -> text.append("  grey: ").append(file.path().getFileName()));
    said.signals()
        .controls()
        .ifPresent(tracks -> text.append("  control: ").append(tracks.words()));
    if (said.warns()) {
      if (said.signals().controls().isEmpty()
          && ModelFacts.controlTracks(extension.models().card(shown.modelId())) > 0) {
        text.append("  ").append(Messages.CONTROL_ZERO);
      }
      extension
          .facts()
          .genomeWarning(shown.modelId(), extension.genome())
          .ifPresent(warning -> text.append("  ⚠ ").append(warning));
    }
    return text.toString();
  }

  /** What the numbers are; a map says by its formula which number a row is. */
  private String unit(AttributionMethod method, String modelId) {
    return method.isMap()
        ? method.formula()
        : extension
            .models()
            .architecture(modelId)
            .map(architecture -> method.unit(architecture.family()).symbol())
            .orElse("");
  }
}
