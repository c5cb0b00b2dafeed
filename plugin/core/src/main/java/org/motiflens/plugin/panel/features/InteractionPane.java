package org.motiflens.plugin.panel.features;

import java.awt.BorderLayout;
import java.awt.GridLayout;
import java.util.ArrayList;
import java.util.List;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JPanel;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.learnt.NamedStretch;
import org.motiflens.plugin.widget.ButtonRow;
import org.motiflens.plugin.widget.Parts;
import org.motiflens.plugin.widget.WrappedText;

/** Two stretches to choose, and how they act together. */
public final class InteractionPane extends JPanel {
  private final JComboBox<String> first = Parts.small(new JComboBox<>());
  private final JComboBox<String> second = Parts.small(new JComboBox<>());
  private final JButton list = Parts.small(new JButton("List those in view"));
  private final JButton measure = Parts.small(new JButton("Measure"));
  private final WrappedText result = new WrappedText(4);
  private final transient InteractionPresenter presenter;

  InteractionPane(FeatureHost host) {
    super(new BorderLayout(0, 3));
    setOpaque(false);
    first.setEditable(true);
    second.setEditable(true);
    first.getAccessibleContext().setAccessibleName("First stretch");
    second.getAccessibleContext().setAccessibleName("Second stretch");
    list.setMnemonic('V');
    list.addActionListener(event -> listInView());
    measure.setMnemonic('E');
    measure.setToolTipText(
        "eps = f(both) − f(first) − f(second) + f(neither): 0 where the two add up");
    measure.addActionListener(event -> measure());
    JPanel choices = Parts.transparent(new JPanel(new GridLayout(2, 1, 0, 2)));
    choices.add(first);
    choices.add(second);
    JPanel top = Parts.transparent(new JPanel(new BorderLayout(0, 3)));
    top.add(choices, BorderLayout.CENTER);
    top.add(new ButtonRow(list, measure), BorderLayout.SOUTH);
    add(top, BorderLayout.NORTH);
    add(result, BorderLayout.CENTER);
    presenter = new InteractionPresenter(host, new View());
  }

  void show(ModelCard card) {
    presenter.show(card);
  }

  void visible(boolean now) {
    presenter.visible(now);
  }

  /** Offers the stretches in view. */
  public void listInView() {
    presenter.list();
  }

  /** Measures what is chosen. */
  public void measure() {
    presenter.measure(text(first), text(second));
  }

  /** The user points at a first stretch in a track. */
  public void chooseFirst(NamedStretch stretch) {
    first.getEditor().setItem(stretch.toString());
    presenter.awaitSecond(stretch);
  }

  /** The user points at a second one: both are measured. */
  public void measure(NamedStretch one, NamedStretch other) {
    choose(one.toString(), other.toString());
    measure();
  }

  /** Measures where two features are most active in view. */
  void measureFeatures(FeatureRow one, FeatureRow other, String layer) {
    presenter.measureFeatures(one, other, layer);
  }

  private static String text(JComboBox<String> box) {
    Object text = box.getEditor().getItem();
    return text == null ? "" : text.toString();
  }

  /** Chooses two stretches. */
  public void choose(String one, String other) {
    first.getEditor().setItem(one);
    second.getEditor().setItem(other);
  }

  /** The first stretch as it stands, for tests. */
  public String first() {
    return text(first);
  }

  /** What was said last. */
  public String result() {
    return result.getText();
  }

  /** What can be chosen, for tests. */
  public List<String> offered() {
    List<String> offered = new ArrayList<>();
    for (int i = 0; i < first.getItemCount(); i++) {
      offered.add(first.getItemAt(i));
    }
    return offered;
  }

  private final class View implements InteractionView {
    @Override
    public void stretches(List<NamedStretch> stretches) {
      String[] names = stretches.stream().map(NamedStretch::toString).toArray(String[]::new);
      first.setModel(new DefaultComboBoxModel<>(names));
      second.setModel(new DefaultComboBoxModel<>(names));
      if (names.length > 1) {
        second.setSelectedIndex(1);
      }
    }

    @Override
    public void chosen(NamedStretch one, NamedStretch other) {
      choose(one.toString(), other.toString());
    }

    @Override
    public void say(String words) {
      result.setText(words);
    }

    @Override
    public void busy(boolean computing) {
      measure.setEnabled(!computing);
      list.setEnabled(!computing);
    }
  }
}
