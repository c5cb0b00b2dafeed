package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.variant.AlleleScores;
import org.motiflens.explain.variant.VariantScorer;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.sequence.WantedLocus;
import org.motiflens.genome.variant.RefusedVariantException;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.library.ModelFacts;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.widget.ColumnWidths;
import org.motiflens.plugin.widget.ListTable;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.Sections;
import org.motiflens.plugin.widget.WrappedText;
import org.motiflens.plugin.work.Jobs;

/**
 * What the models of an experiment would say if the base at a position were A, C, G or T: a column
 * of in-silico mutagenesis, at a click.
 */
public final class AllelePane extends JPanel {
  private static final List<String> COLUMNS = List.of("Model", "Base", "P", "ΔP", "Δ logit");
  private static final int[] WIDTHS = {92, 48, 48, 52, 52};

  private final transient PanelHost host;
  private final JTextField locus = Parts.small(new JTextField());
  private final WrappedText remark = new WrappedText(2);
  private final Rows rows = new Rows();
  private final JTable table = Parts.small(new JTable(rows));
  private transient Optional<ModelCard> model = Optional.empty();
  private transient Optional<Anchor> place = Optional.empty();
  private transient Optional<Jobs.Job> job = Optional.empty();

  /**
   * The four scores of one model.
   *
   * @param hasP whether they are of a probability: a profile model's are logarithms of counts
   */
  private record Scored(ModelCard card, boolean hasP, AlleleScores alleles) {}

  AllelePane(PanelHost host) {
    super(new BorderLayout(0, 3));
    this.host = host;
    setOpaque(false);
    JLabel label = Parts.plainLabel("Base at");
    label.setLabelFor(locus);
    label.setDisplayedMnemonic('B');
    locus.setToolTipText("A position like chr20:30,200,870, or click a base in a track");
    locus.addActionListener(event -> typed());
    JPanel row = Parts.transparent(new JPanel(new BorderLayout(6, 0)));
    row.add(label, BorderLayout.WEST);
    row.add(locus, BorderLayout.CENTER);
    add(row, BorderLayout.NORTH);
    table.setShowGrid(false);
    table.getTableHeader().setReorderingAllowed(false);
    Parts.small(table.getTableHeader());
    table.getAccessibleContext().setAccessibleName(Messages.ALLELES);
    for (int i = 0; i < WIDTHS.length; i++) {
      DefaultTableCellRenderer renderer = new DefaultTableCellRenderer();
      renderer.putClientProperty("html.disable", true);
      renderer.setHorizontalAlignment(i < 2 ? SwingConstants.LEFT : SwingConstants.RIGHT);
      table.getColumnModel().getColumn(i).setCellRenderer(renderer);
    }
    ColumnWidths.set(table, WIDTHS);
    JScrollPane scroll = Sections.rows(table, Bases.COUNT);
    add(scroll, BorderLayout.CENTER);
    remark.setText("Click a base in a track, or type its position.");
    add(remark, BorderLayout.SOUTH);
  }

  private void typed() {
    Optional<SequenceSource> genome = host.genome();
    if (genome.isEmpty()) {
      forget(Messages.NO_GENOME);
      return;
    }
    try {
      Locus typed = WantedLocus.read(locus.getText(), genome.get());
      if (typed.length() > 1 && typed.length() == genome.get().length(typed.chromosome())) {
        forget(Messages.wholeSequence(typed.chromosome()));
      } else {
        show(new Anchor(typed.chromosome(), typed.start()));
      }
    } catch (InputException e) {
      forget(e.getMessage());
    }
  }

  /** There is no base: values of the one before must not stand beside what was typed. */
  private void forget(String sentence) {
    place = Optional.empty();
    job.ifPresent(Jobs.Job::cancel);
    rows.show(List.of());
    say(sentence);
  }

  private void say(String sentence) {
    remark.setText(sentence);
  }

  /** Scores the four bases at a position. */
  public void show(Anchor position) {
    place = Optional.of(position);
    locus.setText(
        String.format(Locale.ROOT, "%s:%,d", position.chromosome(), position.position() + 1));
    score();
  }

  /** Scores the same base with the models of another experiment. */
  void show(ModelCard card) {
    model = Optional.of(card);
    score();
  }

