package org.motiflens.explain.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionMethod.Scale;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Product;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;

/**
 * All that the value of a base depends on besides the genome.
 *
 * @param model what looks at the bases
 * @param method what of it is shown
 * @param layout which window a base belongs to
 * @param strand whose values a base gets
 */
public record ProfileRecipe(
    ModelBundle model, AttributionMethod method, WindowLayout layout, StrandRule strand) {
  /**
   * @throws InputException when the method means nothing for the model
   */
  public ProfileRecipe {
    Objects.requireNonNull(layout);
    Objects.requireNonNull(strand);
    if (!method.supports(model.network().architecture())) {
      throw new InputException(
          "The method "
              + method.key()
              + " needs "
              + method.needs()
              + ", and "
              + model.id()
              + " is none; choose another method or model.");
    }
    if (method.isStranded() && strand != StrandRule.FORWARD) {
      throw new InputException(
          "The method " + method.key() + " is of one strand already; leave the strand rule out.");
    }
  }

  /** The same for a layout with an anchor, or another one. */
  public ProfileRecipe with(WindowLayout other) {
    return new ProfileRecipe(model, method, other, strand);
  }

  /**
   * What computes the values on a genome.
   *
   * @throws InputException when the method needs a calibrated model and this one is not
   */
  public ProfileComputer on(SequenceSource source) {
    AttributionMethod own = method.of(model, strand);
    return new ProfileComputer(
        source, model.network(), own, layout, own.combinesStrands() ? StrandRule.FORWARD : strand);
  }

  /** Model, method and windows, to be added to genome and place. */
  public Provenance addTo(Provenance provenance) {
    ModelCard card = model.card();
    Provenance own =
        provenance
            .with(
                "coordinates", "below 0-based, end exclusive; in these comments 1-based, inclusive")
            .with("model", card.id())
            .with("model sha256", card.weightsSha256())
            .with(
                card.isImported() ? "model imported by" : "model trained by",
                Product.NAME + " " + card.productVersion())
            .with("method", method.key())
            .with("formula", method.formula())
            .with("units", method.unit(model.network().architecture().family()).description())
            .with("window", layout.windowLength() + " bases")
            .with("stride", layout.stride())
            .with(
                "rule",
                "windows start at multiples of the stride; a base has the value of the window whose"
                    + " centre is nearest, ties go left");
    return model.network().controls().map(words -> own.with("control tracks", words)).orElse(own);
  }

  /** What the track line says after {@code type=bedGraph}. */
  public Map<String, String> trackAttributes() {
    ModelCard card = model.card();
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("name", card.tf() + " " + card.architecture() + " " + method.key());
    attributes.put("description", method.label() + " of " + card.id());
    attributes.put("graphType", "bar");
    switch (method.scale()) {
      case PROBABILITY -> attributes.put("viewLimits", "0:1");
      case MAGNITUDE -> attributes.put("color", "178,24,43");
      case SIGNED -> {
        attributes.put("color", "178,24,43");
        attributes.put("altColor", "33,102,172");
      }
    }
    // Of values up and down the largest would hide half.
    attributes.put("windowingFunction", method.scale() == Scale.SIGNED ? "mean" : "maximum");
    return attributes;
  }
}
