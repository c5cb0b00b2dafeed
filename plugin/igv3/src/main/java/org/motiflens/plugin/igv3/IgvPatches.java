package org.motiflens.plugin.igv3;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Set;
import org.igv.session.SessionReader;
import org.igv.session.XMLSessionReader;
import org.igv.track.WindowFunction;

/**
 * The places of IGV that have to know of our tracks and have no door of their own: its loader of
 * tracks and its readers of sessions.
 */
final class IgvPatches {
  /** In the reader of XML sessions: the classes that come from no file. */
  static final String READABLE_TRACKS = "resourceIndpendentTracks";

  private IgvPatches() {}

  /** Weaves what no agent has woven, before IGV itself loads it. */
  static void weave() {
    Igv3Adapter.LOADER.defineBeside(WindowFunction.class);
    Igv3Adapter.JSON_SESSIONS.defineBeside(SessionReader.class);
    Igv3Adapter.XML_SESSIONS.defineBeside(SessionReader.class);
  }

  /**
   * Lets sessions of IGV 2 bring our tracks back.
   *
   * @return whether they can
   */
  @SuppressWarnings("unchecked")
  static boolean admitTracks() {
    try {
      Field field = XMLSessionReader.class.getDeclaredField(READABLE_TRACKS);
      field.setAccessible(true);
      Set<String> readable = (Set<String>) field.get(null);
      Arrays.stream(TrackKind.values()).forEach(kind -> readable.addAll(kind.igv2Classes()));
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }
}
