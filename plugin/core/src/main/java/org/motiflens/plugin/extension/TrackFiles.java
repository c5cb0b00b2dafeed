package org.motiflens.plugin.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.file.TrackFile;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.TrackSpec;
import org.motiflens.plugin.track.AttributionTrackHandle;

/** Tracks of the browser to and from files ({@code .mlens}). On the event thread. */
public final class TrackFiles {
  private final Extension extension;

  public TrackFiles(Extension extension) {
    this.extension = extension;
  }

  /**
   * Adds the tracks of a file.
   *
   * @throws InputException when a model is not there or has other weights, or a method is unknown;
   *     then none is added
   */
  public List<AttributionTrackHandle> open(TrackFile file) {
    List<TrackSpec> specs = file.tracks().stream().map(this::spec).toList();
    List<AttributionTrackHandle> added = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      AttributionTrackHandle track = extension.factory().attribution(extension, specs.get(i));
      file.tracks().get(i).name().ifPresent(name -> track.setName(Messages.plain(name)));
      file.tracks().get(i).height().ifPresent(track::resize);
      added.add(track);
    }
    extension.factory().add(added);
    return added;
  }

  private TrackSpec spec(TrackFile.Entry entry) {
    ModelCard card = extension.card(entry.modelId(), entry.modelHash());
    AttributionMethod method = extension.methods().named(entry.methodKey());
    if (!extension.facts().methodsFor(card).contains(method)) {
      throw new InputException(Messages.unsupported(method, card));
    }
    return new TrackSpec(
        card.id(),
        card.weightsSha256(),
        method.key(),
        card.windowLength(),
        Math.min(card.windowLength(), entry.stride()),
        entry.strand(),
        extension.anchor());
  }

  /**
   * Our tracks of values as they are in the browser now, from top to bottom. Those of another
   * allele or with a control experiment are left out: a file of tracks holds for any genome.
   */
  public TrackFile current() {
    List<TrackFile.Entry> entries = new ArrayList<>();
    for (BrowserTrack track : extension.browser().tracks()) {
      if (track instanceof AttributionTrackHandle ours
          && ours.model().replaced().isEmpty()
          && ours.model().signals().controls().isEmpty()) {
        ours.model().spec().ifPresent(spec -> entries.add(entry(ours, spec)));
      }
    }
    return new TrackFile(entries);
  }

  private static TrackFile.Entry entry(AttributionTrackHandle track, TrackSpec spec) {
    return new TrackFile.Entry(
        spec.modelId(),
        spec.modelHash(),
        spec.methodKey(),
        spec.strand(),
        spec.stride(),
        track.model().givenName(),
        Optional.of(track.getHeight()));
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
