package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.ListSelectionModel;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.Sections;
import org.motiflens.plugin.widget.TextChange;
import org.motiflens.plugin.widget.Theme;

/** The list of models with a search field, the card of the chosen one, and its tracks' button. */
final class ModelPane extends JPanel {
  private static final List<String> COLUMNS = List.of("Factor", "Cell", "Architecture", "AUC");
  private static final int FEWEST_ROWS = 6;
  private static final int[] WIDTHS = {70, 55, 110, 45};

  private final transient PanelHost host;
  private final transient Consumer<ModelCard> chosen;
  private final transient Consumer<ModelCard> dashboard;
  private final JTextField search = SidePanel.small(new JTextField());
  private final Models models = new Models();
  private final JTable table = SidePanel.small(new JTable(models));
  private final JTextArea card = SidePanel.small(new JTextArea());
  private final JButton sheet = SidePanel.small(new JButton("Dashboard …"));
  private final JButton add = SidePanel.small(new JButton(Messages.ADD_TRACKS + " ▾"));

  /**
   * @param chosen is told of the model that the user chooses
   * @param dashboard opens the dashboard of a model's experiment
   */
  ModelPane(PanelHost host, Consumer<ModelCard> chosen, Consumer<ModelCard> dashboard) {
    super(new BorderLayout(0, 4));
    this.host = host;
    this.chosen = chosen;
    this.dashboard = dashboard;
    setOpaque(false);
    add(searchRow(), BorderLayout.NORTH);
    add(tableScroll(), BorderLayout.CENTER);
    add(buttons(), BorderLayout.SOUTH);
    models.show(host.models());
    if (!host.modelProblems().isEmpty()) {
      card.setText(String.join("\n", host.modelProblems()));
    }
  }

  private JPanel searchRow() {
    JPanel row = new JPanel(new BorderLayout(6, 0));
    row.setOpaque(false);
    JLabel label = SidePanel.plainLabel("Search");
    label.setLabelFor(search);
    label.setDisplayedMnemonic('S');
    row.add(label, BorderLayout.WEST);
    row.add(search, BorderLayout.CENTER);
    TextChange.of(search, this::filter);
    return row;
  }

  private JScrollPane tableScroll() {
    table.setFillsViewportHeight(true);
    table.setShowGrid(false);
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    table.getTableHeader().setReorderingAllowed(false);
    SidePanel.small(table.getTableHeader());
    DefaultTableCellRenderer plain = new DefaultTableCellRenderer();
    plain.putClientProperty("html.disable", true);
    table.setDefaultRenderer(Object.class, plain);
    for (int i = 0; i < WIDTHS.length; i++) {
      table.getColumnModel().getColumn(i).setPreferredWidth(WIDTHS[i]);
    }
    table.getSelectionModel().addListSelectionListener(event -> selectionChanged());
    table.getAccessibleContext().setAccessibleName(Messages.MODELS);
    return Sections.rows(table, FEWEST_ROWS);
  }

  /** Says what is known of the chosen model. */
  JScrollPane card() {
    card.setEditable(false);
    card.setLineWrap(true);
    card.setWrapStyleWord(true);
    card.setRows(4);
    card.setMargin(new java.awt.Insets(2, 5, 2, 5));
    card.getAccessibleContext().setAccessibleName(Messages.MODEL_CARD);
    JScrollPane scroll = new JScrollPane(card);
    scroll.setBorder(BorderFactory.createLineBorder(Theme.line()));
    scroll.setMinimumSize(new Dimension(0, 3 * Theme.rowHeight()));
    return scroll;
  }

  private JPanel buttons() {
    add.setEnabled(false);
    add.setMnemonic('A');
    add.setToolTipText("Add tracks of the chosen model to the view");
    add.addActionListener(event -> trackMenu().show(add, 0, add.getHeight()));
    sheet.setEnabled(false);
    sheet.setMnemonic('W');
    sheet.setToolTipText("All that the models of this experiment say of one window, on one sheet");
    sheet.addActionListener(event -> dashboard.accept(models.shown.get(table.getSelectedRow())));
    return new ButtonRow(add, sheet);
  }

