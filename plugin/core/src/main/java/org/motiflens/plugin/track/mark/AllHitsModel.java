package org.motiflens.plugin.track.mark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.motif.scan.MotifSweep;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.file.TrackFile;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.track.Marks;
import org.motiflens.plugin.track.TrackHost;
import org.motiflens.plugin.track.VisibleBases;

/**
 * The model of a track of the places that resemble any known motif of a database. The motifs are
 * made ready when hits are first sought.
 */
public final class AllHitsModel extends SoughtModel<MotifSweep.Hit> {
  /** Bases of a view up to which hits are sought: in more there is room for few of them. */
  public static final int WIDEST = 50_000;

  /** The largest p-value: scores with larger ones would take much memory for each motif. */
  public static final double MOST_P = TrackFile.AllHits.MOST_P;

  /** The p-value of the least hit unless chosen otherwise: 4 hits a kilobase by chance. */
  public static final double USUAL_P = 1e-5;

  private static final List<Double> P_VALUES = List.of(MOST_P, USUAL_P, 1e-6, 1e-7);
  private static final String ATTRIBUTE_DATABASE = "motiflensMotifDatabase";
  private static final int HEIGHT = 92;

  /** Motifs that a tooltip names, where many resemble a place. */
  private static final int MOST_NAMED = 8;

  private final MotifLibrary library;
  private volatile String database;
  private volatile Optional<Source> source = Optional.empty();

  /** A database, ready to be sought. */
  private record Source(MotifSweep sweep, String notice) {}

  /** For a track of a session, which {@link #restore} tells its database. */
  public AllHitsModel(TrackHost host, BrowserTrack track) {
    this(host, track, MotifLibrary.ofUser(), MotifLibrary.BUNDLED, USUAL_P);
  }

  /**
   * @param database one of the names of the library, opened when hits are sought
   * @param greatestP p-value of the least hit, at most {@value #MOST_P}
   */
  public AllHitsModel(
      TrackHost host, BrowserTrack track, MotifLibrary library, String database, double greatestP) {
    super(host, track, greatestP);
    this.library = library;
    this.database = database;
  }

  @Override
  public int defaultHeight() {
    return HEIGHT;
  }

  /** The name of the database whose motifs are sought. */
  public String database() {
    return database;
  }

  @Override
  protected int widest() {
    return WIDEST;
  }

  @Override
  protected List<Double> pValues() {
    return P_VALUES;
  }

  @Override
  protected double mostP() {
    return MOST_P;
  }

  @Override
  protected List<MotifSweep.Hit> seek(
      BrowserGenome genome, Locus locus, double p, Monitor monitor) {
    MotifSweep sweep = source.orElseGet(() -> open(monitor)).sweep();
    return sweep.scan(
        genome,
        locus,
        p,
        done -> {
          monitor.check();
          monitor.progress(done, sweep.motifs());
        });
  }

  private Source open(Monitor monitor) {
    MotifDatabase motifs = library.open(database);
    Source opened =
        new Source(
            new MotifSweep(motifs.motifs(), MOST_P, done -> monitor.check()), motifs.notice());
    source = Optional.of(opened);
    return opened;
  }

  @Override
  protected Locus locus(MotifSweep.Hit hit) {
    return hit.place().locus();
  }

  @Override
  protected String name(MotifSweep.Hit hit) {
    return hit.name();
  }

  @Override
  protected Marks marks(List<MotifSweep.Hit> shown, Ink ink) {
    return new NamedHitMarks(shown, greatestP(), ink);
  }

  @Override
  protected String corner(VisibleBases visible, int shown) {
    return source
        .map(
            open ->
                Messages.allHitsInView(
                    shown,
                    open.sweep().motifs(),
                    greatestP(),
                    open.sweep().byChance(visible.locus().length(), greatestP())))
        .orElse(Messages.COMPUTING);
  }

  @Override
  public Optional<String> tooltip(View view, double position) {
    List<MotifSweep.Hit> here =
        at(view, position).stream().sorted(MotifSweep.STRONGEST_FIRST).toList();
    if (here.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    for (MotifSweep.Hit hit : here.subList(0, Math.min(MOST_NAMED, here.size()))) {
      text.append(Messages.hit(hit.name() + " (" + hit.motif().id() + ")", hit.place()));
    }
    if (here.size() > MOST_NAMED) {
      text.append(Messages.moreHits(here.size() - MOST_NAMED)).append("<br>");
    }
    return Optional.of(text + source.map(s -> Messages.plain(s.notice())).orElse(""));
  }

  @Override
  protected String bedLine(MotifSweep.Hit hit) {
    return hit.place().bedLine(hit.name());
  }

  @Override
  protected Provenance origin(Provenance begun) {
    return begun.with("motif database", source.map(Source::notice).orElse(database));
  }

  @Override
  protected Map.Entry<String, String> kept() {
    return Map.entry(ATTRIBUTE_DATABASE, database);
  }

  @Override
  protected void takeUp(UnaryOperator<String> attribute) {
    database = attribute.apply(ATTRIBUTE_DATABASE);
  }
}
