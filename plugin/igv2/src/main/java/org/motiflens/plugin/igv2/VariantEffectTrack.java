package org.motiflens.plugin.igv2;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.swing.JMenuItem;
import org.broad.igv.Globals;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.panel.ReferenceFrame;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.variant.VariantScorer;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.variant.VcfReader;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.Viewport;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.table.VariantColumn;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.table.VariantScores;
import org.motiflens.plugin.work.Jobs;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What a model says of the variants of a file: a bar at each allele, Δ logit, up in red where the
 * alternative allele speaks for binding, down in blue where it speaks against; a grey tick where an
 * allele was refused. The scale fits what is in view. A session keeps the file's place and the
 * model.
 */
public class VariantEffectTrack extends MarkTrack {
  private static final int HEIGHT = 60;
  private static final Color UP = new Color(178, 24, 43);
  private static final Color DOWN = new Color(33, 102, 172);
  private static final Color REFUSED = new Color(150, 150, 150);
  private static final int WIDEST_BAR = 7;

  /** Tenths of a second. */
  private static final int LONGEST_READING = 50;

  private static final String ATTRIBUTE_FILE = "motiflensVariants";

  private volatile Contents contents;
  private volatile Optional<String> problem = Optional.empty();
  private volatile Optional<Path> file = Optional.empty();
  private volatile Optional<Runnable> missing = Optional.empty();
  private String modelId = "";
  private String modelHash = "";

  /** The alleles, and what the model says of them, if it has begun. */
  private record Contents(VariantList list, Optional<VariantScores> scores) {}

  /** For IGV's session reader, which calls {@link #unmarshalXML} next. */
  public VariantEffectTrack() {
    super(RunningExtension.awaited().orElse(null), "variants", HEIGHT);
    contents = new Contents(new VariantList(List.of()), Optional.empty());
  }

  VariantEffectTrack(Extension extension, VariantList list, VariantScores scores, Path file) {
    super(extension, Messages.effects(file.getFileName().toString(), scores.card()), HEIGHT);
    contents = new Contents(list, Optional.of(scores));
    this.file = Optional.of(file);
    modelId = scores.card().id();
    modelHash = scores.card().weightsSha256();
  }

  @Override
  Optional<String> instead(Locus view) {
    return contents.scores().isEmpty() && problem.isEmpty()
        ? Optional.of(Messages.COMPUTING)
        : problem;
  }

  @Override
  public boolean isReadyToPaint(ReferenceFrame frame) {
    return missing.isEmpty();
  }

  /** In a script the next picture shows the track whole. */
  @Override
  public void load(ReferenceFrame frame) {
    Optional<Runnable> work = missing;
    missing = Optional.empty();
    try {
      work.ifPresent(Runnable::run);
    } catch (InputException e) {
      give(e.getMessage());
    }
  }

  /** Indexes of the alleles in view, whatever the file calls the chromosome. */
  List<Integer> inView(Locus view) {
    List<Integer> shown = new ArrayList<>();
    IgvGenome genome = extension().flatMap(Extension::genome).orElseThrow();
    VariantList list = contents.list();
    for (String name : list.chromosomes()) {
      if (genome.canonical(name).equals(view.chromosome())) {
        for (int index : list.between(name, view.start(), view.end())) {
          shown.add(index);
        }
      }
    }
    return shown;
  }

  private double greatest(List<Integer> shown) {
    double greatest = 0;
    for (int index : shown) {
      double delta = contents.scores().orElseThrow().delta(index);
      greatest = Double.isNaN(delta) ? greatest : Math.max(greatest, Math.abs(delta));
    }
    return greatest;
  }

  @Override
  void paint(Graphics2D g, Viewport view, Locus locus, ReferenceFrame frame) {
    List<Integer> shown = inView(locus);
    double greatest = greatest(shown);
    Rectangle area = view.area();
    int line = area.y + area.height / 2;
    int half = area.height / 2 - 2;
    g.setColor(REFUSED);
    g.drawLine(area.x, line, area.x + area.width, line);
    int bar = (int) Math.max(1, Math.min(WIDEST_BAR, view.pixelsPerBase()));
    for (int index : shown) {
      Optional<VariantScores.Outcome> outcome = contents.scores().orElseThrow().outcome(index);
      int x = (int) Math.round(view.x(contents.list().entry(index).position() + 0.5)) - bar / 2;
      if (outcome.isEmpty() || outcome.get().effect().isEmpty()) {
        g.setColor(REFUSED);
        g.fillRect(x, line - 3, bar, 7);
        continue;
      }
      double delta = outcome.get().effect().get().deltaMargin();
      int height =
          greatest == 0 ? 0 : (int) Math.max(1, Math.round(half * Math.abs(delta) / greatest));
      g.setColor(delta >= 0 ? UP : DOWN);
      g.fillRect(x, delta >= 0 ? line - height : line + 1, bar, height);
    }
  }

  @Override
  String cornerText(ReferenceFrame frame) {
    View view = view(frame);
    List<Integer> shown = view.message() == null ? inView(view.locus()) : List.of();
    double greatest = greatest(shown);
    return String.format(Locale.ROOT, "%,d alleles in view, Δ logit ±%.2f", shown.size(), greatest);
  }

