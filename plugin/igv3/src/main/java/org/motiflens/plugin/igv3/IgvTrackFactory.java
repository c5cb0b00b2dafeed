package org.motiflens.plugin.igv3;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.igv.track.Track;
import org.igv.ui.IGV;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.extension.TrackFactory;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.track.learnt.ActivationModel;
import org.motiflens.plugin.track.learnt.InstanceModel;
import org.motiflens.plugin.track.mark.AllHitsModel;
import org.motiflens.plugin.track.mark.MotifHitModel;
import org.motiflens.plugin.track.mark.VariantEffectModel;

/** Makes our tracks as IGV 3 wants them, a panel each. */
final class IgvTrackFactory implements TrackFactory {
  @Override
  public AttributionTrack attribution(Extension extension, TrackSpec spec) {
    return new AttributionTrack(extension, spec);
  }

  @Override
  public MarkTrack hits(
      Extension extension, String name, Function<BrowserTrack, MotifHitModel> model) {
    return new MarkTrack(TrackKind.HITS, name, model);
  }

  @Override
  public MarkTrack allHits(
      Extension extension, String name, Function<BrowserTrack, AllHitsModel> model) {
    return new MarkTrack(TrackKind.ALL_HITS, name, model);
  }

  @Override
  public MarkTrack effects(
      Extension extension, String name, Function<BrowserTrack, VariantEffectModel> model) {
    return new MarkTrack(TrackKind.EFFECTS, name, model);
  }

  @Override
  public MarkTrack instances(
      Extension extension, String name, Function<BrowserTrack, InstanceModel> model) {
    return new MarkTrack(TrackKind.INSTANCES, name, model);
  }

  @Override
  public MarkTrack activation(
      Extension extension, String name, Function<BrowserTrack, ActivationModel> model) {
    return new MarkTrack(TrackKind.ACTIVATION, name, model);
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
      case ALL_HITS ->
          new MarkTrack(kind, "all motifs", track -> new AllHitsModel(extension, track));
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
