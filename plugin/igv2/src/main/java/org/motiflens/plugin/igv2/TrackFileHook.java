package org.motiflens.plugin.igv2;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broad.igv.track.Track;
import org.broad.igv.util.ResourceLocator;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.extension.TrackFiles;
import org.motiflens.plugin.file.TrackFile;
import org.motiflens.plugin.igv2.track.RunningExtension;
import org.motiflens.plugin.message.Messages;

/** What IGV's loader of tracks calls once {@link Igv2Adapter#LOADER} has been at it. */
public final class TrackFileHook {
  private TrackFileHook() {}

  /** Whether IGV was asked for one of our files. */
  public static boolean handles(ResourceLocator locator) {
    return locator.getPath() != null && TrackFile.isNamed(locator.getPath().trim());
  }

  /**
   * Adds the tracks of a local file.
   *
   * @return no track that IGV would have to add: ours come from no file of values, which IGV
   *     expects of the tracks that it adds itself
   * @throws InputException with a sentence that IGV shows
   */
  public static List<Track> open(ResourceLocator locator) {
    Optional<Extension> extension = RunningExtension.PENDING.awaited();
    if (extension.isEmpty()) {
      throw new InputException(Messages.NOT_INSTALLED);
    }
    if (!locator.isLocal()) {
      throw new InputException(Messages.NOT_LOCAL);
    }
    new TrackFiles(extension.get()).open(TrackFile.read(Path.of(locator.getPath().trim())));
    return new ArrayList<>();
  }
}
