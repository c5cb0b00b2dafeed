package org.motiflens.plugin.panel.features;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.event.HierarchyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.tile.Anchor;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.ColumnWidths;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.Sections;
import org.motiflens.plugin.widget.Theme;
import org.motiflens.plugin.widget.WrappedText;

/** The features of the chosen model, and how stretches of the view act together. */
public final class FeaturesPane extends JPanel {
  private static final int[] WIDTHS = {32, 56, 38, 50, 80, 54};

  private final JComboBox<String> layers = Parts.small(new JComboBox<>());
  private final JButton stop = Parts.small(new JButton("Stop"));
  private final JButton resolve = Parts.small(new JButton("Compute"));
  private final WrappedText remark = new WrappedText(3);
  private final FeatureTable rows = new FeatureTable();
  private final JTable table = Parts.small(new Rows());
  private final JButton activation = Parts.small(new JButton("Track of activation"));
  private final JButton together = Parts.small(new JButton("Act together"));
  private final JButton instances = Parts.small(new JButton("Track of stretches"));
  private final JButton motifs = Parts.small(new JButton("Motifs on peaks"));
  private final InteractionPane interaction;
  private final SimilarPane similar;
  private final transient FeaturesPresenter presenter;
  private final transient FeatureHost host;
  private final transient LetterGlyphs glyphs;
  private boolean isFilling;

  /** Its tooltips are those of the rows. */
  private final class Rows extends JTable {
    Rows() {
      super(rows);
    }

    @Override
    public String getToolTipText(MouseEvent event) {
      return rows.tip(rowAtPoint(event.getPoint()));
    }
  }

