package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.util.Locale;
import java.util.Optional;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JScrollPane;
import javax.swing.Timer;
import org.motiflens.explain.motif.KnownMotif;
import org.motiflens.explain.motif.KnownMotifs;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.explain.optimisation.ClassOptimum;
import org.motiflens.motif.scan.MotifScanner;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.library.MotifRepository;
import org.motiflens.plugin.library.OptimisedSequences;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.Column;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.WrappedText;
import org.motiflens.plugin.work.Jobs;

/**
 * The class-optimised sequence of the chosen model: a logo, or the progress towards it; and the
 * known motif that it resembles, laid below it.
 */
final class SequencePane extends JPanel {
  private static final String LOGO = "logo";
  private static final String WORK = "work";
  private static final int SCROLL_BAR = 18;

  /** Browsing through the list, and the start of IGV, come first. */
  private static final int LINGER_MILLIS = 1500;

  private final transient PanelHost host;
  private final transient MotifRepository repository;
  private final LogoView logo;
  private final JLabel name = Parts.plainLabel(" ");
  private final WrappedText known = new WrappedText(2);
  private final JButton database = Parts.small(new JButton(Messages.MOTIF_DATABASE));
  private final JButton hits = Parts.small(new JButton("Its hits as a track"));
  private final CardLayout cards = new CardLayout();
  private final JPanel content = new JPanel(cards);
  private final JProgressBar progress = Parts.small(new JProgressBar(0, 1000));
  private final JButton button = Parts.small(new JButton("Compute"));
  private final JComboBox<ClassOptimiser> recipes = recipes();
  private final WrappedText remark = new WrappedText(1);
  private final Timer begin;
  private transient Optional<ModelCard> model = Optional.empty();
  private transient Optional<ClassOptimum> shown = Optional.empty();
  private transient Optional<KnownMotif> match = Optional.empty();

  SequencePane(PanelHost host, MotifRepository repository, LetterGlyphs glyphs) {
    super(new BorderLayout(0, 2));
    this.host = host;
    this.repository = repository;
    this.logo = new LogoView(glyphs, host::colours);
    setOpaque(false);
    JScrollPane scroll =
        new JScrollPane(
            logo, JScrollPane.VERTICAL_SCROLLBAR_NEVER, JScrollPane.HORIZONTAL_SCROLLBAR_ALWAYS);
    scroll.setPreferredSize(new Dimension(300, 2 * LogoView.ROW + SCROLL_BAR));
    scroll.setMinimumSize(new Dimension(0, LogoView.ROW + SCROLL_BAR));
    scroll.getHorizontalScrollBar().setUnitIncrement(13);
    content.setOpaque(false);
    content.add(work(), WORK);
    content.add(scroll, LOGO);
    add(content, BorderLayout.CENTER);
    add(new Column(name, recipes), BorderLayout.NORTH);
    add(below(), BorderLayout.SOUTH);
    repository.onChange(this::compare);
    recipes.addActionListener(event -> model.ifPresent(this::show));
    begin =
        new Timer(
            LINGER_MILLIS,
            event -> model.ifPresent(card -> host.sequences().start(card, recipe())));
    begin.setRepeats(false);
  }

  private JPanel below() {
    hits.setEnabled(false);
    hits.addActionListener(event -> addHits());
    database.setToolTipText("Which known motifs to compare with");
    database.addActionListener(event -> DatabaseMenu.show(host, repository, database));
    return new Column(remark, known, new ButtonRow(hits, database));
  }

  private void addHits() {
    match.ifPresent(
        m -> host.addHits(m.match().target(), MotifScanner.DEFAULT_P_VALUE, m.notice()));
  }

  /** Seeks the known motif in the background: some hundred comparisons. */
  private void compare() {
    match = Optional.empty();
    hits.setEnabled(false);
    hits.setToolTipText("Where the known motif lies in the genome");
    known.setText(problem());
    if (shown.isEmpty() || repository.content().isEmpty()) {
      return;
    }
    ClassOptimum optimum = shown.get();
    KnownMotifs motifs = repository.content().get().known();
    host.jobs()
        .start(
            "Comparing with known motifs: " + model.map(Messages::model).orElse(""),
            monitor -> motifs.best(optimum),
            new Jobs.Ends<>(best -> compared(optimum, motifs, best), known::setText, () -> {}));
  }

