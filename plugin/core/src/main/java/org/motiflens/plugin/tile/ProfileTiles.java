package org.motiflens.plugin.tile;

import java.util.Objects;
import java.util.Optional;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.explain.attribution.WindowFacts;
import org.motiflens.explain.calibration.GenomicScale;
import org.motiflens.explain.calibration.Meaning;
import org.motiflens.explain.profile.ProfileComputer;
import org.motiflens.explain.profile.ProfileRecipe;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.track.bigwig.BigWigReader;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.Placement;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bpnet.BpnetNetwork;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.library.ModelRepository;
import org.motiflens.plugin.message.Messages;

/**
 * Computes tiles, and the profile of any locus for an export, by the one profile computer that the
 * command line uses too: a base has the same value everywhere.
 */
public final class ProfileTiles {
  private final ModelRepository repository;
  private final AttributionRegistry methods;

  public ProfileTiles(ModelRepository repository, AttributionRegistry methods) {
    this.repository = Objects.requireNonNull(repository);
    this.methods = Objects.requireNonNull(methods);
  }

  /** The widest view of a track, in bases; of a model that cannot be read, which says so, any. */
  public int widestView(TrackSpec spec) {
    return repository
        .architecture(spec.modelId())
        .map(
            architecture ->
                ViewLimits.widest(architecture, methods.named(spec.methodKey()), spec.stride()))
        .orElse(ViewLimits.WIDEST);
  }

  /** Computes the tiles of a track over a genome. */
  public TileComputer computer(TrackSpec spec, SequenceSource source) {
    return (key, cancellation) -> {
      int end = Math.min(key.end(), source.length(key.chromosome()));
      boolean map = methods.named(spec.methodKey()).isMap();
      return Seams.tile(
          key,
          new Locus(key.chromosome(), key.start(), end),
          map ? Bases.COUNT : 1,
          source,
          (locus, read) -> {
            ProfileComputer computer = computer(spec, read, key.layout());
            return map
                ? computer.computeMap(locus, cancellation).values()
                : computer.compute(locus, cancellation).values();
          });
    };
  }

  /** Computes how strongly the model of a track binds the window of each base. */
  public TileComputer strengths(TrackSpec spec, SequenceSource source) {
    return (key, cancellation) -> {
      int end = Math.min(key.end(), source.length(key.chromosome()));
      ModelBundle model = model(spec);
      return Seams.tile(
          key,
          new Locus(key.chromosome(), key.start(), end),
          1,
          source,
          (locus, read) ->
              Strength.of(model)
                  .map(
                      by ->
                          by.of(
                              new ProfileRecipe(
                                      model, by.method(methods), key.layout(), spec.strand())
                                  .on(read)
                                  .compute(locus, cancellation)
                                  .values()
                                  .clone()))
                  .orElseGet(() -> Strength.full(locus.length())));
    };
  }

  private ModelBundle model(TrackSpec spec) {
    return new ModelBundle(
        repository.card(spec.modelId()),
        repository.network(spec.modelId()),
        repository.calibration(spec.modelId()));
  }

  /** Reads the counts of a file, base by base; 0 where it has none, as its writers leave 0 out. */
  public TileComputer observed(BigWigReader file, SequenceSource source) {
    return (key, cancellation) -> {
      int end = Math.min(key.end(), source.length(key.chromosome()));
      Locus locus = new Locus(key.chromosome(), key.start(), end);
      float[] values = file.values(locus);
      for (int i = 0; i < values.length; i++) {
        values[i] = Float.isNaN(values[i]) ? 0 : values[i];
      }
      return Tile.of(key, values, source.codes(locus));
    };
  }

  /** The network with the control tracks that belong to a genome, if it reads any. */
  private Network network(String modelId, SequenceSource source) {
    Network network = repository.network(modelId);
    return network instanceof BpnetNetwork profile
            && profile.controlTracks() > 0
            && source instanceof BrowserGenome genome
            && genome.controls().isPresent()
        ? profile.with(genome.controls().get())
        : network;
  }

  /** Computes how far windows of a track's model can be trusted. */
  public TrustEngine.Computer trusts(TrackSpec spec, SequenceSource source) {
    return (window, monitor) -> {
      Locus locus =
          new Locus(window.chromosome(), window.start(), window.start() + spec.windowLength());
      byte[] codes = source.codes(locus);
      int known = 0;
      for (byte code : codes) {
        known += code == Bases.N ? 0 : 1;
      }
      if (2 * known < codes.length) {
        return Optional.empty();
      }
      byte[] read = window.reverse() ? Bases.reverseComplement(codes) : codes;
      Network network = network(window.modelId(), source);
      Evaluator evaluator = network.newEvaluator();
      Placement place = new Placement(locus, window.reverse());
      WindowFacts facts =
          WindowFacts.of(network.architecture(), evaluator, read, 0, Optional.of(place), monitor);
      return Optional.of(
          facts.with(
              calibration(window.modelId(), source).map(scale -> meaning(scale, evaluator, read))));
    };
  }

  /**
   * How the scores of a model are spread over the genome; nothing under a control experiment, for a
   * model is calibrated without.
   */
  private Optional<Calibration> calibration(String modelId, SequenceSource source) {
    return source instanceof BrowserGenome genome && genome.controls().isPresent()
        ? Optional.empty()
        : repository.calibration(modelId);
  }

  /** What the score of a window means in the genome, as one strand of it. */
  private static Meaning meaning(Calibration calibration, Evaluator evaluator, byte[] window) {
    float[] score = new float[1];
    evaluator.logitMargins(window, WindowRun.single(0), score);
    return GenomicScale.of(calibration).meaning(score[0], StrandRule.FORWARD);
  }

  /** The computer of a track's values on a chromosome. */
  public ProfileComputer computer(TrackSpec spec, SequenceSource source, String chromosome) {
    return computer(spec, source, spec.layout(chromosome));
  }

  private ProfileComputer computer(TrackSpec spec, SequenceSource source, WindowLayout layout) {
    AttributionMethod method = methods.named(spec.methodKey());
    ModelCard card = repository.card(spec.modelId());
    if (!card.weightsSha256().equals(spec.modelHash())) {
      throw new InputException(Messages.otherWeights(spec.modelId()));
    }
    Network network = network(spec.modelId(), source);
    if (!method.supports(network.architecture())) {
      throw new InputException(Messages.unsupported(method, card));
    }
    ModelBundle model = new ModelBundle(card, network, calibration(spec.modelId(), source));
    return new ProfileRecipe(model, method, layout, spec.strand()).on(source);
  }
}