  @Override
  public String getValueStringAt(
      String chromosome, double position, int mouseX, int mouseY, ReferenceFrame frame) {
    View view = view(frame);
    if (view.message() != null) {
      return null;
    }
    double reach = Math.max(0.5, NEAR * frame.getScale());
    StringBuilder text = new StringBuilder();
    for (int index : inView(view.locus())) {
      VariantList.Entry entry = contents.list().entry(index);
      if (Math.abs(entry.position() + 0.5 - position) <= reach) {
        text.append(text.length() == 0 ? "" : "<br>").append(describe(index));
      }
    }
    return text.length() == 0 ? null : text.toString();
  }

  private String describe(int index) {
    VariantList list = contents.list();
    Optional<VariantScores> scores = contents.scores();
    String place =
        Messages.plain(list.entry(index).place()) + " " + change(list.entry(index).change());
    Optional<VariantScores.Outcome> outcome = scores.orElseThrow().outcome(index);
    if (outcome.isEmpty()) {
      return place + ": " + Messages.COMPUTING;
    }
    if (outcome.get().effect().isEmpty()) {
      return place + ": refused, " + outcome.get().sentence();
    }
    return String.format(
        Locale.ROOT,
        "%s: Δ logit %s, P %s → %s",
        place,
        VariantColumn.DELTA.text(list, scores, index),
        VariantColumn.REFERENCE.text(list, scores, index),
        VariantColumn.ALTERNATIVE.text(list, scores, index));
  }

  /** The sign between the alleles would open HTML. */
  private static String change(String change) {
    return change.replace("<", "(").replace(">", " → ");
  }

  @Override
  List<JMenuItem> items(ReferenceFrame frame) {
    return List.of();
  }

  // ---- Sessions ----

  /** The file and the model; values are computed anew. */
  @Override
  public void marshalXML(Document document, Element element) {
    super.marshalXML(document, element);
    file.ifPresent(path -> element.setAttribute(ATTRIBUTE_FILE, path.toAbsolutePath().toString()));
    element.setAttribute(AttributionTrack.ATTRIBUTE_MODEL, modelId);
    element.setAttribute(AttributionTrack.ATTRIBUTE_HASH, modelHash);
  }

  @Override
  public void unmarshalXML(Element element, Integer version) {
    super.unmarshalXML(element, version);
    // Kept even when nothing comes of them: the session may be saved again.
    modelId = element.getAttribute(AttributionTrack.ATTRIBUTE_MODEL);
    modelHash = element.getAttribute(AttributionTrack.ATTRIBUTE_HASH);
    extension().ifPresent(extension -> restore(extension, element));
  }

  private void restore(Extension extension, Element element) {
    try {
      Path written = local(element.getAttribute(ATTRIBUTE_FILE));
      file = Optional.of(written);
      ModelCard card = extension.card(modelId, modelHash);
      if (Globals.isBatch()) {
        missing = Optional.of(() -> score(extension, card, Monitor.NONE));
        return;
      }
      extension
          .jobs()
          .start(
              "Variants: " + Messages.model(card),
              monitor -> {
                awaitSession();
                return score(extension, card, monitor);
              },
              new Jobs.Ends<>(
                  done -> IGV.getInstance().repaint(),
                  this::give,
                  () -> give("Scoring was stopped.")));
    } catch (InputException e) {
      give(e.getMessage());
    }
  }

  /** IGV says where its session is only when all tracks are read. */
  private void awaitSession() {
    try {
      for (int i = 0; i < LONGEST_READING && besideSession().isEmpty(); i++) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void give(String sentence) {
    problem = Optional.of(sentence);
    IGV.getInstance().repaint();
  }

  private VariantScores score(Extension extension, ModelCard card, Monitor monitor) {
    IgvGenome genome = extension.genome().orElseThrow(() -> new InputException(Messages.NO_GENOME));
    Path path =
        besideSession()
            .orElseThrow(() -> new InputException(file.orElseThrow() + ": there is no such file."));
    VariantList list = new VariantList(VcfReader.readAll(path));
    VariantScores scores = new VariantScores(card, list.size());
    file = Optional.of(path);
    contents = new Contents(list, Optional.of(scores));
    scores.fill(
        list, VariantScorer.standard(genome, extension.models().network(card.id())), monitor);
    return scores;
  }

  /** The file where the session says; where it is gone, one of its name beside the session. */
  private Optional<Path> besideSession() {
    Path written = file.orElseThrow();
    String session = IGV.getInstance().getSession().getPath();
    return Stream.concat(
            Stream.of(written),
            Stream.ofNullable(session)
                .filter(path -> !path.contains("://"))
                .map(path -> Path.of(path).resolveSibling(written.getFileName())))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static Path local(String written) {
    if (written.isEmpty() || written.startsWith("//") || written.startsWith("\\\\")) {
      throw new InputException(Messages.VARIANTS_NOT_LOCAL);
    }
    try {
      return Path.of(written);
    } catch (InvalidPathException e) {
      throw new InputException(Messages.VARIANTS_NOT_LOCAL, e);
    }
  }
}
