package org.motiflens.plugin.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.EventQueue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.fixture.ComponentWalker;
import org.motiflens.plugin.fixture.FakePanelHost;
import org.motiflens.plugin.fixture.FakeRepository;

/** What stands behind the first tab is not built before somebody looks at it. */
class LatePaneTest {
  private final FakeRepository models =
      new FakeRepository()
          .with("CTCF", CentredNetwork.of("small-cnn"))
          .with("REST", CentredNetwork.of("small-cnn"));
  private final List<String> told = new ArrayList<>();
  private int built;

  private final LatePane<JLabel> late =
      new LatePane<>(
          () -> {
            built++;
            return new JLabel("late");
          },
          label -> label,
          (label, card) -> told.add(card.tf()));

  @Test
  void itIsBuiltOnceAndHearsOfTheModelThatWasChosenLast() {
    List<ModelCard> cards = models.cards();
    late.choose(cards.get(0));
    late.choose(cards.get(1));
    late.ifMade(label -> told.add("asked"));
    assertEquals(0, built);
    assertEquals(0, late.place().getComponentCount());
    JLabel label = late.get();
    assertEquals(label, late.get());
    assertEquals(1, built);
    assertEquals(label, late.place().getComponent(0));
    assertEquals(List.of(cards.get(1).tf()), told);
    late.choose(cards.get(0));
    late.ifMade(made -> told.add("asked"));
    assertEquals(List.of(cards.get(1).tf(), cards.get(0).tf(), "asked"), told);
  }

  @Test
  void thePanelBuildsTheTabOfModelsAloneAndEachOtherWhenItIsShown(@TempDir Path folder)
      throws Exception {
    List<Integer> tables = new ArrayList<>();
    try (FakePanelHost host = new FakePanelHost(models, folder)) {
      EventQueue.invokeAndWait(
          () -> {
            SidePanel panel = new SidePanel(host, LetterGlyphs.sansSerif());
            for (String tab : List.of("Model", "Peaks", "Variants", "Factors", "Peaks")) {
              panel.showTab(tab);
              tables.add(ComponentWalker.all(panel, JTable.class).size());
            }
          });
    }
    // Variants are two tables: alleles and those of a file.
    assertEquals(List.of(1, 2, 5, 6, 6), tables);
  }
}