  private JPopupMenu trackMenu() {
    JPopupMenu menu = new JPopupMenu();
    ModelCard model = models.shown.get(table.getSelectedRow());
    List<AttributionMethod> usual = host.usualMethods(model);
    JMenuItem together = new JMenuItem(Messages.usual(usual));
    together.addActionListener(event -> host.addTracks(model, usual));
    menu.add(together);
    menu.addSeparator();
    for (AttributionMethod method : host.methodsFor(model)) {
      JMenuItem one = new JMenuItem(method.label() + ":  " + method.formula());
      one.addActionListener(event -> host.addTracks(model, List.of(method)));
      menu.add(one);
    }
    return menu;
  }

  void selectFirst() {
    if (!models.shown.isEmpty()) {
      table.setRowSelectionInterval(0, 0);
    }
  }

  void select(String modelId) {
    for (int row = 0; row < models.shown.size(); row++) {
      if (models.shown.get(row).id().equals(modelId)) {
        table.setRowSelectionInterval(row, row);
        table.scrollRectToVisible(table.getCellRect(row, 0, true));
      }
    }
  }

  private void selectionChanged() {
    int row = table.getSelectedRow();
    boolean one = row >= 0 && row < models.shown.size();
    add.setEnabled(one);
    sheet.setEnabled(one);
    if (one) {
      ModelCard model = models.shown.get(row);
      card.setText(describe(model));
      card.setCaretPosition(0);
      chosen.accept(model);
    }
  }

  private static String describe(ModelCard model) {
    ModelCard.Evaluation held = model.evaluation();
    ModelCard.Training training = model.training();
    if (model.isImported() && !held.isMeasured()) {
      return String.format(
          Locale.ROOT,
          "%s, %s%n%s%nImported, %s; held-out AUC not measured%nWeights %s, licence %s",
          Messages.plain(model.tf()),
          Messages.architecture(model),
          Messages.plain(model.experiment()),
          Messages.plain(training.source()),
          model.weightsSha256().substring(0, Math.min(12, model.weightsSha256().length())),
          Messages.plain(model.licence()));
    }
    List<Double> interval = held.aucInterval();
    return String.format(
        Locale.ROOT,
        "%s, %s%n%s%nHeld-out AUC %.3f%s on %,d bound and %,d shuffled windows%n"
            + "Trained on %,d peaks of %s (%s)%nWeights %s, licence %s",
        Messages.plain(model.tf()),
        Messages.architecture(model),
        Messages.plain(model.experiment()),
        held.auc(),
        interval.size() == 2
            ? String.format(Locale.ROOT, " (%.3f–%.3f)", interval.get(0), interval.get(1))
            : "",
        held.positives(),
        held.negatives(),
        training.trainingPositives(),
        Messages.plain(model.genome()),
        Messages.plain(training.source()),
        model.weightsSha256().substring(0, Math.min(12, model.weightsSha256().length())),
        Messages.plain(model.licence()));
  }

  private void filter() {
    String[] wanted = search.getText().trim().toLowerCase(Locale.ROOT).split("\\s+");
    List<ModelCard> found = new ArrayList<>();
    for (ModelCard model : host.models()) {
      String text =
          (model.tf()
                  + " "
                  + model.cellLine()
                  + " "
                  + model.experiment()
                  + " "
                  + model.architecture())
              .toLowerCase(Locale.ROOT);
      if (List.of(wanted).stream().allMatch(text::contains)) {
        found.add(model);
      }
    }
    models.show(found);
    selectFirst();
  }

  private static final class Models extends AbstractTableModel {
    private transient List<ModelCard> shown = List.of();

    void show(List<ModelCard> cards) {
      shown = List.copyOf(cards);
      fireTableDataChanged();
    }

    @Override
    public int getRowCount() {
      return shown.size();
    }

    @Override
    public int getColumnCount() {
      return COLUMNS.size();
    }

    @Override
    public String getColumnName(int column) {
      return COLUMNS.get(column);
    }

    @Override
    public Object getValueAt(int row, int column) {
      ModelCard card = shown.get(row);
      return switch (column) {
        case 0 -> Messages.plain(card.tf());
        case 1 -> Messages.plain(card.cellLine());
        case 2 -> Messages.architecture(card);
        default ->
            card.evaluation().isMeasured()
                ? String.format(Locale.ROOT, "%.3f", card.evaluation().auc())
                : "-";
      };
    }
  }
}
