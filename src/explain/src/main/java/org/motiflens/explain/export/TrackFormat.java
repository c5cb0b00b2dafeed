package org.motiflens.explain.export;

import java.util.List;
import java.util.Locale;

/** The formats of track files, told by the ends of their names. */
public enum TrackFormat {
  /** Binary, for browsers; what it cannot say itself is in a JSON file beside it. */
  BIGWIG(List.of("bw", "bigwig")),
  /** Text, a value for each stretch of bases with equal values. */
  BEDGRAPH(List.of("bedgraph", "bedgraph.gz")),
  /** Text, a value a base. */
  WIG(List.of("wig", "wig.gz")),
  /** Text, the intervals where values reach a threshold. */
  BED(List.of("bed", "bed.gz")),
  /** The same with the largest value of each and its place. */
  NARROW_PEAK(List.of("narrowPeak", "narrowPeak.gz"));

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of alone
  private final List<String> extensions;

  TrackFormat(List<String> extensions) {
    this.extensions = extensions;
  }

  /** Ends of names, without the dot; the first is the usual one. */
  public List<String> extensions() {
    return extensions;
  }

  /** Whether the format holds intervals above a threshold in place of values. */
  public boolean needsThreshold() {
    return this == BED || this == NARROW_PEAK;
  }

  /** The format of a file; bedGraph when its name tells nothing. */
  public static TrackFormat of(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    for (TrackFormat format : values()) {
      for (String extension : format.extensions) {
        if (lower.endsWith("." + extension.toLowerCase(Locale.ROOT))) {
          return format;
        }
      }
    }
    return BEDGRAPH;
  }
}
