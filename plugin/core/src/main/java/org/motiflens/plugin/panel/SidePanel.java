package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Graphics;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import javax.swing.KeyStroke;
import javax.swing.Timer;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.learnt.NamedStretch;
import org.motiflens.plugin.learnt.StretchPair;
import org.motiflens.plugin.library.MotifRepository;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.effects.EffectPane;
import org.motiflens.plugin.panel.factors.FactorsPane;
import org.motiflens.plugin.panel.features.FeaturesPane;
import org.motiflens.plugin.panel.table.PeakPane;
import org.motiflens.plugin.panel.table.VariantPane;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.widget.KeptDivider;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.Sections;
import org.motiflens.plugin.widget.Theme;

/** Everything of ours that is docked beside the tracks, from the models down to what is running. */
public final class SidePanel extends JPanel {
  /** Width at the first start. */
  public static final int PREFERRED_WIDTH = 330;

  private static final int REFRESH_MILLIS = 150;
  private static final String VARIANT_TAB = "Variants";
  private static final String FEATURE_TAB = "Features";

  private static final int LATER_MILLIS = 1_500;

  /** Pixels for one logo and how it was made; the rest scrolls. */
  private static final int LEAST_OF_A_LOGO = 140;

  private final JTabbedPane tabs = Parts.small(new JTabbedPane());
  private final transient DashboardOpener opener;
  private final ModelPane models;
  private final SequencePane sequence;
  private final transient LatePane<PeakPane> peaks;
  private final transient LatePane<Variants> variants;
  private final transient LatePane<MotifPane> motifs;
  private final transient LatePane<FactorsPane> factors;
  private final transient LatePane<FeaturesPane> features;
  private final ActivityPane activities;
  private final transient List<PanelTab> all;

  /** What the tab of variants holds. */
  private record Variants(AllelePane alleles, VariantPane table, EffectPane effects) {
    static Variants of(PanelHost host) {
      EffectPane effects =
          new EffectPane(host, card -> host.addTracks(card, host.usualMethods(card)));
      return new Variants(new AllelePane(host), new VariantPane(host, effects), effects);
    }

    void show(ModelCard card) {
      alleles.show(card);
      table.show(card);
    }
  }

  public SidePanel(PanelHost host, LetterGlyphs glyphs) {
    super(new BorderLayout(0, 6));
    setBackground(Theme.ground());
    setBorder(BorderFactory.createEmptyBorder(4, 6, 6, 6));
    MotifRepository repository = new MotifRepository(host.motifLibrary(), host.jobs());
    sequence = new SequencePane(host, repository, glyphs);
    peaks =
        new LatePane<>(
            () -> new PeakPane(host), keeping(host, "Peaks", SidePanel::peakTab), PeakPane::show);
    variants =
        new LatePane<>(
            () -> Variants.of(host),
            keeping(host, VARIANT_TAB, SidePanel::variantTab),
            Variants::show);
    factors =
        new LatePane<>(
            () -> new FactorsPane(new PanelFactors(host, repository), host.jobs()),
            keeping(host, "Factors", SidePanel::factorTab),
            (pane, card) -> {});
    motifs =
        new LatePane<>(
            () -> new MotifPane(host, repository, glyphs),
            keeping(host, "Motifs", SidePanel::motifTab),
            MotifPane::show);
    features =
        new LatePane<>(
            () -> new FeaturesPane(host.features(), glyphs, this::select),
            keeping(host, "Features", SidePanel::featureTab),
            FeaturesPane::show);
    LatePane<Legend> legend =
        new LatePane<>(
            () -> new Legend(glyphs, host::colours),
            keeping(host, "Legend", SidePanel::legendTab),
            (pane, card) -> {});
    opener = new DashboardOpener(host, repository, next -> peaks.get().step(next));
    models = new ModelPane(host, this::chosen, opener::open);
    activities = new ActivityPane(host);
    all =
        List.of(
            PanelTab.of(
                    "Model",
                    "The models, and what the chosen one looks for",
                    KeptDivider.all(modelTab(), "Model", host.dividers()))
                .onModel(sequence::show)
                .onRefresh(sequence::refresh),
            PanelTab.late("Peaks", "Step through peaks and score them", peaks)
                .onRefresh(() -> peaks.ifMade(PeakPane::refresh)),
            PanelTab.late(VARIANT_TAB, "What a change of the sequence does to scores", variants)
                .onRefresh(() -> variants.ifMade(made -> made.table().refresh())),
            PanelTab.late("Factors", "Which factors bind in this window", factors)
                .onRefresh(() -> factors.ifMade(FactorsPane::refresh)),
            PanelTab.late("Motifs", "Known motifs, and their hits as tracks", motifs),
            PanelTab.late(FEATURE_TAB, "What the chosen model has learnt", features),
            PanelTab.late("Legend", "What the tracks show", legend));
    all.forEach(this::addTab);
    tabs.addChangeListener(event -> all.get(tabs.getSelectedIndex()).front().run());
    add(tabs, BorderLayout.CENTER);
    add(activities, BorderLayout.SOUTH);
    key("alt N", () -> peaks.get().step(true));
    key("alt P", () -> peaks.get().step(false));
    setMinimumSize(new Dimension(180, 200));
    setPreferredSize(new Dimension(PREFERRED_WIDTH, 700));
    Timer refresh = new Timer(REFRESH_MILLIS, event -> refresh());
    refresh.start();
    models.selectFirst();
    loadLater(repository);
  }

  /** IGV is starting: known motifs are needed when a sequence has been optimised, not before. */
  private static void loadLater(MotifRepository repository) {
    Timer later = new Timer(LATER_MILLIS, event -> repository.load());
    later.setRepeats(false);
    later.start();
  }

