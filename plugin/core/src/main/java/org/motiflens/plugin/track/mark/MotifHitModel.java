package org.motiflens.plugin.track.mark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.motif.scan.MotifHit;
import org.motiflens.motif.scan.MotifScanner;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.track.Marks;
import org.motiflens.plugin.track.TrackHost;
import org.motiflens.plugin.track.VisibleBases;

/** The model of a track of places that resemble a known motif. */
public final class MotifHitModel extends SoughtModel<MotifHit> {
  /** Bases of a view up to which hits are sought. */
  public static final int WIDEST = 1_000_000;

  private static final String ATTRIBUTE_MOTIF = "motiflensMotif";
  private static final int HEIGHT = 46;

  private volatile Optional<Source> source = Optional.empty();
  private volatile String motifId = "";

  /** A motif, ready to be sought. */
  private record Source(MotifScanner scanner, String notice) {
    String name() {
      MotifMatrix motif = scanner.motif();
      return motif.name().isEmpty() ? motif.id() : motif.name();
    }
  }

  /** For a track of a session, which {@link #restore} tells its motif. */
  public MotifHitModel(TrackHost host, BrowserTrack track) {
    super(host, track, MotifScanner.DEFAULT_P_VALUE);
  }

  /**
   * @param greatestP p-value of the least hit
   * @param notice title and licence of the motif's database
   */
  public MotifHitModel(
      TrackHost host, BrowserTrack track, MotifMatrix motif, double greatestP, String notice) {
    super(host, track, greatestP);
    this.source = Optional.of(new Source(new MotifScanner(motif), notice));
    this.motifId = motif.id();
  }

  /**
   * @param motifId of a motif of the user's database or the bundled one, looked up when hits are
   *     sought
   * @param greatestP p-value of the least hit
   */
  public MotifHitModel(TrackHost host, BrowserTrack track, String motifId, double greatestP) {
    super(host, track, greatestP);
    this.motifId = motifId;
  }

  @Override
  public int defaultHeight() {
    return HEIGHT;
  }

  /** The motif that is sought; empty where a session named none. */
  public String motifId() {
    return motifId;
  }

  @Override
  protected int widest() {
    return WIDEST;
  }

  @Override
  protected List<Double> pValues() {
    return MotifScanner.P_VALUES;
  }

  @Override
  protected List<MotifHit> seek(BrowserGenome genome, Locus locus, double p, Monitor monitor) {
    return source.orElseGet(this::lookUp).scanner().scan(genome, locus, p);
  }

  /** The motif that a session names by its id. */
  private Source lookUp() {
    for (MotifDatabase database :
        List.of(MotifLibrary.ofUser().current(), MotifDatabase.bundled())) {
      Optional<MotifMatrix> motif = database.withId(motifId);
      if (motif.isPresent()) {
        Source known = new Source(new MotifScanner(motif.get()), database.notice());
        source = Optional.of(known);
        return known;
      }
    }
    throw new InputException(Messages.unknownMotif(motifId));
  }

  @Override
  protected Locus locus(MotifHit hit) {
    return hit.locus();
  }

  @Override
  protected String name(MotifHit hit) {
    return source.map(Source::name).orElse(motifId);
  }

  @Override
  protected Marks marks(List<MotifHit> shown, Ink ink) {
    return new HitMarks(shown, greatestP());
  }

  @Override
  protected String corner(VisibleBases visible, int shown) {
    return Messages.hitsInView(shown, greatestP());
  }

  @Override
  public Optional<String> tooltip(View view, double position) {
    StringBuilder text = new StringBuilder();
    for (MotifHit hit : at(view, position)) {
      text.append(Messages.hit(track().getName(), hit));
    }
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(text + source.map(s -> Messages.plain(s.notice())).orElse(""));
  }

  @Override
  protected String bedLine(MotifHit hit) {
    return hit.bedLine(name(hit));
  }

  @Override
  protected Provenance origin(Provenance begun) {
    Source motif = source.orElseGet(this::lookUp);
    MotifMatrix matrix = motif.scanner().motif();
    return begun
        .with("motif", matrix.id() + " " + matrix.name())
        .with("motif database", motif.notice());
  }

  @Override
  protected Map.Entry<String, String> kept() {
    return Map.entry(ATTRIBUTE_MOTIF, motifId);
  }

  @Override
  protected void takeUp(UnaryOperator<String> attribute) {
    motifId = attribute.apply(ATTRIBUTE_MOTIF);
  }
}
