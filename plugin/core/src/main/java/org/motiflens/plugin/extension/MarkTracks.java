package org.motiflens.plugin.extension;

import java.nio.file.Path;
import java.util.List;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.table.VariantScores;
import org.motiflens.plugin.track.learnt.ActivationModel;
import org.motiflens.plugin.track.learnt.InstanceModel;
import org.motiflens.plugin.track.mark.AllHitsModel;
import org.motiflens.plugin.track.mark.MotifHitModel;
import org.motiflens.plugin.track.mark.VariantEffectModel;

/** Makes tracks of marks along the genome, and adds them to the browser. On the event thread. */
public record MarkTracks(Extension extension) {
  private TrackFactory factory() {
    return extension.factory();
  }

  private void add(BrowserTrack track) {
    factory().add(List.of(track));
  }

  /** Adds a track of the hits of a known motif. */
  public void addHits(MotifMatrix motif, double greatestP, String notice) {
    add(
        factory()
            .hits(
                extension,
                Messages.hits(motif),
                track -> new MotifHitModel(extension, track, motif, greatestP, notice)));
  }

  /**
   * Adds a track of the hits of all motifs.
   *
   * @param database one of the names of the user's library
   */
  public void addAllHits(String database) {
    add(allHits(database, AllHitsModel.USUAL_P));
  }

  /** Makes one. */
  BrowserTrack allHits(String database, double greatestP) {
    return factory()
        .allHits(
            extension,
            Messages.allHits(database),
            track ->
                new AllHitsModel(extension, track, MotifLibrary.ofUser(), database, greatestP));
  }

  /** Adds a track of the effects of variants. */
  public void addEffects(VariantList list, VariantScores scores, Path file) {
    add(
        factory()
            .effects(
                extension,
                Messages.effects(file.getFileName().toString(), scores.card()),
                track -> new VariantEffectModel(extension, track, list, scores, file)));
  }

  /** Adds a track of the stretches that carry a model's attribution. */
  public void addInstances(ModelCard card) {
    add(instances(card));
  }

  /** Makes one. */
  BrowserTrack instances(ModelCard card) {
    return factory()
        .instances(
            extension,
            InstanceModel.trackName(card),
            track -> new InstanceModel(extension, track, card));
  }

  /**
   * Adds a track of the activation of a feature.
   *
   * @param layer name of the layer
   * @param channel counted from 0
   */
  public void addActivation(ModelCard card, String layer, int channel) {
    add(activation(new ActivationModel.Feature(card, layer, channel)));
  }

  /** Makes one. */
  BrowserTrack activation(ActivationModel.Feature feature) {
    return factory()
        .activation(
            extension,
            feature.trackName(),
            track -> new ActivationModel(extension, track, feature));
  }
}