  /**
   * In IGV 2.19 a batch script paints the whole window on its own thread. Texts that change on the
   * event thread meanwhile lock what painting has to lock, in the other order, and both would wait
   * for ever. The panel is in no picture that a script can take.
   */
  @Override
  public void paint(Graphics graphics) {
    if (EventQueue.isDispatchThread()) {
      super.paint(graphics);
    }
  }

  /** As {@link #paint}: laid out on the event thread alone. */
  @Override
  protected void validateTree() {
    if (EventQueue.isDispatchThread()) {
      super.validateTree();
    } else {
      revalidate();
    }
  }

  // ---- The tabs ----

  private JComponent modelTab() {
    return new Sections()
        .add(Messages.MODELS, models, 5)
        .add(Messages.MODEL_CARD, models.card(), 1)
        .add(Messages.OPTIMISED, Sections.scrolling(sequence, LEAST_OF_A_LOGO), 3)
        .component();
  }

  /** Lays out a tab whose dividers stay where the user puts them. */
  private static <P> Function<P, JComponent> keeping(
      PanelHost host, String tab, Function<P, JComponent> layout) {
    return pane -> KeptDivider.all(layout.apply(pane), tab, host.dividers());
  }

  private static JComponent peakTab(PeakPane peaks) {
    return new Sections().add(Messages.PEAKS, peaks, 1).component();
  }

  private static JComponent variantTab(Variants variants) {
    return new Sections()
        .add(Messages.ALLELES, variants.alleles(), 1)
        .add(Messages.VARIANTS, variants.table(), 2)
        .component();
  }

  private static JComponent factorTab(FactorsPane factors) {
    return new Sections().add("Factors in this window", factors, 1).component();
  }

  private static JComponent motifTab(MotifPane motifs) {
    return new Sections().add(Messages.MOTIFS, motifs, 1).component();
  }

  private static JComponent featureTab(FeaturesPane features) {
    return new Sections()
        .add("What the model has learnt", features, 3)
        .add("How two stretches act together", features.interaction(), 1)
        .add("Similar factors", features.similar(), 0)
        .component();
  }

  private static JComponent legendTab(Legend legend) {
    return new Sections().add(Messages.LEGEND, legend, 1).component();
  }

  /** Tabs are numbered for the keyboard: Alt+1 is the first. */
  private void addTab(PanelTab tab) {
    int index = tabs.getTabCount();
    tabs.addTab(tab.title(), null, tab.content(), tab.tip() + " (Alt+" + (index + 1) + ")");
    tabs.setMnemonicAt(index, KeyEvent.VK_1 + index);
  }

  /** A key that works wherever the focus is in the window. */
  private void key(String stroke, Runnable action) {
    getInputMap(WHEN_IN_FOCUSED_WINDOW).put(KeyStroke.getKeyStroke(stroke), stroke);
    getActionMap()
        .put(
            stroke,
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent event) {
                action.run();
              }
            });
  }

  private void chosen(ModelCard card) {
    all.forEach(tab -> tab.chosen().accept(card));
  }

  private void refresh() {
    if (isShowing()) {
      activities.refresh();
      all.forEach(tab -> tab.refresh().run());
    }
  }

  /** Tells the title of each tab that is brought to the front. */
  public void onTab(Consumer<String> listener) {
    tabs.addChangeListener(event -> listener.accept(shownTab()));
  }

  /** Brings a tab to the front, by its title. */
  public void showTab(String title) {
    int index = tabs.indexOfTab(title);
    if (index >= 0) {
      tabs.setSelectedIndex(index);
    }
  }

  /** Title of the tab in front. */
  public String shownTab() {
    return tabs.getTitleAt(tabs.getSelectedIndex());
  }

  /** Takes notice of files of peaks that were loaded or closed. */
  public void peaksChanged() {
    peaks.ifMade(PeakPane::reload);
  }

  /** Chooses a model in the list. */
  public void select(String modelId) {
    models.select(modelId);
  }

  /** The stepping through peaks, for keys and tests. */
  public PeakPane peaks() {
    return peaks.get();
  }

  /** Opens the dashboard of the window that the view is centred on. */
  public void openDashboard(ModelCard card) {
    opener.open(card);
  }

  /** Shows the four alleles of a base. */
  public void showAlleles(Anchor base) {
    factors.get().show(base);
    features.ifMade(pane -> pane.at(base));
    variants.get().alleles().show(base);
  }

  /** The same, and brings them to the front. */
  public void bringAlleles(Anchor base) {
    showTab(VARIANT_TAB);
    variants.get().alleles().show(base);
  }

  /** Takes the stretches that the user points at, and brings what is said of them to the front. */
  public StretchPair.Listener stretches() {
    return new StretchPair.Listener() {
      @Override
      public void first(NamedStretch stretch) {
        showTab(FEATURE_TAB);
        features.get().interaction().chooseFirst(stretch);
      }

      @Override
      public void both(NamedStretch one, NamedStretch other) {
        showTab(FEATURE_TAB);
        features.get().interaction().measure(one, other);
      }
    };
  }

  /** The four alleles, for tests. */
  public AllelePane alleles() {
    return variants.get().alleles();
  }

  /** The table of variants, for tests. */
  public VariantPane variants() {
    return variants.get().table();
  }

  /** What all factors say of the variants, for tests. */
  public EffectPane effects() {
    return variants.get().effects();
  }

  /** The factors of the window, for tests. */
  public FactorsPane factors() {
    return factors.get();
  }

  /** The known motifs, for tests. */
  public MotifPane motifs() {
    return motifs.get();
  }

  /** The features of the chosen model, for tests. */
  public FeaturesPane features() {
    return features.get();
  }

  /** What is said of the known motif below the class-optimised logo. */
  public String knownMotif() {
    return sequence.knownText();
  }
}
