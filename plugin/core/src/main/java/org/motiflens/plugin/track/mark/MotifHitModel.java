package org.motiflens.plugin.track.mark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.swing.JMenuItem;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.motif.scan.MotifHit;
import org.motiflens.motif.scan.MotifScanner;
import org.motiflens.plugin.browser.Browser;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.browser.BrowserTrack;
import org.motiflens.plugin.browser.View;
import org.motiflens.plugin.draw.Ink;
import org.motiflens.plugin.learnt.NamedStretch;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.track.Scene;
import org.motiflens.plugin.track.TrackHost;
import org.motiflens.plugin.track.TrackView;
import org.motiflens.plugin.track.VisibleBases;
import org.motiflens.plugin.work.Jobs;
import org.motiflens.plugin.work.Outcome;

/**
 * The model of a track of places that resemble a known motif. Found in the background whenever the
 * view moves; in batch mode before painting.
 */
public final class MotifHitModel extends MarkModel {
  /** Bases of a view up to which hits are sought. */
  public static final int WIDEST = 1_000_000;

  private static final String ATTRIBUTE_MOTIF = "motiflensMotif";
  private static final String ATTRIBUTE_P = "motiflensGreatestP";
  private static final int HEIGHT = 46;

  private final Map<String, Found> found = new ConcurrentHashMap<>();
  private volatile Optional<Source> source = Optional.empty();
  private volatile double greatestP = MotifScanner.DEFAULT_P_VALUE;
  private volatile String motifId = "";
  private volatile Optional<String> problem = Optional.empty();

  /** A motif, ready to be sought. */
  private record Source(MotifScanner scanner, String notice) {}

  private record Wish(BrowserGenome genome, Locus locus, double greatestP) {
    boolean covers(VisibleBases visible, double p) {
      Locus view = visible.locus();
      return genome == visible.genome()
          && greatestP == p
          && locus.chromosome().equals(view.chromosome())
          && locus.start() <= view.start()
          && locus.end() >= view.end();
    }
  }

  /** What the queue of marks is asked for. */
  private record Sought(BrowserTrack track, String frame, Wish wish) {}

  private record Found(Wish wish, List<MotifHit> hits, Optional<String> problem) {}

  /** For a track of a session, which {@link #restore} tells its motif. */
  public MotifHitModel(TrackHost host, BrowserTrack track) {
    super(host, track);
  }

  /**
   * @param greatestP p-value of the least hit
   * @param notice title and licence of the motif's database
   */
  public MotifHitModel(
      TrackHost host, BrowserTrack track, MotifMatrix motif, double greatestP, String notice) {
    super(host, track);
    this.source = Optional.of(new Source(new MotifScanner(motif), notice));
    this.greatestP = greatestP;
    this.motifId = motif.id();
  }

