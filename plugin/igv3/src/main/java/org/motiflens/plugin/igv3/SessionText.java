package org.motiflens.plugin.igv3;

import java.util.Optional;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * Our tracks in the JSON of a session. Saved, they have attributes of ours and no address, so that
 * an IGV without MotifLens passes over them in silence. Before a session is read each gets an
 * address of a kind that only we know; IGV then asks its loader of tracks for it, puts the track
 * where it was and gives it its attributes, as it does for a track of a file.
 */
final class SessionText {
  /** Attribute that names the kind of one of our tracks. */
  static final String KIND = "motiflensTrack";

  private static final String ADDRESS = "data:motiflens,";
  private static final String TRACKS = "tracks";
  private static final String URL = "url";
  private static final String PATH = "path";

  private SessionText() {}

  /** The text with addresses for our tracks; the same text where there are none, or no JSON. */
  static String withAddresses(String session) {
    if (!session.contains(KIND)) {
      return session;
    }
    try {
      JSONObject json = new JSONObject(session);
      return address(json, 0) > 0 ? json.toString() : session;
    } catch (JSONException e) {
      // Not ours to say: IGV reads it next.
      return session;
    }
  }

  /** Tracks that are drawn over each other are tracks of a track. */
  private static int address(JSONObject parent, int before) {
    JSONArray tracks = parent.optJSONArray(TRACKS);
    int count = before;
    for (int i = 0; tracks != null && i < tracks.length(); i++) {
      JSONObject track = tracks.optJSONObject(i);
      if (track != null) {
        Optional<TrackKind> kind = TrackKind.named(track.optString(KIND));
        if (kind.isPresent() && !track.has(URL) && !track.has(PATH)) {
          track.put(URL, ADDRESS + kind.get().key() + "," + count);
          count++;
        }
        count = address(track, count);
      }
    }
    return count;
  }

  /** The kind of track that an address stands for, if it is one of ours. */
  static Optional<TrackKind> kind(String address) {
    if (!address.startsWith(ADDRESS)) {
      return Optional.empty();
    }
    String rest = address.substring(ADDRESS.length());
    int comma = rest.indexOf(',');
    return comma < 0 ? Optional.empty() : TrackKind.named(rest.substring(0, comma));
  }
}
