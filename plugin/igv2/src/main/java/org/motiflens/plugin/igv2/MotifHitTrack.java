package org.motiflens.plugin.igv2;

import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.swing.JMenuItem;
import org.broad.igv.Globals;
import org.broad.igv.track.Track;
import org.broad.igv.ui.FontManager;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.panel.ReferenceFrame;
import org.broad.igv.ui.util.FileDialogUtils;
import org.broad.igv.ui.util.MessageUtils;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.motif.scan.MotifHit;
import org.motiflens.motif.scan.MotifScanner;
import org.motiflens.plugin.draw.Viewport;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.work.Jobs;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The places in view that resemble a known motif: arrows in pink, those of the forward strand
 * above, those of the reverse strand below, the stronger the less likely by chance. Found in the
 * background whenever the view moves; in batch mode before painting.
 */
public class MotifHitTrack extends MarkTrack {
  /** Bases of a view up to which hits are sought. */
  static final int WIDEST = 1_000_000;

  private static final String ATTRIBUTE_MOTIF = "motiflensMotif";
  private static final String ATTRIBUTE_P = "motiflensGreatestP";
  private static final int HEIGHT = 46;
  private static final Color WEAK = new Color(255, 190, 215);
  private static final Color STRONG = new Color(205, 0, 100);
  private static final Color EDGE = new Color(150, 0, 75);

  /** Hits with a p-value down to this are drawn in full colour. */
  private static final double STRONGEST_P = 1e-8;

  private final Map<String, Found> found = new ConcurrentHashMap<>();
  private final Map<String, Wish> wanted = new ConcurrentHashMap<>();
  private volatile Optional<Source> source = Optional.empty();
  private volatile double greatestP = MotifScanner.DEFAULT_P_VALUE;
  private volatile String motifId = "";
  private volatile Optional<String> problem = Optional.empty();

  /** A motif, ready to be sought. */
  private record Source(MotifScanner scanner, String notice) {}

  private record Wish(IgvGenome genome, Locus locus, double greatestP) {
    boolean covers(IgvGenome other, Locus view, double p) {
      return genome == other
          && greatestP == p
          && locus.chromosome().equals(view.chromosome())
          && locus.start() <= view.start()
          && locus.end() >= view.end();
    }
  }

  private record Found(Wish wish, List<MotifHit> hits, Optional<String> problem) {}

  /** For IGV's session reader, which calls {@link #unmarshalXML} next. */
  public MotifHitTrack() {
    super(RunningExtension.awaited().orElse(null), "hits", HEIGHT);
  }

  MotifHitTrack(Extension extension, MotifMatrix motif, double greatestP, String notice) {
    super(extension, Messages.hits(motif), HEIGHT);
    this.source = Optional.of(new Source(new MotifScanner(motif), notice));
    this.greatestP = greatestP;
    this.motifId = motif.id();
  }

  // ---- Seeking ----

  @Override
  Optional<String> instead(Locus view) {
    if (problem.isPresent()) {
      return problem;
    }
    return view.length() > WIDEST
        ? Optional.of(Messages.tooWide(view.length(), WIDEST))
        : Optional.empty();
  }

  @Override
  public boolean isReadyToPaint(ReferenceFrame frame) {
    View view = view(frame);
    if (view.message() != null) {
      return true;
    }
    Found last = found.get(frame.getName());
    if (last != null && last.wish().covers(view.genome(), view.locus(), greatestP)) {
      return true;
    }
    Wish wish = wanted.get(frame.getName());
    return !Globals.isBatch()
        && wish != null
        && wish.covers(view.genome(), view.locus(), greatestP);
  }

  @Override
  public void load(ReferenceFrame frame) {
    if (isReadyToPaint(frame)) {
      return;
    }
    View view = view(frame);
    Wish wish = new Wish(view.genome(), widened(view), greatestP);
    String name = frame.getName();
    wanted.put(name, wish);
    if (Globals.isBatch()) {
      seek(name, wish);
    } else {
      extension().ifPresent(owner -> owner.later(() -> seek(name, wish)));
    }
  }

