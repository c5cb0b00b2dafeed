package org.motiflens.plugin.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.genome.InputException;
import org.motiflens.genome.track.bigwig.BigWigReader;
import org.motiflens.network.bpnet.ControlTracks;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.file.TrackFile;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.source.OtherAllele;
import org.motiflens.plugin.source.Signals;
import org.motiflens.plugin.source.TrackSource;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.track.AttributionTrackHandle;
import org.motiflens.plugin.track.learnt.ActivationModel;
import org.motiflens.plugin.track.learnt.InstanceModel;
import org.motiflens.plugin.track.mark.AllHitsModel;
import org.motiflens.plugin.track.mark.MarkModel;
import org.motiflens.plugin.track.mark.MarkTrackHandle;
import org.motiflens.plugin.track.mark.MotifHitModel;
import org.motiflens.plugin.track.mark.VariantEffectModel;

/** Tracks of the browser to and from files ({@code .mlens}). On the event thread. */
public final class TrackFiles {
  private final Extension extension;

  public TrackFiles(Extension extension) {
    this.extension = extension;
  }

  /**
   * Adds the tracks of a file.
   *
   * @throws InputException when a model is not there or has other weights, a method is unknown, or
   *     a bigWig file cannot be read; then none is added
   */
  public List<BrowserTrack> open(TrackFile file) {
    List<Supplier<BrowserTrack>> makers =
        file.tracks().stream().map(entry -> maker(entry.shown())).toList();
    List<BrowserTrack> added = new ArrayList<>();
    for (int i = 0; i < makers.size(); i++) {
      BrowserTrack track = makers.get(i).get();
      file.tracks().get(i).name().ifPresent(name -> track.setName(Messages.plain(name)));
      file.tracks().get(i).height().ifPresent(track::resize);
      added.add(track);
    }
    extension.factory().add(added);
    return added;
  }

  /** Makes a track; whatever may be refused is looked at before any is made. */
  private Supplier<BrowserTrack> maker(TrackFile.Shown shown) {
    TrackFactory factory = extension.factory();
    if (shown instanceof TrackFile.Hits hits) {
      return () ->
          factory.hits(
              extension,
              Messages.hits(hits.motifId()),
              track -> new MotifHitModel(extension, track, hits.motifId(), hits.greatestP()));
    }
    if (shown instanceof TrackFile.AllHits all) {
      return () -> extension.markTracks().allHits(all.database(), all.greatestP());
    }
    if (shown instanceof TrackFile.Effects effects) {
      ModelCard card = extension.card(effects.modelId(), effects.modelHash());
      String name = Messages.effects(effects.variants().getFileName().toString(), card);
      return () ->
          factory.effects(
              extension,
              name,
              track -> VariantEffectModel.of(extension, track, card, effects.variants()));
    }
    if (shown instanceof TrackFile.Stretches stretches) {
      ModelCard card = extension.card(stretches.modelId(), stretches.modelHash());
      return () -> extension.markTracks().instances(card);
    }
    if (shown instanceof TrackFile.Activation activation) {
      ActivationModel.Feature feature =
          new ActivationModel.Feature(
              extension.card(activation.modelId(), activation.modelHash()),
              activation.layer(),
              activation.feature() - 1);
      return () -> extension.markTracks().activation(feature);
    }
    return values((TrackFile.Values) shown);
  }

  private Supplier<BrowserTrack> values(TrackFile.Values values) {
    TrackSpec spec = spec(values);
    TrackSource source =
        new TrackSource(
            values.besides().allele().flatMap(OtherAllele::parse),
            Signals.open(values.besides().controls(), values.besides().observed()));
    return () -> {
      AttributionTrackHandle track = extension.factory().attribution(extension, spec);
      track.model().read(source);
      track.takeOnLook();
      return track;
    };
  }

