package org.motiflens.plugin.source;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.track.bigwig.BigWigReader;
import org.motiflens.network.bpnet.ControlTracks;
import org.motiflens.plugin.browser.BrowserGenome;

/**
 * bigWig files of the user's that a track reads besides the genome. Immutable.
 *
 * @param controls the control experiment that a BPNet reads; nothing when it is taken as zero
 * @param observed counts that are drawn beside the predicted ones, on one scale
 */
public record Signals(Optional<ControlTracks> controls, Optional<BigWigReader> observed) {
  /** No files. */
  public static final Signals NONE = new Signals(Optional.empty(), Optional.empty());

  private static final String CONTROLS = "motiflensControls";
  private static final String OBSERVED = "motiflensObserved";

  /** The same with another control experiment, or none. */
  public Signals withControls(Optional<ControlTracks> tracks) {
    return new Signals(tracks, observed);
  }

  /** The same with other observed counts, or none. */
  public Signals withObserved(Optional<BigWigReader> file) {
    return new Signals(controls, file);
  }

  /** The genome with the control experiment of this track. */
  BrowserGenome in(BrowserGenome genome) {
    return controls.isEmpty() ? genome : new Controlled(genome, controls.get());
  }

  /** What a session keeps. */
  public Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    controls.ifPresent(
        tracks ->
            attributes.put(
                CONTROLS,
                tracks.paths().stream().map(Signals::encoded).collect(Collectors.joining(","))));
    observed.ifPresent(file -> attributes.put(OBSERVED, encoded(file.path())));
    return attributes;
  }

  private static String encoded(Path path) {
    return URLEncoder.encode(path.toAbsolutePath().toString(), StandardCharsets.UTF_8);
  }

  /**
   * What {@link #attributes} gave a session.
   *
   * @throws InputException when a file is not there any more
   */
  public static Signals of(UnaryOperator<String> attribute) {
    List<Path> controls = paths(attribute.apply(CONTROLS));
    List<Path> observed = paths(attribute.apply(OBSERVED));
    return open(controls, observed.stream().findFirst());
  }

  /**
   * Opens files.
   *
   * @param controls of the control experiment; none for none
   * @param observed counts to be drawn beside the predicted ones
   * @throws InputException when one cannot be read
   */
  public static Signals open(List<Path> controls, Optional<Path> observed) {
    return new Signals(
        controls.isEmpty() ? Optional.empty() : Optional.of(ControlTracks.open(controls)),
        observed.map(BigWigReader::open));
  }

  private static List<Path> paths(String text) {
    return text.isEmpty()
        ? List.of()
        : Stream.of(text.split(",", -1))
            .map(name -> Path.of(URLDecoder.decode(name, StandardCharsets.UTF_8)))
            .toList();
  }

  private record Controlled(BrowserGenome genome, ControlTracks tracks) implements WrappedGenome {
    @Override
    public Optional<ControlTracks> controls() {
      return Optional.of(tracks);
    }

    @Override
    public String genomeId() {
      return genome.genomeId() + " with " + tracks.paths();
    }

    @Override
    public List<Piece> pieces(Locus locus) {
      return genome.pieces(locus).stream()
          .map(
              piece ->
                  new Piece(piece.locus(), piece.read().map(read -> new Controlled(read, tracks))))
          .toList();
    }
  }
}
