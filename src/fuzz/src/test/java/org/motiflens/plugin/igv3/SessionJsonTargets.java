package org.motiflens.plugin.igv3;

import java.nio.charset.StandardCharsets;

/** Sessions of IGV 3, whose text we see before IGV does. */
public final class SessionJsonTargets {
  private SessionJsonTargets() {}

  /** The text with addresses for our tracks; what is no JSON is IGV's to refuse. */
  public static void addresses(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    SessionText.withAddresses(text);
    SessionText.kind(text);
  }

  /** One track of ours, in one of another kind. */
  public static byte[] seed() {
    String kind = TrackKind.ATTRIBUTION.key();
    return ("{\"tracks\":[{\"type\":\"merged\",\"tracks\":[{\"motiflensTrack\":\""
            + kind
            + "\"}]}]}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
