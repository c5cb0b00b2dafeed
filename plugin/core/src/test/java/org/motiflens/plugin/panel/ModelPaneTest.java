package org.motiflens.plugin.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.KeyboardFocusManager;
import java.awt.event.ActionEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.swing.JMenuItem;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.Edt;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.fixture.ComponentWalker;
import org.motiflens.plugin.fixture.FakePanelHost;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.widget.SaidTable;

/** The list of models: what is found, what is chosen, and what the host is asked for. */
class ModelPaneTest {
  private final List<String> chosen = new ArrayList<>();
  private final List<String> dashboards = new ArrayList<>();
  private FakePanelHost host;
  private ModelPane pane;

  @BeforeEach
  void open(@TempDir Path folder) {
    host =
        new FakePanelHost(
            new FakeRepository()
                .with("COREST", CentredNetwork.of("small-cnn"))
                .with("CTCF", CentredNetwork.of("small-cnn"))
                .with("CTCF", CentredNetwork.of("small-rnn"))
                .with("REST", CentredNetwork.of("small-cnn")),
            folder);
    pane = pane(host);
  }

  private ModelPane pane(PanelHost of) {
    return Edt.get(
        () ->
            new ModelPane(
                of, card -> chosen.add(card.id()), (ModelCard card) -> dashboards.add(card.id())));
  }

  @AfterEach
  void close() {
    host.close();
  }

  private JTable table() {
    return ComponentWalker.all(pane, JTable.class).get(0);
  }

  private void search(String text) {
    Edt.run(() -> ComponentWalker.all(pane, JTextField.class).get(0).setText(text));
  }

  private void press(JTable table, String stroke) {
    Object key = table.getInputMap(JTable.WHEN_FOCUSED).get(KeyStroke.getKeyStroke(stroke));
    table
        .getActionMap()
        .get(key)
        .actionPerformed(new ActionEvent(table, ActionEvent.ACTION_PERFORMED, stroke));
  }

  private List<JMenuItem> menu() {
    return Edt.get(
        () ->
            Arrays.stream(pane.trackMenu().getComponents())
                .filter(JMenuItem.class::isInstance)
                .map(JMenuItem.class::cast)
                .toList());
  }

  private void choose(String beginning) {
    JMenuItem item =
        menu().stream()
            .filter(one -> one.getText().startsWith(beginning))
            .findFirst()
            .orElseThrow(() -> new AssertionError(beginning));
    Edt.run(item::doClick);
  }

  @Test
  void nothingIsChosenAndNothingCanBeDoneAtFirst() {
    assertEquals(List.of(), chosen);
    assertFalse(ComponentWalker.button(pane, "Add tracks ▾").isEnabled());
    assertFalse(ComponentWalker.button(pane, "Dashboard …").isEnabled());
    Edt.run(pane::selectFirst);
    assertEquals(List.of("COREST_K562/small-cnn"), chosen);
    assertTrue(ComponentWalker.button(pane, "Add tracks ▾").isEnabled());
  }

  @Test
  void theSearchChoosesTheFactorOfThatNameFirst() {
    search("rest");
    assertEquals("REST_K562/small-cnn", chosen.get(chosen.size() - 1));
    assertEquals(2, table().getRowCount());
    assertEquals("COREST", table().getValueAt(1, 0));
  }

  @Test
  void aSearchThatFindsNothingLeavesNothingToAdd() {
    search("nothing of the kind");
    assertEquals(0, table().getRowCount());
    assertEquals(
        "No model is found by \"nothing of the kind\"; seek fewer letters.",
        ((SaidTable) table()).said());
    assertFalse(ComponentWalker.button(pane, "Add tracks ▾").isEnabled());
    assertEquals(List.of(), menu());
  }

  @Test
  void aModelThatTheSearchLeavesOutCanBeChosenFromOutside() {
    search("rest");
    Edt.run(() -> pane.select("CTCF_K562/small-rnn"));
    assertEquals("CTCF_K562/small-rnn", chosen.get(chosen.size() - 1));
    assertEquals("", ComponentWalker.all(pane, JTextField.class).get(0).getText());
    chosen.clear();
    Edt.run(() -> pane.select("CTCF_K562/small-rnn"));
    Edt.run(() -> pane.select("there is none"));
    assertEquals(List.of(), chosen);
  }

  @Test
  void enterAddsTheUsualTracks() {
    Edt.run(() -> pane.select("CTCF_K562/small-cnn"));
    Edt.run(() -> press(table(), "ENTER"));
    assertEquals(List.of("tracks CTCF_K562/small-cnn saliency,prediction"), host.asked());
  }

  @Test
  void tabLeavesTheTable() {
    assertTrue(
        table()
            .getFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS)
            .contains(KeyStroke.getKeyStroke("TAB")));
  }

  @Test
  void theMenuSaysWhatATrackTellsAndKeepsTheFormulaForTheTip() {
    Edt.run(() -> pane.select("CTCF_K562/small-cnn"));
    JMenuItem saliency =
        menu().stream().filter(i -> i.getText().startsWith("Saliency")).findFirst().orElseThrow();
    assertEquals("Saliency:  how much each base matters to the score", saliency.getText());
    assertEquals("|∂Δ/∂X| ⊙ X", saliency.getToolTipText());
    choose("Saliency:");
    assertEquals(List.of("tracks CTCF_K562/small-cnn saliency"), host.asked());
  }

  @Test
  void allArchitecturesOfAFactorAreAddedAtOnce() {
    Edt.run(() -> pane.select("CTCF_K562/small-rnn"));
    choose("The same of all 2 architectures of CTCF K562");
    assertEquals(
        List.of(
            "tracks CTCF_K562/small-cnn saliency,prediction",
            "tracks CTCF_K562/small-rnn saliency,prediction,temporal-forward,temporal-backward"),
        host.asked());
    Edt.run(() -> pane.select("REST_K562/small-cnn"));
    assertTrue(menu().stream().noneMatch(item -> item.getText().contains("architectures")));
  }

  @Test
  void tracksOfAModelAreTurnedToAnotherOrRemoved() {
    Edt.run(() -> pane.select("CTCF_K562/small-cnn"));
    choose("All of");
    Edt.run(() -> pane.select("REST_K562/small-cnn"));
    choose("Show REST K562, small CNN in the 2 tracks of CTCF K562, small CNN");
    assertTrue(menu().stream().noneMatch(item -> item.getText().startsWith("Remove")));
    Edt.run(() -> pane.select("CTCF_K562/small-cnn"));
    choose("Remove the 2 tracks of CTCF K562, small CNN");
    assertEquals(
        List.of(
            "tracks CTCF_K562/small-cnn saliency,prediction",
            "replace CTCF_K562/small-cnn by REST_K562/small-cnn",
            "remove CTCF_K562/small-cnn"),
        host.asked());
  }

  @Test
  void theTipOfARowSaysAllOfIt() {
    Edt.run(() -> table().setSize(300, 200));
    String tip =
        Edt.get(
            () ->
                table()
                    .getToolTipText(
                        new java.awt.event.MouseEvent(table(), 0, 0, 0, 5, 5, 0, false)));
    assertTrue(tip.startsWith("COREST K562, small CNN, AUC 0.95"), tip);
    assertNull(
        Edt.get(
            () ->
                table()
                    .getToolTipText(
                        new java.awt.event.MouseEvent(table(), 0, 0, 0, 5, 190, 0, false))));
  }
}
