package org.motiflens.plugin.panel;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.ListSelectionModel;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableColumn;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.library.ModelSearch;
import org.motiflens.plugin.message.CardText;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.ListTable;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.SaidTable;
import org.motiflens.plugin.widget.Sections;
import org.motiflens.plugin.widget.TableGestures;
import org.motiflens.plugin.widget.TextChange;
import org.motiflens.plugin.widget.Theme;

/** The list of models with a search field, the card of the chosen one, and its tracks' button. */
final class ModelPane extends JPanel {
  private static final List<String> COLUMNS = List.of("Factor", "Cell", "Architecture", "auPRC");
  private static final int FEWEST_ROWS = 6;
  private static final int[] WIDTHS = {70, 55, 110, 45};

  private final transient PanelHost host;
  private final transient Consumer<ModelCard> chosen;
  private final transient Consumer<ModelCard> dashboard;
  private final JTextField search = Parts.small(new JTextField());
  private final Models models = new Models();
  private final JTable table =
      Parts.small(
          new SaidTable(models, this::whyEmpty) {
            @Override
            public String getToolTipText(MouseEvent event) {
              return tip(rowAtPoint(event.getPoint()));
            }
          });
  private final JTextArea card = Parts.small(new JTextArea());
  private final JButton sheet = Parts.small(new JButton("Dashboard …"));
  private final JButton add = Parts.small(new JButton(Messages.ADD_TRACKS + " ▾"));

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

  // ---- Looks ----

  private JPanel searchRow() {
    JPanel row = Parts.transparent(new JPanel(new BorderLayout(6, 0)));
    JLabel label = Parts.plainLabel("Search");
    label.setLabelFor(search);
    label.setDisplayedMnemonic('S');
    search.setToolTipText("Factor, cell line, experiment or architecture; Enter goes to the list");
    search.addActionListener(event -> table.requestFocusInWindow());
    row.add(label, BorderLayout.WEST);
    row.add(search, BorderLayout.CENTER);
    TextChange.of(search, this::filter);
    return row;
  }

  private JScrollPane tableScroll() {
    table.setShowGrid(false);
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    table.getTableHeader().setReorderingAllowed(false);
    Parts.small(table.getTableHeader());
    DefaultTableCellRenderer plain = new DefaultTableCellRenderer();
    plain.putClientProperty("html.disable", true);
    table.setDefaultRenderer(Object.class, plain);
    for (int i = 0; i < WIDTHS.length; i++) {
      table.getColumnModel().getColumn(i).setPreferredWidth(WIDTHS[i]);
    }
    // Where it is narrow, names end in dots, numbers do not.
    TableColumn last = table.getColumnModel().getColumn(COLUMNS.size() - 1);
    int width = table.getFontMetrics(table.getFont()).stringWidth("0.0000");
    last.setMinWidth(width);
    last.setMaxWidth(2 * width);
    table.getSelectionModel().addListSelectionListener(event -> selectionChanged());
    table.getAccessibleContext().setAccessibleName(Messages.MODELS);
    TableGestures.goTo(table, this::addUsual);
    return Sections.rows(table, FEWEST_ROWS);
  }

  private String whyEmpty() {
    return search.getText().isBlank() ? "" : Messages.nothingFound("model", search.getText());
  }

  private String tip(int row) {
    return row < 0
        ? null
        : Messages.model(models.shown().get(row))
            + ", "
            + Messages.skill(models.shown().get(row))
            + " (double-click or Enter adds its tracks)";
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
    add.setToolTipText("Add tracks of the chosen model to the view, change or remove them");
    add.addActionListener(event -> trackMenu().show(add, 0, add.getHeight()));
    sheet.setEnabled(false);
    sheet.setMnemonic('W');
    sheet.setToolTipText("All that the models of this experiment say of one window, on one sheet");
    sheet.addActionListener(event -> selected().ifPresent(dashboard));
    return new ButtonRow(add, sheet);
  }

  // ---- What is chosen ----

  /** What can be done with tracks of the chosen model. */
  JPopupMenu trackMenu() {
    return selected().map(model -> ModelTrackMenu.of(host, model)).orElseGet(JPopupMenu::new);
  }

  private void addUsual() {
    selected().ifPresent(model -> host.addTracks(model, host.usualMethods(model)));
  }

  private Optional<ModelCard> selected() {
    int row = table.getSelectedRow();
    return models.row(row);
  }

  void selectFirst() {
    if (!models.shown().isEmpty()) {
      table.setRowSelectionInterval(0, 0);
      table.scrollRectToVisible(table.getCellRect(0, 0, true));
    }
  }

  /** Chooses a model, also one that the search leaves out; one that is not there is not chosen. */
  void select(String modelId) {
    if (selected().filter(card -> card.id().equals(modelId)).isPresent()) {
      return;
    }
    if (rowOf(modelId) < 0 && host.models().stream().anyMatch(c -> c.id().equals(modelId))) {
      search.setText("");
    }
    int row = rowOf(modelId);
    if (row >= 0) {
      table.setRowSelectionInterval(row, row);
      table.scrollRectToVisible(table.getCellRect(row, 0, true));
    }
  }

  private int rowOf(String modelId) {
    for (int row = 0; row < models.shown().size(); row++) {
      if (models.shown().get(row).id().equals(modelId)) {
        return row;
      }
    }
    return -1;
  }

  private void selectionChanged() {
    Optional<ModelCard> model = selected();
    add.setEnabled(model.isPresent());
    sheet.setEnabled(model.isPresent());
    model.ifPresent(
        one -> {
          card.setText(CardText.of(one));
          card.setCaretPosition(0);
          chosen.accept(one);
        });
  }

  private void filter() {
    models.show(ModelSearch.find(host.models(), search.getText()));
    selectFirst();
  }

  private static final class Models extends ListTable<ModelCard> {
    Models() {
      super(COLUMNS);
    }

    @Override
    protected Object cell(ModelCard card, int column) {
      return switch (column) {
        case 0 -> Messages.plain(card.tf());
        case 1 -> Messages.plain(card.cellLine());
        case 2 -> Messages.architecture(card);
        default ->
            card.inGenome().isMeasured()
                ? String.format(Locale.ROOT, "%.3f", card.inGenome().averagePrecision())
                : "-";
      };
    }
  }
}
