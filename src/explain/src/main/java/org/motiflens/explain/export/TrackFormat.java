package org.motiflens.explain.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.track.BedGraphWriter;
import org.motiflens.genome.track.IntervalWriter;
import org.motiflens.genome.track.TrackWriter;
import org.motiflens.genome.track.WigWriter;
import org.motiflens.genome.track.bigwig.DescribedBigWig;

/** The formats of track files, told by the ends of their names. */
public enum TrackFormat {
  /** Binary, for browsers; what it cannot say itself is in a JSON file beside it. */
  BIGWIG(List.of("bw", "bigwig")) {
    @Override
    TrackWriter open(Path path, Header header) {
      return DescribedBigWig.create(
          path, header.genome(), header.provenance(), header.attributes());
    }
  },
  /** Text, a value for each stretch of bases with equal values. */
  BEDGRAPH(List.of("bedgraph", "bedgraph.gz")) {
    @Override
    TrackWriter open(Path path, Header header) {
      return BedGraphWriter.create(path, header.provenance(), header.attributes());
    }
  },
  /** Text, a value a base. */
  WIG(List.of("wig", "wig.gz")) {
    @Override
    TrackWriter open(Path path, Header header) {
      return WigWriter.create(path, header.provenance(), header.attributes());
    }
  },
  /** Text, the intervals where values reach a threshold. */
  BED(List.of("bed", "bed.gz")) {
    @Override
    TrackWriter open(Path path, Header header) {
      return intervals(path, header, false);
    }
  },
  /** The same with the largest value of each and its place. */
  NARROW_PEAK(List.of("narrowPeak", "narrowPeak.gz")) {
    @Override
    TrackWriter open(Path path, Header header) {
      return intervals(path, header, true);
    }
  };

  /**
   * What a file can say besides its values.
   *
   * @param attributes of a track line, in order
   * @param name of intervals
   * @param threshold of formats that hold intervals
   */
  record Header(
      SequenceSource genome,
      Provenance provenance,
      Map<String, String> attributes,
      String name,
      OptionalDouble threshold) {}

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of alone
  private final List<String> extensions;

  TrackFormat(List<String> extensions) {
    this.extensions = extensions;
  }

  /**
   * Begins a file.
   *
   * @throws org.motiflens.genome.InputException when it cannot be written
   * @throws IllegalArgumentException when the format needs a threshold and there is none
   */
  abstract TrackWriter open(Path path, Header header);

  private static TrackWriter intervals(Path path, Header header, boolean narrowPeak) {
    if (header.threshold().isEmpty()) {
      throw new IllegalArgumentException("no threshold for " + path);
    }
    float smallest = (float) header.threshold().getAsDouble();
    return IntervalWriter.create(
        path,
        header.provenance().with("threshold", "intervals of values of at least " + smallest),
        header.name(),
        smallest,
        narrowPeak);
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
