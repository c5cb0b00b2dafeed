package org.motiflens.plugin.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.UIManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.plugin.draw.LetterGlyphs;
import org.motiflens.plugin.fixture.ComponentWalker;
import org.motiflens.plugin.fixture.FakePanelHost;
import org.motiflens.plugin.fixture.FakeRepository;

/**
 * Every tab at the sizes that the panel has on laptops: nothing lies on anything else, nothing is
 * cut off, and lists show rows. Heights are what IGV's bars leave of a screen.
 */
class SidePanelLayoutTest {
  @TempDir Path folder;

  private FakePanelHost host;

  @BeforeEach
  void makeHost() {
    FakeRepository models = new FakeRepository();
    for (String factor : List.of("CTCF", "REST", "GATA1", "MAX", "JUND", "SPI1")) {
      models.with(factor, CentredNetwork.of("small-cnn"));
    }
    host = new FakePanelHost(models, folder);
  }

  @AfterEach
  void close() {
    host.close();
  }

  @ParameterizedTest(name = "{0} x {1}, letters of {2}")
  @CsvSource({
    // A screen of 1280 x 720, one of 1366 x 768, one of 1920 x 1080.
    "330, 560, 12",
    "330, 610, 12",
    "420, 920, 12",
    // Narrow, as far as the divider goes.
    "200, 560, 12",
    "250, 560, 12",
    // A user who has larger letters.
    "330, 560, 16",
    "420, 700, 20"
  })
  void everyTabIsUsable(int width, int height, int letters) throws Exception {
    Font before = UIManager.getFont("Label.font");
    UIManager.put("Label.font", before.deriveFont((float) letters));
    List<String> faults = new ArrayList<>();
    try {
      EventQueue.invokeAndWait(() -> faults.addAll(faults(width, height, letters)));
    } finally {
      UIManager.put("Label.font", null);
    }
    assertEquals(List.of(), faults);
  }

  private List<String> faults(int width, int height, int letters) {
    List<String> faults = new ArrayList<>();
    SidePanel panel = new SidePanel(host, LetterGlyphs.sansSerif());
    JTabbedPane tabs = ComponentWalker.all(panel, JTabbedPane.class).get(0);
    for (int tab = 0; tab < tabs.getTabCount(); tab++) {
      String title = tabs.getTitleAt(tab);
      panel.showTab(title);
      panel.setSize(width, height);
      ComponentWalker.layOut(panel);
      save(panel, title + "-" + width + "x" + height + "-" + letters);
      ComponentWalker.faults(panel).forEach(fault -> faults.add(title + ": " + fault));
      if (title.equals("Variants")) {
        panel.variants().askAllFactors();
        ComponentWalker.layOut(panel);
        save(panel, title + "-all-" + width + "x" + height + "-" + letters);
        ComponentWalker.faults(panel).forEach(fault -> faults.add(title + ", all: " + fault));
      }
      if (title.equals("Model")) {
        JTable list =
            ComponentWalker.find(
                panel,
                JTable.class,
                table -> "Models".equals(table.getAccessibleContext().getAccessibleName()));
        assertTrue(
            ComponentWalker.visibleRows(list) >= 5,
            () -> "rows of models: " + ComponentWalker.visibleRows(list));
      }
    }
    return faults;
  }

  /** Pictures to look at, where somebody wants them. */
  private static void save(SidePanel panel, String name) {
    String wanted = System.getProperty("motiflens.pictures");
    if (wanted == null) {
      return;
    }
    BufferedImage image =
        new BufferedImage(panel.getWidth(), panel.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    panel.paint(g);
    g.dispose();
    try {
      Files.createDirectories(Path.of(wanted));
      ImageIO.write(image, "png", Path.of(wanted, name + ".png").toFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
