package org.motiflens.plugin.igv2;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.JMenuItem;
import org.broad.igv.ui.panel.ReferenceFrame;
import org.motiflens.genome.Locus;
import org.motiflens.plugin.VariantColumn;
import org.motiflens.plugin.VariantList;
import org.motiflens.plugin.VariantScores;
import org.motiflens.plugin.Words;
import org.motiflens.plugin.draw.Viewport;

/**
 * What a model says of the variants of a file: a bar at each allele, Δ logit, up in red where the
 * alternative allele speaks for binding, down in blue where it speaks against; a grey tick where an
 * allele was refused. The scale fits what is in view.
 */
public final class EffectTrack extends MarkTrack {
  private static final int HEIGHT = 60;
  private static final Color UP = new Color(178, 24, 43);
  private static final Color DOWN = new Color(33, 102, 172);
  private static final Color REFUSED = new Color(150, 150, 150);
  private static final int WIDEST_BAR = 7;

  private final VariantList list;
  private final Optional<VariantScores> scores;

  /** For IGV's session reader: a session holds no variants. */
  public EffectTrack() {
    super(Arrival.awaited().orElse(null), "variants", HEIGHT);
    list = new VariantList(List.of());
    scores = Optional.empty();
  }

  EffectTrack(Extension extension, VariantList list, VariantScores scores, String source) {
    super(extension, Words.effects(source, scores.card()), HEIGHT);
    this.list = list;
    this.scores = Optional.of(scores);
  }

  @Override
  Optional<String> instead(Locus view) {
    return scores.isEmpty() ? Optional.of(Words.EFFECTS_NOT_KEPT) : Optional.empty();
  }

  @Override
  public boolean isReadyToPaint(ReferenceFrame frame) {
    return true;
  }

  @Override
  public void load(ReferenceFrame frame) {}

  /** Indexes of the alleles in view, whatever the file calls the chromosome. */
  List<Integer> inView(Locus view) {
    List<Integer> shown = new ArrayList<>();
    IgvGenome genome = extension().flatMap(Extension::genome).orElseThrow();
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
      double delta = scores.orElseThrow().delta(index);
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
      Optional<VariantScores.Outcome> outcome = scores.orElseThrow().outcome(index);
      int x = (int) Math.round(view.x(list.entry(index).position() + 0.5)) - bar / 2;
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
      VariantList.Entry entry = list.entry(index);
      if (Math.abs(entry.position() + 0.5 - position) <= reach) {
        text.append(text.length() == 0 ? "" : "<br>").append(describe(index));
      }
    }
    return text.length() == 0 ? null : text.toString();
  }

  private String describe(int index) {
    String place =
        Words.plain(list.entry(index).place()) + " " + change(list.entry(index).change());
    Optional<VariantScores.Outcome> outcome = scores.orElseThrow().outcome(index);
    if (outcome.isEmpty()) {
      return place + ": " + Words.COMPUTING;
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
}
