package org.motiflens.plugin.track;

import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.plugin.draw.ValueAxis;
import org.motiflens.plugin.library.ModelFacts;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.source.Signals;
import org.motiflens.plugin.tile.TrackSpec;

/** What the corner of a track says of its values. */
record Corner(TrackHost host) {
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
  String text(
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
          && ModelFacts.controlTracks(host.models().card(shown.modelId())) > 0) {
        text.append("  ").append(Messages.CONTROL_ZERO);
      }
      host.facts()
          .genomeWarning(shown.modelId(), host.genome())
          .ifPresent(warning -> text.append("  ⚠ ").append(warning));
    }
    return text.toString();
  }

  /** What the numbers are; a map says by its formula which number a row is. */
  private String unit(AttributionMethod method, String modelId) {
    return method.isMap()
        ? method.formula()
        : host.models()
            .architecture(modelId)
            .map(architecture -> method.unit(architecture.family()).symbol())
            .orElse("");
  }
}