  /**
   * @param choose chooses a model by its name
   */
  public FeaturesPane(FeatureHost host, LetterGlyphs glyphs, Consumer<String> choose) {
    super(new BorderLayout(0, 4));
    this.host = host;
    this.glyphs = glyphs;
    setOpaque(false);
    add(top(), BorderLayout.NORTH);
    add(tableScroll(), BorderLayout.CENTER);
    interaction = new InteractionPane(host);
    add(buttons(), BorderLayout.SOUTH);
    presenter = new FeaturesPresenter(host, new View());
    similar = new SimilarPane(host, choose);
    addHierarchyListener(
        event -> {
          if ((event.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0) {
            presenter.visible(isShowing());
            interaction.visible(isShowing());
          }
        });
    selectionChanged();
  }

  /** What stands above and below the table takes the height that it needs at this width. */
  @Override
  public Dimension getMinimumSize() {
    Dimension least = super.getMinimumSize();
    BorderLayout layout = (BorderLayout) getLayout();
    for (String side : List.of(BorderLayout.NORTH, BorderLayout.SOUTH)) {
      Component part = layout.getLayoutComponent(side);
      if (part != null) {
        least.height += Math.max(0, part.getPreferredSize().height - part.getMinimumSize().height);
      }
    }
    return least;
  }

  private JPanel top() {
    JLabel label = Parts.plainLabel("Layer");
    label.setLabelFor(layers);
    label.setDisplayedMnemonic('L');
    layers.addActionListener(
        event -> {
          if (!isFilling && layers.getSelectedItem() != null) {
            presenter.choose((String) layers.getSelectedItem());
          }
        });
    stop.addActionListener(event -> presenter.stop());
    resolve.addActionListener(event -> presenter.resolve());
    JPanel action = Parts.transparent(new JPanel(new FlowLayout(FlowLayout.RIGHT, 2, 0)));
    action.add(resolve);
    action.add(stop);
    JPanel row = Parts.transparent(new JPanel(new BorderLayout(6, 0)));
    row.add(label, BorderLayout.WEST);
    row.add(layers, BorderLayout.CENTER);
    row.add(action, BorderLayout.EAST);
    JPanel top = Parts.transparent(new JPanel(new BorderLayout(0, 4)));
    top.add(row, BorderLayout.NORTH);
    top.add(remark, BorderLayout.CENTER);
    return top;
  }

  private JScrollPane tableScroll() {
    table.setFillsViewportHeight(true);
    table.setShowGrid(false);
    table.setRowHeight(Math.max(24, Theme.rowHeight()));
    table.setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
    table.getTableHeader().setReorderingAllowed(false);
    Parts.small(table.getTableHeader());
    table.getAccessibleContext().setAccessibleName("Features");
    table.setDefaultRenderer(MotifMatrix.class, new LogoCell(glyphs, host::colours));
    for (int i = 0; i < WIDTHS.length; i++) {
      if (i != FeatureTable.LOGO) {
        DefaultTableCellRenderer plain = new DefaultTableCellRenderer();
        plain.putClientProperty("html.disable", true);
        plain.setHorizontalAlignment(i >= 1 && i <= 3 ? SwingConstants.RIGHT : SwingConstants.LEFT);
        table.getColumnModel().getColumn(i).setCellRenderer(plain);
      }
    }
    ColumnWidths.set(table, WIDTHS);
    table.getSelectionModel().addListSelectionListener(event -> selectionChanged());
    table.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent event) {
            menu(event);
          }

          @Override
          public void mouseReleased(MouseEvent event) {
            menu(event);
          }

          @Override
          public void mouseClicked(MouseEvent event) {
            if (event.getClickCount() == 2) {
              addActivation();
            }
          }
        });
    return Sections.rows(table, 4);
  }

  /** The menu of a row: its activation as a track, and where its strongest hits are. */
  private void menu(MouseEvent event) {
    int index = table.rowAtPoint(event.getPoint());
    if (event.isPopupTrigger() && index >= 0) {
      table.setRowSelectionInterval(index, index);
      JPopupMenu menu = new JPopupMenu();
      items(index).forEach(menu::add);
      menu.show(table, event.getX(), event.getY());
    }
  }

  /** What the menu of a row offers. */
  public List<JMenuItem> items(int index) {
    List<JMenuItem> items = new ArrayList<>();
    rows.row(index)
        .ifPresent(
            row -> {
              items.add(item(activation.getText(), () -> presenter.addActivation(row)));
              row.hits()
                  .forEach(hit -> items.add(item("Go to its hit " + hit, () -> host.goTo(hit))));
            });
    return items;
  }

  private static JMenuItem item(String words, Runnable action) {
    JMenuItem item = new JMenuItem(words);
    item.addActionListener(event -> action.run());
    return item;
  }

  /** Shows what features contribute to the window around a base that was clicked. */
  public void at(Anchor base) {
    presenter.at(base.chromosome(), base.position());
  }

  private JComponent buttons() {
    activation.setMnemonic('T');
    activation.setToolTipText("Where the chosen feature is active, as a track (or double click)");
    activation.addActionListener(event -> addActivation());
    instances.setMnemonic('R');
    instances.setToolTipText(
        "The stretches that carry the model's attribution, named by known motifs, as a track");
    instances.addActionListener(event -> addInstances());
    together.setMnemonic('G');
    together.setToolTipText(
        "How two chosen features act together (Ctrl+click for the second), where they are most active"
            + " in view");
    together.addActionListener(event -> measureTogether());
    motifs.setMnemonic('K');
    motifs.setToolTipText(
        "The motifs that stretches with attribution make on the summits of the first loaded file of"
            + " peaks, in a window of its own");
    motifs.addActionListener(event -> findMotifs());
    return new ButtonRow(activation, together, instances, motifs);
  }

  private void selectionChanged() {
    int chosen = table.getSelectedRowCount();
    activation.setEnabled(chosen == 1);
    together.setEnabled(chosen == 2);
  }

  private Optional<FeatureRow> chosen() {
    return rows.row(table.getSelectedRow());
  }

  /** Measures how the two chosen features act together where they are most active in view. */
  public void measureTogether() {
    int[] two = table.getSelectedRows();
    Optional<String> layer = presenter.layer();
    if (two.length == 2 && layer.isPresent()) {
      interaction.measureFeatures(
          rows.row(two[0]).orElseThrow(), rows.row(two[1]).orElseThrow(), layer.get());
    }
  }

  /** Shows the features of a model. */
  public void show(ModelCard card) {
    presenter.show(card);
    interaction.show(card);
    similar.show(card);
  }

  /** Adds a track of the chosen feature's activation. */
  public void addActivation() {
    chosen().ifPresent(presenter::addActivation);
  }

  /** Adds a track of the stretches that carry the model's attribution. */
  public void addInstances() {
    presenter.addInstances();
  }

  /** Finds the motifs that stretches with attribution make on the loaded peaks. */
  public void findMotifs() {
    presenter.findMotifs();
  }

  /** Chooses a row, for tests. */
  public void choose(int row) {
    table.setRowSelectionInterval(row, row);
  }

  /** Chooses two rows, for tests. */
  public void choose(int one, int other) {
    table.setRowSelectionInterval(one, one);
    table.addRowSelectionInterval(other, other);
  }

  /** Chooses a layer, for tests. */
  public void chooseLayer(String name) {
    layers.setSelectedItem(name);
  }

  /** What is said of the features. */
  public String remark() {
    return remark.getText();
  }

  /** Which factors the network that all share finds like that of the chosen model. */
  public JComponent similar() {
    return similar;
  }

  /** What is said of similar factors, for tests. */
  public String similarFactors() {
    return similar.words();
  }

  /** Which of them can be clicked, for tests. */
  public List<String> clickable() {
    return similar.offered();
  }

  /** Clicks one of them, for tests. */
  public void click(String factor) {
    similar.click(factor);
  }

  /** How stretches act together, for tests. */
  public InteractionPane interaction() {
    return interaction;
  }

  /** Name of the known motif in each row, for tests. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (int row = 0; row < rows.getRowCount(); row++) {
      names.add((String) rows.getValueAt(row, FeatureTable.LOGO + 1));
    }
    return names;
  }

  private final class View implements FeaturesView {
    private String detail = "";

    @Override
    public void layers(List<String> names, String chosen) {
      isFilling = true;
      layers.removeAllItems();
      names.forEach(layers::addItem);
      layers.setSelectedItem(chosen);
      isFilling = false;
    }

    @Override
    public void features(List<FeatureRow> now) {
      int before = table.getSelectedRow();
      rows.show(now);
      if (before >= 0 && before < now.size()) {
        table.setRowSelectionInterval(before, before);
      }
      selectionChanged();
    }

    @Override
    public void say(String words) {
      remark.setText(words);
      remark.setToolTipText((words + " " + detail).strip());
    }

    @Override
    public void detail(String words) {
      detail = words;
    }

    @Override
    public void motifs(PeakMotifs found) {
      new PeakMotifsFrame(host, glyphs, found).setVisible(true);
    }

    @Override
    public void busy(boolean computing) {
      stop.setVisible(computing);
    }

    @Override
    public void offer(boolean resolving) {
      resolve.setVisible(resolving);
    }
  }
}
