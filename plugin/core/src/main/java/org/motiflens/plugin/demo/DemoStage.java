package org.motiflens.plugin.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;

/**
 * What the demo asks of an IGV beyond what the extension does. On the event thread, but for {@link
 * #load}.
 */
public interface DemoStage {
  /** Whether the genome's sequence is on the screen: IGV has started. */
  boolean isReady();

  /**
   * Shows files as IGV shows anybody's, one track after the other. Reads them: not on the event
   * thread.
   */
  void load(List<DataFile> files);

  /**
   * A file and how its track looks.
   *
   * @param name of the track
   * @param height of the track in pixels, or nothing for IGV's own
   * @param autoscale whether the scale follows the values in view
   */
  record DataFile(Path path, String name, Optional<Integer> height, boolean autoscale) {}

  /** Removes all tracks but those of the genome. */
  void clear();

  /** All of the window. */
  JComponent window();

  /** The part of it with the tracks. */
  JComponent tracks();

  /** The rows of {@link #tracks} below the last track; nothing where there are none. */
  Optional<Rows> rowsBelowTracks();

  /**
   * Rows of pixels.
   *
   * @param to exclusive
   */
  record Rows(int from, int to) {}

  /** Says a sentence that the user has to confirm. */
  void tell(String sentence);
}
