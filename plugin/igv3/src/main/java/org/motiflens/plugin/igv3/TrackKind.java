package org.motiflens.plugin.igv3;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of tracks that a session can bring back. */
enum TrackKind {
  ATTRIBUTION("attribution", "AttributionTrack", "LensTrack"),
  HITS("hits", "MotifHitTrack", "HitTrack"),
  ALL_HITS("all-hits", "AllHitsTrack"),
  EFFECTS("effects", "VariantEffectTrack", "EffectTrack"),
  INSTANCES("instances", "learnt.InstanceTrack"),
  ACTIVATION("activation", "learnt.ActivationTrack");

  private static final String IGV_2 = "org.motiflens.plugin.igv2.";

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // what toList() returns cannot be changed
  private final List<String> igv2Classes;

  /**
   * @param igv2Classes that sessions of IGV 2 have for it, those of older versions last
   */
  TrackKind(String key, String... igv2Classes) {
    this.key = key;
    this.igv2Classes = Arrays.stream(igv2Classes).map(name -> IGV_2 + name).toList();
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
    return igv2Classes;
  }

  /** The kind of a track that an XML session of IGV 2 names by its class. */
  static Optional<TrackKind> ofIgv2Class(String className) {
    return Arrays.stream(values())
        .filter(kind -> kind.igv2Classes().contains(className))
        .findFirst();
  }
}
