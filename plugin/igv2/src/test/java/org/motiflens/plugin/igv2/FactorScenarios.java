package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.Frame;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.swing.JTable;
import org.broad.igv.ui.IGV;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.library.FolderRepository;
import org.motiflens.plugin.panel.SidePanel;
import org.motiflens.plugin.panel.factors.FactorsPane;

/** The tab "Factors" with the shipped models and the demo's genome. Run by {@code IgvIT}. */
class FactorScenarios {
  private static final String HOME = System.getProperty("motiflens.home");

  private static LiveIgv igv;

  private static SidePanel panel;

  private static boolean calibrated(FolderRepository models) {
    try {
      return !models.factors(StrandRule.MEAN, Monitor.NONE).cards().isEmpty();
    } catch (InputException e) {
      return false;
    }
  }

  @BeforeAll
  static void startIgv(@TempDir Path home) throws IOException {
    assumeTrue(HOME != null, "not run from a checkout");
    String folder = System.getenv("MOTIFLENS_MODELS");
    FolderRepository models =
        FolderRepository.open(
            Optional.of(folder == null ? Path.of(HOME, "models") : Path.of(folder)));
    assumeTrue(calibrated(models), "no model is calibrated");
    igv = LiveIgv.start(home, Path.of(HOME, "resources/demo/hg19-demo.fa.gz"), models);
    panel = LiveIgv.find(SidePanel.class);
    LiveIgv.onEdt(
        () -> {
          Frame window = IGV.getInstance().getMainFrame();
          window.setExtendedState(Frame.NORMAL);
          window.setSize(1280, 720);
          window.validate();
          panel.showTab("Factors");
          return null;
        });
  }

  private static FactorsPane pane() {
    return panel.factors();
  }

  private static List<List<String>> cells() {
    return LiveIgv.onEdt(() -> pane().cells());
  }

  /** The first row of a factor that is no heading. */
  private static int rowOf(String factor) {
    List<List<String>> rows = cells();
    for (int i = 0; i < rows.size(); i++) {
      if ((rows.get(i).get(1).strip() + " ").startsWith(factor + " ")
          && !rows.get(i).get(2).isEmpty()) {
        return i;
      }
    }
    return -1;
  }

  private static void awaitTableAt(String place) {
    igv.await("factors at " + place, () -> pane().remark().startsWith(place));
  }

  @Test
  void theFactorOfTheSiteInViewIsAmongTheFirstAndTheTableFollowsTheView() throws IOException {
    // The strongest CTCF site of the demo, on the reverse strand, and a place without any.
    igv.goTo("chr20", 30_200_763, 30_200_942);
    awaitTableAt("chr20:30,200,80");
    List<List<String>> site = cells();
    picture("factors.png");
    int ctcf = rowOf("CTCF");
    assertTrue(ctcf >= 0, site.toString());
    long groups = site.subList(0, ctcf).stream().filter(row -> row.get(2).isEmpty()).count();
    assertTrue(groups <= 4, site.toString());
    assertEquals(9, site.get(ctcf).get(5).length(), "a word: " + site.get(ctcf));
    igv.goTo("chr20", 30_202_000, 30_202_180);
    awaitTableAt("chr20:30,202,0");
    assertEquals(site.get(0).size(), cells().get(0).size());
    assertNotEquals(site, cells());
  }

  @Test
  void aDoubleClickAddsTheTracksOfTheFactor() {
    igv.goTo("chr20", 30_200_763, 30_200_942);
    awaitTableAt("chr20:30,200,80");
    int row = rowOf("CTCF");
    int before = LiveIgv.onEdt(() -> LiveIgv.attributionTracks().size());
    LiveIgv.onEdt(
        () -> {
          JTable table = table(pane());
          table.setRowSelectionInterval(row, row);
          Rectangle cell = table.getCellRect(row, 1, true);
          table.dispatchEvent(
              new MouseEvent(
                  table,
                  MouseEvent.MOUSE_CLICKED,
                  System.currentTimeMillis(),
                  0,
                  cell.x + 2,
                  cell.y + 2,
                  2,
                  false));
          return null;
        });
    igv.await("tracks", () -> LiveIgv.attributionTracks().size() > before);
    assertTrue(
        LiveIgv.onEdt(() -> LiveIgv.attributionTracks().get(before).getName().contains("CTCF")));
  }

  /** The only table below a component. */
  private static JTable table(Container container) {
    for (Component child : container.getComponents()) {
      if (child instanceof JTable table) {
        return table;
      }
      JTable found = child instanceof Container inner ? table(inner) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** For people to look at, where a folder for pictures is named. */
  private static void picture(String name) throws IOException {
    String folder = System.getenv("MOTIFLENS_PICTURES");
    if (folder != null) {
      BufferedImage image =
          LiveIgv.onEdt(
              () -> {
                Frame window = IGV.getInstance().getMainFrame();
                BufferedImage whole =
                    new BufferedImage(
                        window.getWidth(), window.getHeight(), BufferedImage.TYPE_INT_RGB);
                Graphics2D g = whole.createGraphics();
                window.paint(g);
                g.dispose();
                return whole;
              });
      ImageIO.write(image, "png", Path.of(folder, name).toFile());
    }
  }
}
