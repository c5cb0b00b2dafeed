package org.motiflens.plugin.panel.table;

import java.awt.BorderLayout;
import java.awt.Font;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.panel.PanelHost;
import org.motiflens.plugin.presenter.VariantPresenter;
import org.motiflens.plugin.table.VariantColumn;
import org.motiflens.plugin.table.VariantRows;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.Column;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.WrappedText;

/** The variants of a VCF file as a table, each with what it does to a model's score. */
public final class VariantPane extends JPanel {
  private final transient PanelHost host;
  private final transient VariantPresenter presenter;
  private final JLabel name = Parts.plainLabel(" ");
  private final WrappedText heading = new WrappedText(1);
  private final WrappedText offer = new WrappedText(1);
  private final JButton score = button("Score");
  private final WrappedText summary = new WrappedText(1);
  private final WrappedText detail = new WrappedText(2);
  private final JButton track = button("Add as track");
  private final JButton save = button("Save table …");
  private final ScoredTableView<VariantRows> table;

  public VariantPane(PanelHost host) {
    super(new BorderLayout(0, 3));
    this.host = host;
    presenter = new VariantPresenter(host);
    table =
        new ScoredTableView<>(
            presenter.table(),
            Messages.VARIANTS,
            "Double-click or press Enter to go to a variant",
            (rows, index) -> false,
            presenter::goToSelected);
    table.onChosen(presenter::select);
    setOpaque(false);
    add(above(), BorderLayout.NORTH);
    add(table.component(), BorderLayout.CENTER);
    add(below(), BorderLayout.SOUTH);
    presenter.onChange(this::look);
    look();
  }

  private static JButton button(String words) {
    return Parts.small(new JButton(words));
  }

  private JPanel above() {
    JButton open = button("Open VCF …");
    open.addActionListener(event -> host.chooseVariants().ifPresent(this::open));
    JPanel top = Parts.transparent(new JPanel(new BorderLayout(6, 0)));
    top.add(name, BorderLayout.CENTER);
    top.add(open, BorderLayout.EAST);
    score.setToolTipText("What the variants do to the score of the chosen model");
    score.addActionListener(event -> presenter.scoreOrStop());
    heading.setFont(heading.getFont().deriveFont(Font.BOLD));
    return new Column(top, heading, offer, new ButtonRow(score));
  }

  private JPanel below() {
    track.setMnemonic('T');
    track.setToolTipText("A track of Δ logit: up for binding, down against it");
    track.addActionListener(event -> addTrack());
    save.addActionListener(
        event ->
            host.chooseTarget("Save the table of variants", presenter.suggestedName())
                .ifPresent(this::saveTo));
    return new Column(summary, detail, new ButtonRow(track, save));
  }

  /** Shows what the presenter says now. */
  private void look() {
    name.setText(presenter.name());
    name.setToolTipText(presenter.name());
    heading.setText(presenter.heading());
    offer.setText(presenter.offer());
    offer.setVisible(!presenter.offer().isEmpty());
    score.setText(presenter.action());
    score.setEnabled(presenter.canAct());
    summary.setText(presenter.summary());
    detail.setText(presenter.detail());
    track.setEnabled(presenter.hasScores());
    save.setEnabled(presenter.hasScores());
    table.select(presenter.selected());
  }

  // ---- For the panel and tests ----

  /** Reads a VCF file and scores it. */
  public void open(Path path) {
    presenter.open(path);
  }

  /** The user has chosen a model. */
  public void show(ModelCard card) {
    presenter.choose(card);
  }

  /** Scores with the chosen model, or stops what is running. */
  public void scoreOrStop() {
    presenter.scoreOrStop();
  }

  /** Follows the work and a change of genome; called a few times a second. */
  public void refresh() {
    presenter.refresh();
  }

  /** Sorts in the background; the rows change when it is done. */
  public void sort(VariantColumn column, boolean down) {
    presenter.table().sort(column, down);
  }

  /** Adds a track of the effects. */
  public void addTrack() {
    presenter.addTrack();
  }

  /** Writes the table in its present order, in the background. */
  public void saveTo(Path target) {
    presenter.saveTo(target);
  }

  /** Number of alleles. */
  public int count() {
    return presenter.table().order().size();
  }

  /** Which model the values are of. */
  public String heading() {
    return heading.getText();
  }

  /** What a cell shows, for tests. */
  public String cell(int row, VariantColumn column) {
    return presenter.table().text(row, column);
  }

  /** How many were scored and refused, and why; then what was said last. */
  public List<String> said() {
    return List.of(summary.getText(), detail.getText());
  }
}
