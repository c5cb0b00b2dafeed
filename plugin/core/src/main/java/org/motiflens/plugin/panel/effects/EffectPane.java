package org.motiflens.plugin.panel.effects;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.panel.table.OtherAnswers;
import org.motiflens.plugin.panel.table.ScoredTableView;
import org.motiflens.plugin.panel.table.TableFileHost;
import org.motiflens.plugin.table.VariantList;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.Column;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.WrappedText;

/** Whose binding the variants of a file change most: all factors, the largest change first. */
public final class EffectPane extends JPanel implements OtherAnswers {
  private static final double MOST = 50;

  private final transient EffectPresenter presenter;
  private final transient ScoredTableView<EffectRows> table;
  private final WrappedText heading = new WrappedText(1);
  private final JButton ask = Parts.small(new JButton("Ask all factors"));
  private final JSpinner least =
      Parts.small(new JSpinner(new SpinnerNumberModel(EffectPresenter.USUAL_LEAST, 0, MOST, 0.5)));
  private final WrappedText summary = new WrappedText(1);
  private final WrappedText remark = new WrappedText(1);
  private final JButton tracks = Parts.small(new JButton("Add its tracks"));
  private final JButton save = Parts.small(new JButton("Save table …"));

  /**
   * @param addTracks adds the usual tracks of a model
   */
  public EffectPane(TableFileHost host, Consumer<ModelCard> addTracks) {
    super(new BorderLayout(0, 3));
    setOpaque(false);
    presenter = new EffectPresenter(host);
    table =
        new ScoredTableView<>(
            presenter.table(),
            "Effects of variants on all factors",
            "Double-click or press Enter to go to a variant",
            (rows, index) -> false,
            presenter::goToSelected);
    table.onChosen(presenter::select);
    heading.setFont(heading.getFont().deriveFont(Font.BOLD));
    ask.setToolTipText("What the variants do to the scores of all calibrated models");
    ask.addActionListener(event -> presenter.askOrStop());
    JLabel at = Parts.plainLabel("|Δ logit| ≥");
    at.setLabelFor(least);
    least.setEditor(new JSpinner.NumberEditor(least, "0.0"));
    least.getAccessibleContext().setAccessibleName("Least change of a score");
    least.setToolTipText("Only changes of this size or more are shown");
    least.setPreferredSize(new Dimension(56, least.getPreferredSize().height));
    least.addChangeListener(event -> presenter.least(((Number) least.getValue()).doubleValue()));
    tracks.setToolTipText("The usual tracks of the model of the chosen row");
    tracks.addActionListener(event -> presenter.withChosenModel(addTracks));
    save.addActionListener(
        event ->
            host.chooseTarget("Save the effects on all factors", presenter.suggestedName())
                .ifPresent(presenter::saveTo));
    add(new Column(heading, new ButtonRow(ask, at, least)), BorderLayout.NORTH);
    add(table.component(), BorderLayout.CENTER);
    add(new Column(summary, remark, new ButtonRow(tracks, save)), BorderLayout.SOUTH);
    presenter.onChange(this::look);
    look();
  }

  private void look() {
    heading.setText(presenter.heading());
    ask.setText(presenter.action());
    ask.setEnabled(presenter.canAct());
    summary.setText(presenter.summary());
    remark.setText(presenter.remark());
    tracks.setEnabled(presenter.selected().isPresent());
    save.setEnabled(presenter.canSave());
    table.select(presenter.selected());
  }

  @Override
  public JComponent component() {
    return this;
  }

  @Override
  public void show(VariantList list, Optional<Path> file) {
    presenter.show(list, file);
  }

  /** All factors are asked, if they were not yet. */
  @Override
  public void brought() {
    presenter.askUnasked();
  }

  @Override
  public void refresh() {
    presenter.refresh();
  }

  // ---- For tests ----

  /** Only changes of this size or more. */
  public void setLeast(double size) {
    least.setValue(size);
  }

  /** What the table shows, one text a row: factor, change of the logit, place. */
  public List<String> rows() {
    return IntStream.range(0, presenter.table().order().size())
        .mapToObj(
            row ->
                presenter.table().text(row, EffectColumn.FACTOR)
                    + " "
                    + presenter.table().text(row, EffectColumn.DELTA)
                    + " "
                    + presenter.table().text(row, EffectColumn.PLACE))
        .toList();
  }

  /** Heading, summary and what was said last. */
  public List<String> said() {
    return List.of(heading.getText(), summary.getText(), remark.getText());
  }

  /** The table, for a robot. */
  public JComponent table() {
    return table.table();
  }

  /** Writes the rows that are shown. */
  public void saveTo(Path file) {
    presenter.saveTo(file);
  }
}
