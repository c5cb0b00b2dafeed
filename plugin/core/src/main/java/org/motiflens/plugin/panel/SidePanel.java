package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import javax.swing.KeyStroke;
import javax.swing.Timer;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.library.MotifRepository;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.tile.Anchor;

/** Everything of ours that is docked beside the tracks, from the models down to what is running. */
public final class SidePanel extends JPanel {
  /** Width at the first start. */
  public static final int PREFERRED_WIDTH = 330;

  private static final int REFRESH_MILLIS = 150;
  private static final String VARIANT_TAB = "Variants";

  private final JTabbedPane tabs = small(new JTabbedPane());
  private final transient DashboardOpener opener;
  private final ModelPane models;
  private final SequencePane sequence;
  private final PeakPane peaks;
  private final AllelePane alleles;
  private final VariantPane variants;
  private final MotifPane motifs;
  private final ActivityPane activities;

  public SidePanel(PanelHost host, LetterGlyphs glyphs) {
    super(new BorderLayout(0, 6));
    setBackground(Theme.ground());
    setBorder(BorderFactory.createEmptyBorder(4, 6, 6, 6));
    MotifRepository repository = new MotifRepository(host.motifLibrary(), host.jobs());
    sequence = new SequencePane(host, repository, glyphs);
    motifs = new MotifPane(host, repository, glyphs);
    peaks = new PeakPane(host);
    alleles = new AllelePane(host);
    variants = new VariantPane(host);
    opener = new DashboardOpener(host, repository);
    models = new ModelPane(host, this::chosen, opener::open);
    activities = new ActivityPane(host);
    JPanel model = tab();
    int row = 0;
    row = section(model, row, Messages.MODELS, models, 1);
    section(model, row, Messages.OPTIMISED, sequence, 0);
    addTab("Model", "The models, and what the chosen one looks for", model);
    JPanel peakTab = tab();
    section(peakTab, 0, Messages.PEAKS, peaks, 1);
    addTab("Peaks", "Step through peaks and score them", peakTab);
    JPanel variantTab = tab();
    int variantRow = section(variantTab, 0, Messages.ALLELES, alleles, 0);
    section(variantTab, variantRow, Messages.VARIANTS, variants, 1);
    addTab(VARIANT_TAB, "What a change of the sequence does to the scores", variantTab);
    JPanel motifTab = tab();
    section(motifTab, 0, Messages.MOTIFS, motifs, 1);
    addTab("Motifs", "Known motifs, and their hits as tracks", motifTab);
    JPanel legend = tab();
    section(legend, 0, Messages.LEGEND, new Legend(glyphs, host::colours), 0);
    legend.add(transparent(new JPanel()), at(2, 1, new Insets(0, 0, 0, 0)));
    addTab("Legend", "What the tracks show", legend);
    add(tabs, BorderLayout.CENTER);
    JPanel running = new JPanel(new GridBagLayout());
    running.setOpaque(false);
    section(running, 0, Messages.RUNNING, activities, 0);
    add(running, BorderLayout.SOUTH);
    key("alt N", () -> peaks.step(true));
    key("alt P", () -> peaks.step(false));
    setMinimumSize(new Dimension(180, 200));
    setPreferredSize(new Dimension(PREFERRED_WIDTH, 700));
    Timer refresh = new Timer(REFRESH_MILLIS, event -> refresh());
    refresh.start();
    models.selectFirst();
    repository.load();
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

  private static JPanel tab() {
    JPanel panel = new JPanel(new GridBagLayout());
    panel.setBackground(Theme.ground());
    panel.setBorder(BorderFactory.createEmptyBorder(4, 4, 4, 4));
    return panel;
  }

  /** Tabs are numbered for the keyboard: Alt+1 is the first. */
  private void addTab(String title, String tip, JPanel content) {
    int index = tabs.getTabCount();
    tabs.addTab(title, null, content, tip + " (Alt+" + (index + 1) + ")");
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
    sequence.show(card);
    peaks.show(card);
    alleles.show(card);
    variants.show(card);
    motifs.show(card);
  }

  private void refresh() {
    if (isShowing()) {
      activities.refresh();
      sequence.refresh();
      peaks.refresh();
      variants.refresh();
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
    peaks.reload();
  }

  /** Chooses a model in the list. */
  public void select(String modelId) {
    models.select(modelId);
  }

  /** The stepping through peaks, for keys and tests. */
  public PeakPane peaks() {
    return peaks;
  }

  /** Opens the dashboard of the window that the view is centred on. */
  public void openDashboard(ModelCard card) {
    opener.open(card);
  }

  /** Shows the four alleles of a base. */
  public void showAlleles(Anchor base) {
    alleles.show(base);
  }

  /** The same, and brings them to the front. */
  public void bringAlleles(Anchor base) {
    showTab(VARIANT_TAB);
    alleles.show(base);
  }

  /** The four alleles, for tests. */
  public AllelePane alleles() {
    return alleles;
  }

  /** The table of variants, for tests. */
  public VariantPane variants() {
    return variants;
  }

  /** The known motifs, for tests. */
  public MotifPane motifs() {
    return motifs;
  }

  /** What is said of the known motif below the class-optimised logo. */
  public String knownMotif() {
    return sequence.knownText();
  }

  private static int section(
      JPanel panel, int row, String title, JComponent content, double weight) {
    JLabel label = plainLabel(title);
    label.setFont(label.getFont().deriveFont(Font.BOLD, 12f));
    label.setForeground(Theme.title());
    panel.add(label, at(row, 0, new Insets(row == 0 ? 0 : 8, 0, 2, 0)));
    JPanel holder = new JPanel(new BorderLayout());
    holder.setOpaque(false);
    holder.add(content);
    if (weight == 0) {
      // A grid bag without room for all falls back to least sizes: only the models may shrink.
      holder.setMinimumSize(holder.getPreferredSize());
    }
    panel.add(holder, at(row + 1, weight, new Insets(0, 0, 0, 0)));
    return row + 2;
  }

  private static GridBagConstraints at(int row, double weight, Insets insets) {
    return new GridBagConstraints(
        0,
        row,
        1,
        1,
        1,
        weight,
        GridBagConstraints.NORTHWEST,
        GridBagConstraints.BOTH,
        insets,
        0,
        0);
  }

  /** A label that shows its text as it is, whatever it begins with. */
  static JLabel plainLabel(String text) {
    JLabel label = new JLabel();
    label.putClientProperty("html.disable", true);
    label.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    label.setText(text);
    return label;
  }

  static <C extends JComponent> C transparent(C component) {
    component.setOpaque(false);
    return component;
  }

  static <C extends Component> C small(C component) {
    component.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    return component;
  }
}
