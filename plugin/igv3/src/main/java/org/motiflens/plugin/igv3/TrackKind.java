package org.motiflens.plugin.igv3;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of tracks that a session can bring back. */
enum TrackKind {
  ATTRIBUTION("attribution", "AttributionTrack", "LensTrack"),
  HITS("hits", "MotifHitTrack", "HitTrack"),
  EFFECTS("effects", "VariantEffectTrack", "EffectTrack");

  private static final String IGV_2 = "org.motiflens.plugin.igv2.";

  private final String key;
  private final String igv2Class;
  private final String olderIgv2Class;

  /**
   * @param igv2Class that sessions of IGV 2 have for it
   * @param olderIgv2Class that they had up to MotifLens 0.1
   */
  TrackKind(String key, String igv2Class, String olderIgv2Class) {
    this.key = key;
    this.igv2Class = IGV_2 + igv2Class;
    this.olderIgv2Class = IGV_2 + olderIgv2Class;
  }

  /** Its name in JSON sessions. */
  String key() {
    return key;
  }

  static Optional<TrackKind> named(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }

  /** The classes that XML sessions of IGV 2 have for it. */
  List<String> igv2Classes() {
    return List.of(igv2Class, olderIgv2Class);
  }

  /** The kind of a track that an XML session of IGV 2 names by its class. */
  static Optional<TrackKind> ofIgv2Class(String className) {
    return Arrays.stream(values())
        .filter(kind -> kind.igv2Classes().contains(className))
        .findFirst();
  }
}
