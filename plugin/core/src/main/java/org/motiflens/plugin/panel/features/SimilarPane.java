package org.motiflens.plugin.panel.features;

import java.awt.BorderLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JPanel;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.WrappedText;

/** Which factors are like that of the chosen model, and a button for the model of each. */
final class SimilarPane extends JPanel {
  private final WrappedText words = new WrappedText(4);
  private final transient Consumer<String> choose;
  private final transient SimilarPresenter presenter;
  private final List<JButton> buttons = new ArrayList<>();
  private ButtonRow row = new ButtonRow();

  /**
   * @param choose takes the name of the model that was clicked
   */
  SimilarPane(FeatureHost host, Consumer<String> choose) {
    super(new BorderLayout(0, 3));
    this.choose = choose;
    setOpaque(false);
    words.setToolTipText(
        "Correlation of the importance of features (OFIV, less the mean) in the network that all"
            + " experiments share; in brackets that of the peaks themselves");
    words.getAccessibleContext().setAccessibleName("Similar factors");
    add(words, BorderLayout.CENTER);
    add(row, BorderLayout.SOUTH);
    presenter = new SimilarPresenter(host, words::setText, this::offer);
  }

  void show(ModelCard card) {
    presenter.show(card);
  }

  private void offer(List<ModelCard> models) {
    buttons.clear();
    for (ModelCard model : models) {
      JButton button = Parts.small(new JButton(model.tf() + " " + model.cellLine()));
      button.putClientProperty("html.disable", true);
      button.setToolTipText("Choose " + Messages.model(model));
      button.addActionListener(event -> choose.accept(model.id()));
      buttons.add(button);
    }
    remove(row);
    row = new ButtonRow(buttons.toArray(JButton[]::new));
    add(row, BorderLayout.SOUTH);
    revalidate();
    repaint();
  }

  String words() {
    return words.getText();
  }

  /** What can be clicked, for tests. */
  List<String> offered() {
    return buttons.stream().map(JButton::getText).toList();
  }

  /** Clicks, for tests. */
  void click(String name) {
    buttons.stream().filter(b -> b.getText().equals(name)).findFirst().orElseThrow().doClick();
  }
}