  /** The view and as much to both sides, so that small steps find what they need. */
  private static Locus widened(View view) {
    Locus locus = view.locus();
    int length = view.genome().length(locus.chromosome());
    return new Locus(
        locus.chromosome(),
        Math.max(0, locus.start() - locus.length()),
        (int) Math.min(length, (long) locus.end() + locus.length()));
  }

  private void seek(String frame, Wish wish) {
    if (!wish.equals(wanted.get(frame))) {
      return;
    }
    Found result;
    try {
      Source motif = source.orElseGet(this::lookUp);
      result =
          new Found(
              wish,
              motif.scanner().scan(wish.genome(), wish.locus(), wish.greatestP()),
              Optional.empty());
    } catch (InputException e) {
      result = new Found(wish, List.of(), Optional.of(e.getMessage()));
    } catch (RuntimeException e) {
      result = new Found(wish, List.of(), Optional.of(Messages.unexpected(e)));
    }
    found.put(frame, result);
    wanted.remove(frame, wish);
    EventQueue.invokeLater(this::repaintIfShown);
  }

  private void repaintIfShown() {
    if (IGV.hasInstance()) {
      IGV.getInstance().repaint(List.<Track>of(this));
    }
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
  List<MotifHit> hits(ReferenceFrame frame) {
    View view = view(frame);
    Found last = found.get(frame.getName());
    if (view.message() != null || last == null || last.wish().genome() != view.genome()) {
      return List.of();
    }
    return last.hits().stream().filter(hit -> hit.locus().overlaps(view.locus())).toList();
  }

  // ---- Painting ----

  @Override
  void paint(Graphics2D g, Viewport view, Locus locus, ReferenceFrame frame) {
    if (!isReadyToPaint(frame)) {
      load(frame);
    }
    Rectangle area = view.area();
    int row = area.height / 2;
    g.setFont(FontManager.getFont(Font.PLAIN, 10));
    for (MotifHit hit : hits(frame)) {
      int left = (int) Math.round(view.x(hit.locus().start()));
      int width = Math.max(2, (int) Math.round(view.x(hit.locus().end())) - left);
      int top = area.y + (hit.reverse() ? row + 1 : 0);
      arrow(g, hit, left, top, width, row - 2);
    }
  }

  private void arrow(Graphics2D g, MotifHit hit, int left, int top, int width, int height) {
    g.setColor(shade(hit.pValue()));
    if (width < 8) {
      g.fillRect(left, top, width, height);
      return;
    }
    int head = Math.min(height / 2, width / 3);
    int right = left + width;
    Polygon outline =
        hit.reverse()
            ? new Polygon(
                new int[] {left, left + head, right - 1, right - 1, left + head},
                new int[] {top + height / 2, top, top, top + height, top + height},
                5)
            : new Polygon(
                new int[] {left, right - 1 - head, right - 1, right - 1 - head, left},
                new int[] {top, top, top + height / 2, top + height, top + height},
                5);
    g.fill(outline);
    g.setColor(EDGE);
    g.draw(outline);
    String text = String.format(Locale.ROOT, "p = %.1e", hit.pValue());
    int textWidth = g.getFontMetrics().stringWidth(text);
    if (textWidth + 2 * head + 4 < width && height >= 10) {
      g.setColor(hit.pValue() < 1e-6 ? Color.WHITE : Color.BLACK);
      g.drawString(text, left + (width - textWidth) / 2, top + height / 2 + 4);
    }
  }

  private Color shade(double pValue) {
    double range = Math.log(greatestP) - Math.log(STRONGEST_P);
    double strength = range <= 0 ? 1 : (Math.log(greatestP) - Math.log(pValue)) / range;
    double t = Math.max(0, Math.min(1, strength));
    return new Color(
        (int) Math.round(WEAK.getRed() + t * (STRONG.getRed() - WEAK.getRed())),
        (int) Math.round(WEAK.getGreen() + t * (STRONG.getGreen() - WEAK.getGreen())),
        (int) Math.round(WEAK.getBlue() + t * (STRONG.getBlue() - WEAK.getBlue())));
  }

  @Override
  String cornerText(ReferenceFrame frame) {
    Found last = found.get(frame.getName());
    if (last != null && last.problem().isPresent()) {
      return last.problem().get();
    }
    return isReadyToPaint(frame) && last != null && !wanted.containsKey(frame.getName())
        ? String.format(
            Locale.ROOT,
            "%,d hits in view, p ≤ %.0e, + above, − below",
            hits(frame).size(),
            greatestP)
        : Messages.COMPUTING;
  }

  @Override
  public String getValueStringAt(
      String chromosome, double position, int mouseX, int mouseY, ReferenceFrame frame) {
    double reach = NEAR * frame.getScale();
    StringBuilder text = new StringBuilder();
    for (MotifHit hit : hits(frame)) {
      if (position >= hit.locus().start() - reach && position <= hit.locus().end() + reach) {
        text.append(
            String.format(
                Locale.ROOT,
                "<b>%s</b><br>%s, %s strand<br>score %.2f bits, p = %.2g<br>",
                Messages.plain(getName()),
                hit.locus(),
                hit.reverse() ? "reverse" : "forward",
                hit.score(),
                hit.pValue()));
      }
    }
    if (text.length() == 0) {
      return null;
    }
    return text + source.map(s -> Messages.plain(s.notice())).orElse("");
  }

  // ---- Menu ----

  @Override
  List<JMenuItem> items(ReferenceFrame frame) {
    return List.of(item(Messages.SAVE_HITS, () -> save(frame)));
  }

  private void save(ReferenceFrame frame) {
    File chosen =
        FileDialogUtils.chooseFile(
            Messages.SAVE_HITS,
            null,
            new File(System.getProperty("user.home"), "hits.bed"),
            FileDialogUtils.SAVE);
    if (chosen != null) {
      saveTo(chosen.toPath(), frame);
    }
  }

  /** Writes the hits in view in the background. */
  void saveTo(Path file, ReferenceFrame frame) {
    View view = view(frame);
    if (view.message() != null) {
      MessageUtils.showMessage(view.message());
      return;
    }
    extension()
        .ifPresent(
            owner ->
                owner
                    .jobs()
                    .start(
                        "Saving hits",
                        monitor -> {
                          write(file, view);
                          return file;
                        },
                        new Jobs.Ends<>(
                            path -> MessageUtils.setStatusBarMessage(Messages.exported(path)),
                            MessageUtils::showMessage,
                            () -> {})));
  }

  private void write(Path file, View view) {
    Source motif = source.orElseGet(this::lookUp);
    MotifMatrix matrix = motif.scanner().motif();
    try (AtomicOutput output = AtomicOutput.create(file)) {
      try (Writer writer =
          new BufferedWriter(new OutputStreamWriter(output.stream(), StandardCharsets.UTF_8))) {
        writer.write(
            Provenance.ofThisProduct()
                .with("genome", view.genome().genomeId())
                .with("locus", view.locus())
                .with("coordinates", "below 0-based, end exclusive")
                .with("motif", matrix.id() + " " + matrix.name())
                .with("motif database", motif.notice())
                .with("p at most", greatestP)
                .with("columns", "BED6, score in bits, p-value")
                .commentLines());
        for (MotifHit hit : motif.scanner().scan(view.genome(), view.locus(), greatestP)) {
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
  public void marshalXML(Document document, Element element) {
    super.marshalXML(document, element);
    element.setAttribute(ATTRIBUTE_MOTIF, motifId);
    element.setAttribute(ATTRIBUTE_P, Double.toString(greatestP));
  }

  @Override
  public void unmarshalXML(Element element, Integer version) {
    super.unmarshalXML(element, version);
    motifId = element.getAttribute(ATTRIBUTE_MOTIF);
    try {
      double p = Double.parseDouble(element.getAttribute(ATTRIBUTE_P));
      if (!(p > 0 && p <= 1)) {
        throw new NumberFormatException();
      }
      greatestP = p;
    } catch (NumberFormatException e) {
      problem = Optional.of(Messages.badSession(getName()));
    }
  }
}
