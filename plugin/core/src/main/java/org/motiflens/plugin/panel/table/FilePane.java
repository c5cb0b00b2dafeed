package org.motiflens.plugin.panel.table;

import java.awt.BorderLayout;
import java.awt.Font;
import java.nio.file.Path;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.presenter.FilePresenter;
import org.motiflens.plugin.presenter.ScoredTable;
import org.motiflens.plugin.table.ModelScores;
import org.motiflens.plugin.table.ScoredRows;
import org.motiflens.plugin.table.TableColumn;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.Column;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.WrappedText;

/**
 * The things of a file in a table, with which model their values are of above it, and what was said
 * last below it.
 *
 * @param <S> what a model says of them
 * @param <R> the things and that
 */
abstract class FilePane<S extends ModelScores, R extends ScoredRows<S, R>> extends JPanel {
  private final transient TableFileHost host;
  private final transient FilePresenter<?, S, R> presenter;
  private final WrappedText heading = new WrappedText(1);
  private final WrappedText offer = new WrappedText(1);
  private final JButton score = Parts.small(new JButton("Score"));
  private final JButton save = Parts.small(new JButton("Save table …"));
  private final ScoredTableView<R> table;

  /**
   * @param name of the table, for those who cannot see it
   * @param tip what can be done with a row
   * @param marked which rows are set off by their colour
   */
  FilePane(
      TableFileHost host,
      FilePresenter<?, S, R> presenter,
      String name,
      String tip,
      ScoredTable.Filter<R> marked) {
    super(new BorderLayout(0, 3));
    this.host = host;
    this.presenter = presenter;
    table = new ScoredTableView<>(presenter.table(), name, tip, marked, presenter::goToSelected);
    table.onChosen(presenter::select);
    heading.setFont(heading.getFont().deriveFont(Font.BOLD));
    score.addActionListener(event -> presenter.scoreOrStop());
    setOpaque(false);
  }

  /**
   * Puts the parts together.
   *
   * @param file where the file is chosen
   * @param below what stands under the table
   */
  final void lay(JComponent file, JComponent below) {
    JPanel own = Parts.transparent(new JPanel(new BorderLayout(0, 3)));
    own.add(new Column(heading, offer, new ButtonRow(score)), BorderLayout.NORTH);
    own.add(table.component(), BorderLayout.CENTER);
    own.add(below, BorderLayout.SOUTH);
    add(file, BorderLayout.NORTH);
    add(contents(own), BorderLayout.CENTER);
    presenter.onChange(this::look);
    look();
  }

  /**
   * What stands under the choice of a file.
   *
   * @param own table, its heading and what is below it
   */
  JComponent contents(JComponent own) {
    return own;
  }

  /** The choice of a file and the button beside it. */
  static JPanel fileRow(JComponent choice, JButton open) {
    JPanel row = Parts.transparent(new JPanel(new BorderLayout(6, 0)));
    row.add(choice, BorderLayout.CENTER);
    row.add(open, BorderLayout.EAST);
    return row;
  }

  /** The button that scores with the chosen model, or stops. */
  final JButton scoreButton() {
    return score;
  }

  /**
   * The button that saves the table.
   *
   * @param title of the dialog that asks for a file
   */
  final JButton saveButton(String title) {
    save.addActionListener(
        event -> host.chooseTarget(title, presenter.suggestedName()).ifPresent(this::saveTo));
    return save;
  }

  /** Shows what the presenter says now. */
  void look() {
    heading.setText(presenter.heading());
    offer.setText(presenter.offer());
    offer.setVisible(!presenter.offer().isEmpty());
    score.setText(presenter.action());
    score.setEnabled(presenter.canAct());
    save.setEnabled(presenter.canSave());
    table.select(presenter.selected());
  }

  // ---- For the panel, keys and tests ----

  /** The user has chosen a model. */
  public final void show(ModelCard card) {
    presenter.choose(card);
  }

  /** Scores with the chosen model, or stops what is running. */
  public final void scoreOrStop() {
    presenter.scoreOrStop();
  }

  /** Follows the work and a change of genome; called a few times a second. */
  public void refresh() {
    presenter.refresh();
  }

  /** Sorts in the background; the rows change when it is done. */
  public final void sort(TableColumn<R> column, boolean down) {
    presenter.table().sort(column, down);
  }

  /** Writes the rows that are shown, in their order, in the background. */
  public final void saveTo(Path target) {
    presenter.saveTo(target);
  }

  /** Number of rows. */
  public final int count() {
    return presenter.table().order().size();
  }

  /** Which model the values are of. */
  public final String heading() {
    return heading.getText();
  }

  /** Which model is offered instead, if any. */
  public final String offer() {
    return offer.getText();
  }

  /** What the button says that scores. */
  public final String action() {
    return score.getText();
  }

  /** What a cell shows. */
  public final String cell(int row, TableColumn<R> column) {
    return presenter.table().text(row, column);
  }

  /** The table, for a robot. */
  public final JComponent table() {
    return table.table();
  }
}
