package org.motiflens.plugin.igv3;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.igv.track.Track;
import org.igv.util.ResourceLocator;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.extension.TrackFiles;
import org.motiflens.plugin.file.TrackFile;
import org.motiflens.plugin.message.Messages;

/** What IGV's loader of tracks calls once {@link Igv3Adapter#LOADER} has been at it. */
public final class LoaderHook {
  private LoaderHook() {}

  /** Whether IGV was asked for one of our files, or for a track of a session. */
  public static boolean handles(ResourceLocator locator) {
    String path = locator.getPath();
    return path != null && (SessionText.kind(path).isPresent() || TrackFile.isNamed(path.trim()));
  }

  /**
   * Makes the track of a session, or adds those of a local file.
   *
   * @return the track, to which a session gives its attributes; of a file none, as ours come from
   *     no file of values, which IGV expects of the tracks that it adds itself
   * @throws InputException with a sentence that IGV shows
   */
  public static List<Track> open(ResourceLocator locator) {
    Optional<Extension> extension = RunningExtension.PENDING.awaited();
    Optional<TrackKind> kind = SessionText.kind(locator.getPath());
    List<Track> tracks = new ArrayList<>();
    if (kind.isPresent()) {
      tracks.add(IgvTrackFactory.forSession(extension.orElse(null), kind.get()));
      return tracks;
    }
    if (extension.isEmpty()) {
      throw new InputException(Messages.NOT_INSTALLED);
    }
    if (!locator.isLocal()) {
      throw new InputException(Messages.NOT_LOCAL);
    }
    new TrackFiles(extension.get()).open(TrackFile.read(Path.of(locator.getPath().trim())));
    return tracks;
  }
}
