package org.motiflens.plugin.panel.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.table.TableColumn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.Edt;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.plugin.fixture.ComponentWalker;
import org.motiflens.plugin.fixture.FakePanelHost;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.fixture.FakeTableHost;
import org.motiflens.plugin.panel.effects.EffectPane;

/** The tables as they are laid out, with rows in them, at the widths that the panel has. */
class TablePanesTest {
  private static final int HEIGHT = 480;

  @TempDir Path folder;

  private final FakeRepository models =
      new FakeRepository()
          .with("CTCF", CentredNetwork.of("small-cnn"))
          .with("GATA1", CentredNetwork.of("small-rnn"));
  private FakePanelHost host;

  @BeforeEach
  void makeHost() {
    host = new FakePanelHost(models, folder);
  }

  @AfterEach
  void close() {
    host.close();
  }

  private void run(Runnable action) {
    Edt.get(
        () -> {
          action.run();
          return null;
        });
    FakeTableHost.await(host.jobs());
  }

  private PeakPane peaks() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int start = 600 + 700 * i;
      lines.add(
          "chr1\t"
              + start
              + "\t"
              + (start + 200)
              + "\tENCFF_peak_"
              + i
              + "\t900\t.\t21.5\t-1\t-1\t90");
    }
    Path file = Files.write(folder.resolve("ctcf.narrowPeak"), lines);
    PeakPane pane = Edt.get(() -> new PeakPane(host));
    run(() -> pane.show(models.cards().get(0)));
    run(() -> pane.open(file));
    run(() -> pane.setThreshold(0.95));
    run(() -> pane.show(models.cards().get(1)));
    return pane;
  }

  private VariantPane variants() throws IOException {
    MadeChromosome genome = MadeChromosome.random(5, 10_000);
    List<String> lines =
        new ArrayList<>(
            List.of("##fileformat=VCFv4.2", "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO"));
    for (int i = 0; i < 12; i++) {
      int position = 600 + 700 * i;
      char base = Bases.letter(genome.codes(new Locus("chr1", position - 1, position))[0]);
      String reference = i % 4 == 3 ? (base == 'A' ? "C" : "A") : "" + base;
      lines.add(
          "chr1\t" + position + "\trs" + (1_234_567 + i) + "\t" + reference + "\tGT\t.\t.\t.");
    }
    Path file = Files.write(folder.resolve("some.vcf"), lines);
    VariantPane pane = Edt.get(() -> new VariantPane(host, new EffectPane(host, card -> {})));
    run(() -> pane.show(models.cards().get(0)));
    run(() -> pane.open(file));
    return pane;
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 320, 500, 900})
  void columnsKeepTheirWidthsAndNothingIsCutOff(int width) throws IOException {
    check(peaks(), width, "peaks");
    check(variants(), width, "variants");
  }

  private static void check(JComponent pane, int width, String name) {
    Edt.get(
        () -> {
          pane.setSize(width, HEIGHT);
          ComponentWalker.layOut(pane);
          save(pane, name + "-" + width);
          assertEquals(List.of(), ComponentWalker.faults(pane));
          JTable table = ComponentWalker.all(pane, JTable.class).get(0);
          assertTrue(table.getColumnCount() >= 7, "columns: " + table.getColumnCount());
          for (int i = 0; i < table.getColumnCount(); i++) {
            TableColumn column = table.getColumnModel().getColumn(i);
            assertTrue(
                column.getWidth() >= column.getPreferredWidth(),
                column.getHeaderValue() + " has " + column.getWidth());
          }
          assertTrue(ComponentWalker.visibleRows(table) >= 5);
          return null;
        });
  }

  @Test
  void thePaneSaysWhoseValuesItShowsAndWhoseItOffers() throws IOException {
    PeakPane pane = peaks();
    assertEquals("P of CTCF K562, small CNN", pane.heading());
    assertEquals("The chosen model is GATA1 K562, small RNN.", pane.offer());
    assertEquals("Score with GATA1", pane.action());
    run(pane::scoreOrStop);
    assertTrue(pane.heading().startsWith("P of GATA1 K562, small RNN"), pane.heading());
    assertEquals("", pane.offer());
  }

  /** Pictures to look at, where somebody wants them. */
  private static void save(JComponent pane, String name) throws IOException {
    String wanted = System.getProperty("motiflens.pictures");
    if (wanted != null) {
      BufferedImage image =
          new BufferedImage(pane.getWidth(), pane.getHeight(), BufferedImage.TYPE_INT_RGB);
      Graphics2D g = image.createGraphics();
      g.setColor(new java.awt.Color(246, 246, 248));
      g.fillRect(0, 0, pane.getWidth(), pane.getHeight());
      pane.paint(g);
      g.dispose();
      Files.createDirectories(Path.of(wanted));
      ImageIO.write(image, "png", Path.of(wanted, name + ".png").toFile());
    }
  }
}
