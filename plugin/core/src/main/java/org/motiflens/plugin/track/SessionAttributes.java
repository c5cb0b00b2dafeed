package org.motiflens.plugin.track;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.file.TrackFile;
import org.motiflens.plugin.library.ModelRepository;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.source.OtherAllele;
import org.motiflens.plugin.source.Signals;
import org.motiflens.plugin.source.TrackSource;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.tile.TrackSpec;

/** What sessions keep of a track's spec, by name. Files of all versions are read. */
public final class SessionAttributes {
  /** The model's name, and the SHA-256 of its weights; also those of tracks of variants. */
  public static final String MODEL = "motiflensModel";

  public static final String HASH = "motiflensWeights";
  private static final String METHOD = "motiflensMethod";
  private static final String STRIDE = "motiflensStride";
  private static final String STRAND = "motiflensStrand";
  private static final String ANCHOR = "motiflensAnchor";
  private static final String BASE = "motiflensBase";

  private SessionAttributes() {}

  static Map<String, String> of(TrackSpec spec, TrackSource source) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put(MODEL, spec.modelId());
    attributes.put(HASH, spec.modelHash());
    attributes.put(METHOD, spec.methodKey());
    attributes.put(STRIDE, Integer.toString(spec.stride()));
    attributes.put(STRAND, spec.strand().key());
    spec.anchor()
        .ifPresent(at -> attributes.put(ANCHOR, at.chromosome() + ":" + (at.position() + 1)));
    source.replaced().ifPresent(base -> attributes.put(BASE, base.words()));
    attributes.putAll(source.signals().attributes());
    return attributes;
  }

  /**
   * What the track reads besides the genome, or in its place.
   *
   * @throws InputException when an attribute is none that a session was given, or a file is not
   *     there any more
   */
  static TrackSource source(UnaryOperator<String> attribute) {
    return new TrackSource(OtherAllele.parse(attribute.apply(BASE)), Signals.of(attribute));
  }

  /**
   * @param attribute gives the value of a name, or an empty text
   * @param track its name, for messages
   * @throws InputException when they describe nothing that can be shown
   */
  static TrackSpec spec(UnaryOperator<String> attribute, ModelRepository models, String track) {
    ModelCard card = models.card(attribute.apply(MODEL));
    try {
      int stride = Integer.parseInt(attribute.apply(STRIDE));
      return new TrackSpec(
          card.id(),
          attribute.apply(HASH),
          attribute.apply(METHOD),
          card.windowLength(),
          Math.max(1, Math.min(card.windowLength(), stride)),
          strand(attribute.apply(STRAND), track),
          anchor(attribute.apply(ANCHOR)));
    } catch (NumberFormatException e) {
      throw new InputException(Messages.badSession(track), e);
    }
  }

  private static Optional<Anchor> anchor(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Locus at = Locus.parse(text);
    return Optional.of(new Anchor(at.chromosome(), at.start()));
  }

  /** Sessions of versions without a choice of strands name none: forward. */
  private static StrandRule strand(String key, String track) {
    return key.isEmpty()
        ? StrandRule.FORWARD
        : TrackFile.strandNamed(key)
            .orElseThrow(() -> new InputException(Messages.badSession(track)));
  }
}