  private TrackSpec spec(TrackFile.Values values) {
    ModelCard card = extension.card(values.modelId(), values.modelHash());
    AttributionMethod method = extension.methods().named(values.methodKey());
    if (!extension.facts().methodsFor(card).contains(method)) {
      throw new InputException(Messages.unsupported(method, card));
    }
    return new TrackSpec(
        card.id(),
        card.weightsSha256(),
        method.key(),
        card.windowLength(),
        Math.min(card.windowLength(), values.stride()),
        values.strand(),
        extension.anchor());
  }

  /**
   * Our tracks as they are in the browser now, from top to bottom. Left out are those that show
   * nothing, because what a session or a file named was not there.
   */
  public TrackFile current() {
    return new TrackFile(
        extension.browser().tracks().stream().flatMap(track -> entry(track).stream()).toList());
  }

  private static Optional<TrackFile.Entry> entry(BrowserTrack track) {
    if (track instanceof AttributionTrackHandle ours) {
      return ours.model().spec().map(spec -> entry(ours, spec));
    }
    if (track instanceof MarkTrackHandle ours) {
      return shown(ours.model())
          .map(
              shown ->
                  new TrackFile.Entry(
                      shown, Optional.of(track.getName()), Optional.of(track.getHeight())));
    }
    return Optional.empty();
  }

  /** The name of a track, when it is not the one that it came with. */
  private static Optional<String> givenName(AttributionTrackHandle track) {
    String name = track.getName();
    return track.model().defaultName().filter(name::equals).isPresent()
        ? Optional.empty()
        : Optional.of(name);
  }

  private static TrackFile.Entry entry(AttributionTrackHandle track, TrackSpec spec) {
    TrackSource source = track.model().source();
    return new TrackFile.Entry(
        new TrackFile.Values(
            spec.modelId(),
            spec.modelHash(),
            spec.methodKey(),
            spec.strand(),
            spec.stride(),
            new TrackFile.Besides(
                source.replaced().map(OtherAllele::words),
                source.signals().controls().map(ControlTracks::paths).orElse(List.of()),
                source.signals().observed().map(BigWigReader::path))),
        givenName(track),
        Optional.of(track.getHeight()));
  }

  private static Optional<TrackFile.Shown> shown(MarkModel model) {
    if (model instanceof MotifHitModel hits && !hits.motifId().isEmpty()) {
      return Optional.of(new TrackFile.Hits(hits.motifId(), hits.greatestP()));
    }
    if (model instanceof AllHitsModel all && !all.database().isEmpty()) {
      return Optional.of(new TrackFile.AllHits(all.database(), all.greatestP()));
    }
    if (model instanceof VariantEffectModel effects) {
      return effects
          .file()
          .map(file -> new TrackFile.Effects(effects.modelId(), effects.modelHash(), file));
    }
    if (model instanceof InstanceModel stretches) {
      return stretches.card().map(card -> new TrackFile.Stretches(card.id(), card.weightsSha256()));
    }
    if (model instanceof ActivationModel activation) {
      return activation
          .feature()
          .map(
              feature ->
                  new TrackFile.Activation(
                      feature.card().id(),
                      feature.card().weightsSha256(),
                      feature.layer(),
                      feature.channel() + 1));
    }
    return Optional.empty();
  }

  /** Lets the user choose a file, and adds its tracks. */
  public void openChosen() {
    extension
        .browser()
        .chooseFile(Messages.OPEN_TRACKS)
        .ifPresent(file -> open(TrackFile.read(file)));
  }

  /** Lets the user choose where to write our tracks to. */
  public void saveChosen() {
    TrackFile tracks = current();
    if (tracks.tracks().isEmpty()) {
      throw new InputException(Messages.NO_TRACKS);
    }
    extension
        .browser()
        .chooseTarget(Messages.SAVE_TRACKS, "tracks" + TrackFile.EXTENSION)
        .ifPresent(
            file -> {
              extension.inputsButTrackFiles().get().requireNone(file);
              tracks.write(file);
              extension.browser().status(Messages.exported(file));
              int others = extension.browser().tracks().size() - tracks.tracks().size();
              if (others > 0) {
                extension.browser().tell(Messages.notInFile(others));
              }
            });
  }
}
