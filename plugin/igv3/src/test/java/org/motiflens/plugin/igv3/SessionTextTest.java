package org.motiflens.plugin.igv3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** Our tracks in a session get an address before IGV reads it, and no others do. */
class SessionTextTest {
  private static final String SESSION =
      """
      {"genome": "hg19", "version": 1.50, "tracks": [
        {"type": "sequence", "id": "Reference sequence"},
        {"type": "wig", "id": "a", "motiflensTrack": "attribution", "motiflensModel": "M/small-cnn"},
        {"type": "wig", "id": "b", "path": "/data/signal.bw"},
        {"type": "annotation", "id": "c", "motiflensTrack": "hits"},
        {"type": "merged", "id": "d", "tracks": [
          {"type": "wig", "id": "e", "motiflensTrack": "attribution"},
          {"type": "wig", "id": "f", "url": "https://example.org/x.bw"}]},
        {"type": "annotation", "id": "g", "motiflensTrack": "effects"}]}
      """;

  private static JSONArray prepared() {
    return new JSONObject(SessionText.withAddresses(SESSION)).getJSONArray("tracks");
  }

  @Test
  void eachTrackOfOursHasAnAddressOfItsOwnThatTellsItsKind() {
    JSONArray tracks = prepared();
    String first = tracks.getJSONObject(1).getString("url");
    String hits = tracks.getJSONObject(3).getString("url");
    String over = tracks.getJSONObject(4).getJSONArray("tracks").getJSONObject(0).getString("url");
    String effects = tracks.getJSONObject(5).getString("url");
    assertEquals(Optional.of(TrackKind.ATTRIBUTION), SessionText.kind(first));
    assertEquals(Optional.of(TrackKind.HITS), SessionText.kind(hits));
    assertEquals(Optional.of(TrackKind.ATTRIBUTION), SessionText.kind(over));
    assertEquals(Optional.of(TrackKind.EFFECTS), SessionText.kind(effects));
    assertNotEquals(first, over, "IGV loads an address once");
  }

  /** IGV takes any other address that it does not know for a file beside the session. */
  @Test
  void theAddressIsOfDataWhichIgvLeavesAsItIs() {
    assertTrue(prepared().getJSONObject(1).getString("url").startsWith("data:"));
  }

  @Test
  void everythingElseStaysAsItWas() {
    JSONArray tracks = prepared();
    assertFalse(tracks.getJSONObject(0).has("url"));
    assertFalse(tracks.getJSONObject(2).has("url"));
    assertEquals("/data/signal.bw", tracks.getJSONObject(2).getString("path"));
    assertEquals("M/small-cnn", tracks.getJSONObject(1).getString("motiflensModel"));
    assertEquals(
        "https://example.org/x.bw",
        tracks.getJSONObject(4).getJSONArray("tracks").getJSONObject(1).getString("url"));
  }

  @Test
  void aSessionWithoutTracksOfOursIsTheSameText() {
    String theirs = SESSION.replace("motiflensTrack", "otherTrack");
    assertSame(theirs, SessionText.withAddresses(theirs));
  }

  @Test
  void whatIsNoJsonOrNamesAnUnknownKindIsLeftToIgv() {
    String broken = "{\"tracks\": [{\"motiflensTrack\": \"attribution\"";
    assertSame(broken, SessionText.withAddresses(broken));
    String unknown = "{\"tracks\": [{\"motiflensTrack\": \"later\"}, 7]}";
    assertSame(unknown, SessionText.withAddresses(unknown));
    assertEquals(Optional.empty(), SessionText.kind("data:motiflens,later,1"));
    assertEquals(Optional.empty(), SessionText.kind("data:text/plain,attribution,1"));
    assertEquals(Optional.empty(), SessionText.kind("data:motiflens,attribution"));
  }

  @Test
  void sessionsOfIgv2NameOurTracksByTheirClasses() {
    assertTrue(SessionHook.handles("org.motiflens.plugin.igv2.LensTrack"));
    assertEquals(
        Optional.of(TrackKind.HITS),
        TrackKind.ofIgv2Class("org.motiflens.plugin.igv2.MotifHitTrack"));
    assertFalse(SessionHook.handles("org.igv.track.MotifTrack"));
    assertFalse(SessionHook.handles("org.motiflens.plugin.igv2.Extension"));
  }
}
