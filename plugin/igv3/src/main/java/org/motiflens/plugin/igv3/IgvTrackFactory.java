package org.motiflens.plugin.igv3;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.igv.track.Track;
import org.igv.ui.IGV;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.extension.TrackFactory;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.table.VariantScores;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.track.MotifHitModel;
import org.motiflens.plugin.track.VariantEffectModel;
import org.motiflens.plugin.track.learnt.ActivationModel;
import org.motiflens.plugin.track.learnt.InstanceModel;

/** Makes our tracks as IGV 3 wants them, a panel each. */
final class IgvTrackFactory implements TrackFactory {
  @Override
  public AttributionTrack attribution(Extension extension, TrackSpec spec) {
    return new AttributionTrack(extension, spec);
  }

  @Override
  public MarkTrack hits(Extension extension, MotifMatrix motif, double greatestP, String notice) {
    return new MarkTrack(
        TrackKind.HITS,
        Messages.hits(motif),
        track -> new MotifHitModel(extension, track, motif, greatestP, notice));
  }

  @Override
  public MarkTrack effects(Extension extension, VariantList list, VariantScores scores, Path file) {
    return new MarkTrack(
        TrackKind.EFFECTS,
        Messages.effects(file.getFileName().toString(), scores.card()),
        track -> new VariantEffectModel(extension, track, list, scores, file));
  }

  @Override
  public MarkTrack instances(Extension extension, ModelCard card) {
    return new MarkTrack(
        TrackKind.INSTANCES,
        InstanceModel.trackName(card),
        track -> new InstanceModel(extension, track, card));
  }

  @Override
  public MarkTrack activation(Extension extension, ModelCard card, String layer, int channel) {
    ActivationModel.Feature feature = new ActivationModel.Feature(card, layer, channel);
    return new MarkTrack(
        TrackKind.ACTIVATION,
        feature.trackName(),
        track -> new ActivationModel(extension, track, feature));
  }

  /**
   * A track of a session, which describes it next.
   *
   * @param extension null where there is none; then the track says so
   */
  static Track forSession(Extension extension, TrackKind kind) {
    return switch (kind) {
      case ATTRIBUTION -> new AttributionTrack(extension);
      case HITS -> new MarkTrack(kind, "hits", track -> new MotifHitModel(extension, track));
      case EFFECTS ->
          new MarkTrack(kind, "variants", track -> new VariantEffectModel(extension, track));
      case INSTANCES ->
          new MarkTrack(kind, "stretches", track -> new InstanceModel(extension, track));
      case ACTIVATION ->
          new MarkTrack(kind, "feature", track -> new ActivationModel(extension, track));
    };
  }

  @Override
  public void add(List<? extends BrowserTrack> tracks) {
    IGV.getInstance().addTracks(new ArrayList<>(tracks.stream().map(Track.class::cast).toList()));
    IGV.getInstance().revalidateTrackPanels();
  }
}