  private void score() {
    Optional<SequenceSource> genome = host.genome();
    if (place.isEmpty() || model.isEmpty() || genome.isEmpty()) {
      return;
    }
    job.ifPresent(Jobs.Job::cancel);
    rows.show(List.of());
    say("Scoring with " + models() + " …");
    Anchor at = place.get();
    List<ModelCard> cards =
        host.models().stream()
            .filter(card -> card.experiment().equals(model.get().experiment()))
            .toList();
    job =
        Optional.of(
            host.jobs()
                .start(
                    "Four alleles: " + models(),
                    monitor -> score(genome.get(), at, cards, monitor),
                    new Jobs.Ends<>(this::scored, this::refused, () -> {})));
  }

  private List<Scored> score(
      SequenceSource genome, Anchor at, List<ModelCard> cards, Monitor monitor) {
    List<Scored> scored = new ArrayList<>();
    for (ModelCard card : cards) {
      monitor.check();
      Network network = host.network(card.id());
      VariantScorer scorer = VariantScorer.standard(genome, network);
      boolean hasP = !network.architecture().family().predictsProfiles();
      try {
        scored.add(new Scored(card, hasP, scorer.alleles(at.chromosome(), at.position())));
      } catch (RefusedVariantException e) {
        throw new InputException("No score: " + e.getMessage() + ".", e);
      }
    }
    return scored;
  }

  private void scored(List<Scored> scored) {
    rows.show(OneBase.all(scored));
    if (!scored.isEmpty()) {
      byte reference = scored.get(0).alleles().reference();
      say(
          "Models of "
              + models()
              + ". "
              + (reference == Bases.N
                  ? "The genome's base is not known here."
                  : "The genome has " + Bases.letter(reference) + "; both strands averaged.")
              + counts(scored)
              + control(scored));
    }
  }

  private static String counts(List<Scored> scored) {
    return scored.stream().allMatch(Scored::hasP)
        ? ""
        : " A model of profiles has no P; its Δ is of the log counts.";
  }

  /** The pane knows no track, and with it no control experiment. */
  private static String control(List<Scored> scored) {
    return scored.stream()
        .map(one -> ModelFacts.controlRemark(one.card()))
        .filter(remark -> !remark.isEmpty())
        .findFirst()
        .map(remark -> " The" + remark + ".")
        .orElse("");
  }

  /** Whose values are shown: all models of an experiment. */
  private String models() {
    return model
        .map(card -> Messages.plain(card.tf()) + " " + Messages.plain(card.cellLine()))
        .orElse("");
  }

  private void refused(String sentence) {
    rows.show(List.of());
    say(sentence);
  }

  /** What was said last. */
  public String remark() {
    return remark.getText();
  }

  /** All cells, row by row, for tests. */
  public List<List<String>> cells() {
    List<List<String>> cells = new ArrayList<>();
    for (int row = 0; row < rows.getRowCount(); row++) {
      List<String> line = new ArrayList<>();
      for (int column = 0; column < rows.getColumnCount(); column++) {
        line.add((String) rows.getValueAt(row, column));
      }
      cells.add(line);
    }
    return cells;
  }

  /** One base at the place, and what a model says of it. */
  private record OneBase(Scored scored, int base) {
    /** Of each model the four. */
    static List<OneBase> all(List<Scored> scored) {
      return scored.stream()
          .flatMap(one -> IntStream.range(0, Bases.COUNT).mapToObj(base -> new OneBase(one, base)))
          .toList();
    }
  }

  private static final class Rows extends ListTable<OneBase> {
    Rows() {
      super(COLUMNS);
    }

    @Override
    protected Object cell(OneBase row, int column) {
      Scored one = row.scored();
      int base = row.base();
      boolean reference = base == one.alleles().reference();
      return switch (column) {
        case 0 -> base == 0 ? Messages.architecture(one.card()) : "";
        case 1 -> Bases.letter(base) + (reference ? " (ref)" : "");
        case 2 ->
            one.hasP() ? String.format(Locale.ROOT, "%.3f", one.alleles().probability(base)) : "–";
        case 3 ->
            difference(reference || !one.hasP(), one.alleles().deltaProbability(base), "%+.3f");
        default -> difference(reference, one.alleles().deltaMargin(base), "%+.2f");
      };
    }

    private static String difference(boolean none, float value, String format) {
      return none || Float.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
    }
  }
}