  private void compared(ClassOptimum optimum, KnownMotifs motifs, Optional<KnownMotif> best) {
    if (shown.filter(optimum::equals).isEmpty()) {
      return;
    }
    if (best.isEmpty()) {
      known.setText(problem() + "No column says enough to be compared with known motifs.");
      return;
    }
    KnownMotif motif = best.get();
    if (motif.isSignificant()) {
      match = best;
      hits.setEnabled(true);
      hits.setToolTipText("Where " + Messages.plain(motif.name()) + " lies in the genome");
      logo.showKnown(
          motif.match().orientedTarget(), motif.targetColumn(), Messages.plain(motif.name()));
    }
    known.setText(
        problem()
            + Messages.plain(motif.describe())
            + (motifs.isRough() ? " (few motifs: p and q are rough)" : "")
            + "\n"
            + Messages.plain(motif.notice()));
  }

  /** What is wrong with the database, as a line of its own. */
  private String problem() {
    return repository.problem().map(sentence -> sentence + "\n").orElse("");
  }

  /** Which model is shown. */
  String modelText() {
    return name.getText();
  }

  /** Whether the known motif may be looked for along the genome. */
  boolean offersHits() {
    return hits.isEnabled();
  }

  /** What is said of the known motif. */
  String knownText() {
    return known.getText();
  }

  private ClassOptimiser recipe() {
    return recipes.getItemAt(Math.max(0, recipes.getSelectedIndex()));
  }

  private static JComboBox<ClassOptimiser> recipes() {
    JComboBox<ClassOptimiser> choice =
        Parts.small(new JComboBox<>(ClassOptimiser.STANDARD.toArray(ClassOptimiser[]::new)));
    choice.setRenderer(
        new DefaultListCellRenderer() {
          @Override
          public Component getListCellRendererComponent(
              JList<?> list, Object value, int index, boolean selected, boolean focused) {
            String label = value instanceof ClassOptimiser recipe ? recipe.label() : "";
            return super.getListCellRendererComponent(list, label, index, selected, focused);
          }
        });
    choice.setToolTipText("How the input is optimised");
    choice.getAccessibleContext().setAccessibleName("Recipe of class optimisation");
    return choice;
  }

  private JPanel work() {
    progress.setStringPainted(true);
    button.setMnemonic('C');
    button.addActionListener(event -> pressed());
    JPanel row = new JPanel(new BorderLayout(6, 0));
    row.setOpaque(false);
    row.add(progress, BorderLayout.CENTER);
    row.add(button, BorderLayout.EAST);
    JPanel top = new JPanel(new BorderLayout());
    top.setOpaque(false);
    top.add(row, BorderLayout.NORTH);
    return top;
  }

  private void pressed() {
    model.ifPresent(
        card -> {
          if (host.sequences().status(card, recipe()).running()) {
            host.sequences().cancel(card, recipe());
          } else {
            host.sequences().start(card, recipe());
          }
        });
  }

  /**
   * Chooses a model, and begins its sequence once the user stays with it. That of a model which the
   * user has left would keep it waiting.
   */
  void show(ModelCard card) {
    model = Optional.of(card);
    host.sequences().cancelAllBut(card, recipe());
    name.setText(Messages.model(card));
    name.setToolTipText(name.getText());
    shown = Optional.empty();
    remark.setText(" ");
    compare();
    begin.restart();
    refresh();
  }

  void refresh() {
    if (model.isEmpty()) {
      return;
    }
    OptimisedSequences.Status status = host.sequences().status(model.get(), recipe());
    if (status.result().isPresent()) {
      if (!status.result().equals(shown)) {
        shown = status.result();
        cards.show(content, LOGO);
        logo.show(shown.map(ClassOptimum::matrix));
        remark.setText(
            String.format(
                Locale.ROOT,
                "P(bound) = %.3f for this input, %.3f for its letters",
                shown.get().probability(),
                shown.get().sequenceProbability()));
        compare();
      }
      return;
    }
    cards.show(content, WORK);
    progress.setValue((int) (1000 * status.progress()));
    progress.setString(status.running() ? "optimising the input …" : "not computed");
    button.setText(status.running() ? "Cancel" : "Compute");
    remark.setText(status.problem().orElse(" "));
  }
}