  /**
   * @param motifId of a motif of the user's database or the bundled one, looked up when hits are
   *     sought
   * @param greatestP p-value of the least hit
   */
  public MotifHitModel(TrackHost host, BrowserTrack track, String motifId, double greatestP) {
    super(host, track);
    this.greatestP = greatestP;
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

  /** The p-value of the least hit. */
  public double greatestP() {
    return greatestP;
  }

  // ---- Seeking ----

  @Override
  protected Optional<String> instead(Locus locus) {
    if (problem.isPresent()) {
      return problem;
    }
    return locus.length() > WIDEST
        ? Optional.of(Messages.tooWide(locus.length(), WIDEST))
        : Optional.empty();
  }

  @Override
  public boolean isReady(View view) {
    VisibleBases visible = visible(view);
    if (visible.sentence().isPresent()) {
      return true;
    }
    Found last = found.get(view.frame());
    if (last != null && last.wish().covers(visible, greatestP)) {
      return true;
    }
    return !isBatch() && isUnderWay(view, visible);
  }

  private TrackView client(View view) {
    return new TrackView(track(), view.frame());
  }

  private boolean isUnderWay(View view, VisibleBases visible) {
    return host()
        .map(
            owner ->
                owner.marks().wish(client(view)) instanceof Wish wish
                    && wish.covers(visible, greatestP))
        .orElse(false);
  }

  private boolean isBatch() {
    return host().map(owner -> owner.browser().isBatch()).orElse(false);
  }

  @Override
  public void load(View view) {
    if (isReady(view)) {
      return;
    }
    VisibleBases visible = visible(view);
    Wish wish = new Wish(visible.genome(), widened(visible), greatestP);
    if (isBatch()) {
      found.put(view.frame(), seek(wish));
      return;
    }
    host()
        .ifPresent(
            owner ->
                owner
                    .marks()
                    .want(
                        client(view),
                        track().getName(),
                        wish,
                        () -> List.of(new Sought(track(), view.frame(), wish)),
                        (sought, cancellation) -> found.put(view.frame(), seek(wish))));
  }

  /** The view and as much to both sides, so that small steps find what they need. */
  private static Locus widened(VisibleBases visible) {
    Locus locus = visible.locus();
    int length = visible.genome().length(locus.chromosome());
    return new Locus(
        locus.chromosome(),
        Math.max(0, locus.start() - locus.length()),
        (int) Math.min(length, (long) locus.end() + locus.length()));
  }

  private static Found failed(Wish wish, String sentence) {
    return new Found(wish, List.of(), Optional.of(sentence));
  }

  private Found seek(Wish wish) {
    return Outcome.of(
            () ->
                new Found(
                    wish,
                    source
                        .orElseGet(this::lookUp)
                        .scanner()
                        .scan(wish.genome(), wish.locus(), wish.greatestP()),
                    Optional.empty()))
        .orElse(sentence -> failed(wish, sentence));
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

  /** The hits that overlap the view, as far as they are found. */
  public List<MotifHit> hits(View view) {
    VisibleBases visible = visible(view);
    return visible.sentence().isPresent() ? List.of() : hits(view, visible);
  }

  private List<MotifHit> hits(View view, VisibleBases visible) {
    Found last = found.get(view.frame());
    if (last == null || last.wish().genome() != visible.genome()) {
      return List.of();
    }
    return last.hits().stream().filter(hit -> hit.locus().overlaps(visible.locus())).toList();
  }

  // ---- Painting ----

  @Override
  protected Scene.MarkList marks(View view, VisibleBases visible, Ink ink) {
    load(view);
    List<MotifHit> shown = hits(view, visible);
    return new Scene.MarkList(
        new HitMarks(shown, greatestP), corner(view, visible, shown.size()), ink);
  }

  private String corner(View view, VisibleBases visible, int shown) {
    Found last = found.get(view.frame());
    if (last != null && last.problem().isPresent()) {
      return last.problem().get();
    }
    return last != null && last.wish().covers(visible, greatestP)
        ? Messages.hitsInView(shown, greatestP)
        : Messages.COMPUTING;
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

  /** The hits at a position, or near enough to it to be meant. */
  private List<MotifHit> at(View view, double position) {
    return hits(view).stream().filter(hit -> isNear(view, position, hit.locus())).toList();
  }

  // ---- Menu ----

  @Override
  public List<JMenuItem> items(View view, double position) {
    List<JMenuItem> items = new ArrayList<>();
    host()
        .ifPresent(
            owner ->
                items.addAll(
                    new StretchMenu(owner, Optional.empty()).items(stretches(view, position))));
    items.add(item(Messages.SAVE_HITS, () -> save(view)));
    return items;
  }

  private List<NamedStretch> stretches(View view, double position) {
    String name =
        source
            .map(known -> known.scanner().motif())
            .map(motif -> motif.name().isEmpty() ? motif.id() : motif.name())
            .orElse(motifId);
    return at(view, position).stream().map(hit -> new NamedStretch(name, hit.locus())).toList();
  }

  private void save(View view) {
    host()
        .flatMap(owner -> owner.browser().chooseTarget(Messages.SAVE_HITS, "hits.bed"))
        .ifPresent(file -> saveTo(file, view));
  }

  /** Writes the hits in view in the background. */
  public void saveTo(Path file, View view) {
    VisibleBases visible = visible(view);
    Browser browser = host().orElseThrow().browser();
    Supplier<InputFiles> inputs = host().orElseThrow().inputs();
    if (visible.sentence().isPresent()) {
      browser.tell(visible.sentence().get());
      return;
    }
    host()
        .orElseThrow()
        .jobs()
        .start(
            "Saving hits",
            monitor -> {
              inputs.get().requireNone(file);
              write(file, visible);
              return file;
            },
            new Jobs.Ends<>(host().orElseThrow().exported()::offer, browser::tell, () -> {}));
  }

  private void write(Path file, VisibleBases visible) {
    Source motif = source.orElseGet(this::lookUp);
    MotifMatrix matrix = motif.scanner().motif();
    try (AtomicOutput output = AtomicOutput.create(file)) {
      try (Writer writer =
          new BufferedWriter(new OutputStreamWriter(output.stream(), StandardCharsets.UTF_8))) {
        writer.write(
            Provenance.ofThisProduct()
                .with("genome", visible.genome().genomeId())
                .with("locus", visible.locus())
                .with("coordinates", "below 0-based, end exclusive")
                .with("motif", matrix.id() + " " + matrix.name())
                .with("motif database", motif.notice())
                .with("p at most", greatestP)
                .with("columns", "BED6, score in bits, p-value")
                .commentLines());
        for (MotifHit hit : motif.scanner().scan(visible.genome(), visible.locus(), greatestP)) {
          writer.write(hit.bedLine(matrix.name().isEmpty() ? matrix.id() : matrix.name()));
          writer.write('\n');
        }
        writer.flush();
        output.commit();
      } catch (IOException e) {
        throw output.failure(e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---- Sessions ----

  @Override
  public Map<String, String> attributes() {
    return Map.of(ATTRIBUTE_MOTIF, motifId, ATTRIBUTE_P, Double.toString(greatestP));
  }

  @Override
  public void restore(UnaryOperator<String> attribute) {
    motifId = attribute.apply(ATTRIBUTE_MOTIF);
    try {
      double p = Double.parseDouble(attribute.apply(ATTRIBUTE_P));
      if (!(p > 0 && p <= 1)) {
        throw new NumberFormatException();
      }
      greatestP = p;
    } catch (NumberFormatException e) {
      problem = Optional.of(Messages.badSession(track().getName()));
    }
  }
}
