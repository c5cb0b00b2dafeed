package org.motiflens.plugin.panel.table;

import java.awt.CardLayout;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.presenter.VariantPresenter;
import org.motiflens.plugin.table.VariantRows;
import org.motiflens.plugin.table.VariantScores;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.Column;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.WrappedText;

/** The variants of a VCF file as a table, each with what it does to a model's score. */
public final class VariantPane extends FilePane<VariantScores, VariantRows> {
  private static final String ONE = "the chosen model";
  private static final String ALL = "all factors, largest change first";

  private final transient TableFileHost host;
  private final transient VariantPresenter presenter;
  private final JLabel name = Parts.plainLabel(" ");
  private final WrappedText summary = new WrappedText(1);
  private final WrappedText detail = new WrappedText(2);
  private final JPanel either = Parts.transparent(new JPanel(new CardLayout()));
  private final JComboBox<String> models = Parts.small(new JComboBox<>());
  private final transient OtherAnswers all;
  private final JButton track = Parts.small(new JButton("Add as track"));

  /**
   * @param allFactors what all factors say of the variants
   */
  public VariantPane(TableFileHost host, OtherAnswers allFactors) {
    this(host, new VariantPresenter(host), allFactors);
  }

  private VariantPane(TableFileHost host, VariantPresenter presenter, OtherAnswers allFactors) {
    super(
        host,
        presenter,
        Messages.VARIANTS,
        "Double-click or press Enter to go to a variant",
        (rows, index) -> false);
    this.host = host;
    this.presenter = presenter;
    scoreButton().setToolTipText("What the variants do to the score of the chosen model");
    all = allFactors;
    presenter.onList(list -> all.show(list, presenter.file()));
    lay(new Column(fileRow(), asked()), below());
  }

  private JPanel fileRow() {
    JButton open = Parts.small(new JButton("Open VCF …"));
    open.addActionListener(event -> host.chooseVariants().ifPresent(this::open));
    return fileRow(name, open);
  }

  /** Which models are asked. */
  private JPanel asked() {
    models.addItem(ONE);
    models.addItem(ALL);
    models.getAccessibleContext().setAccessibleName("Models that are asked");
    models.setToolTipText("One model of all variants, or whose binding they change most");
    models.addActionListener(event -> askedChanged());
    JLabel label = Parts.plainLabel("Ask");
    label.setDisplayedMnemonic('K');
    label.setLabelFor(models);
    return new ButtonRow(label, models);
  }

  private void askedChanged() {
    String chosen = (String) models.getSelectedItem();
    ((CardLayout) either.getLayout()).show(either, chosen);
    if (ALL.equals(chosen)) {
      all.brought();
    }
  }

  @Override
  JComponent contents(JComponent own) {
    either.add(own, ONE);
    either.add(all.component(), ALL);
    return either;
  }

  private JPanel below() {
    track.setMnemonic('T');
    track.setToolTipText("A track of Δ logit: up for binding, down against it");
    track.addActionListener(event -> addTrack());
    return new Column(
        summary, detail, new ButtonRow(track, saveButton("Save the table of variants")));
  }

  @Override
  void look() {
    super.look();
    name.setText(presenter.name());
    name.setToolTipText(presenter.name());
    summary.setText(presenter.summary());
    detail.setText(presenter.remark());
    track.setEnabled(presenter.canSave());
  }

  // ---- For the panel and tests ----

  @Override
  public void refresh() {
    super.refresh();
    all.refresh();
  }

  /** Reads a VCF file and scores it. */
  public void open(Path path) {
    presenter.open(path);
  }

  /** Asks all factors, and brings what they say to the front. */
  public void askAllFactors() {
    models.setSelectedItem(ALL);
  }

  /** Asks the chosen model alone. */
  public void askChosenModel() {
    models.setSelectedItem(ONE);
  }

  /** Adds a track of the effects. */
  public void addTrack() {
    presenter.addTrack();
  }

  /** How many were scored and refused, and why; then what was said last. */
  public List<String> said() {
    return List.of(summary.getText(), detail.getText());
  }
}
