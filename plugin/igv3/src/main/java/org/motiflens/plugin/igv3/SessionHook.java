package org.motiflens.plugin.igv3;

import org.igv.track.Track;

/** What IGV's readers of sessions call once they have been woven. */
public final class SessionHook {
  private SessionHook() {}

  /**
   * A session in JSON, before IGV parses it. Waits for the extension here: a script has the event
   * thread while IGV makes the tracks on others, where nothing could be installed any more.
   */
  public static String prepare(String session) {
    String prepared = SessionText.withAddresses(session);
    if (!prepared.equals(session)) {
      RunningExtension.PENDING.awaited();
    }
    return prepared;
  }

  /** Whether a session of IGV 2 names a track of ours. */
  public static boolean handles(String className) {
    return TrackKind.ofIgv2Class(className).isPresent();
  }

  /** The track that a session of IGV 2 names, which it describes next. */
  public static Track open(String className) {
    return IgvTrackFactory.forSession(
        RunningExtension.PENDING.awaited().orElse(null),
        TrackKind.ofIgv2Class(className).orElseThrow());
  }
}
