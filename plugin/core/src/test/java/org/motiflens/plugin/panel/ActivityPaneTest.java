package org.motiflens.plugin.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JProgressBar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.Edt;
import org.motiflens.plugin.fixture.ComponentWalker;
import org.motiflens.plugin.fixture.FakePanelHost;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.work.Jobs;

/** What is said of work that runs. */
class ActivityPaneTest {
  private final CountDownLatch end = new CountDownLatch(1);
  private FakePanelHost host;
  private ActivityPane pane;

  @BeforeEach
  void open(@TempDir Path folder) {
    host =
        new FakePanelHost(
            new FakeRepository().with("CTCF", CentredNetwork.of("small-cnn")),
            folder,
            (card, recipe, monitor) -> {
              while (true) {
                monitor.check();
                rest();
              }
            });
    pane = Edt.get(() -> new ActivityPane(host));
  }

  @AfterEach
  void close() {
    end.countDown();
    host.close();
  }

  private static void rest() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Jobs.Job start(String label) {
    return host.jobs()
        .start(
            label,
            monitor -> {
              monitor.progress(1, 4);
              await(end);
              return true;
            },
            new Jobs.Ends<>(result -> {}, problem -> {}, () -> {}));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> lines() {
    return Edt.get(
        () -> {
          pane.refresh();
          return pane.lines();
        });
  }

  @Test
  void withoutWorkThatIsSaid() {
    assertEquals(List.of("Nothing is being computed.", " "), lines());
  }

  @Test
  void anOptimisationIsWorkToo() {
    host.sequences().start(host.models().get(0), ClassOptimiser.STANDARD.get(0));
    assertEquals("Class-optimised sequence: CTCF K562, small CNN", lines().get(0));
    AbstractButton stop = ComponentWalker.button(pane, "Stop");
    Edt.run(stop::doClick);
    Edt.await("the end", () -> host.sequences().running().isEmpty());
    assertEquals("Nothing is being computed.", lines().get(0));
  }

  @Test
  void moreThanThereIsRoomForIsCounted() {
    Jobs.Job first = start("one");
    start("two");
    start("three");
    Edt.await("progress", () -> first.fraction() == 0.25);
    assertEquals(List.of("one", "two (and 1 more)"), lines());
    JProgressBar bar = ComponentWalker.all(pane, JProgressBar.class).get(0);
    assertEquals("25 %", bar.getString());
  }

  /** A share of nothing would say that nothing was done. */
  @Test
  void workThatHasNotSaidHowFarItIsShowsNoShare() {
    host.jobs()
        .start(
            "reading",
            monitor -> {
              await(end);
              return true;
            },
            new Jobs.Ends<>(result -> {}, problem -> {}, () -> {}));
    assertEquals("reading", lines().get(0));
    assertEquals("…", ComponentWalker.all(pane, JProgressBar.class).get(0).getString());
  }

  @Test
  void longWordsKeepTheirBeginningAndTheTipHasAll() {
    String label = "Comparing with known motifs: CTCF K562, large CNN-RNN of an experiment";
    start(label);
    assertEquals(label, lines().get(0));
    Edt.run(
        () -> {
          pane.setSize(200, 80);
          ComponentWalker.layOut(pane);
        });
    assertEquals(List.of(), Edt.get(() -> ComponentWalker.faults(pane)));
    assertTrue(
        ComponentWalker.all(pane, javax.swing.JLabel.class).stream()
            .anyMatch(line -> label.equals(line.getToolTipText())));
  }

  @Test
  void whatWasExportedIsOfferedUntilItIsLoadedOrPutAside() {
    assertEquals(Optional.empty(), load());
    host.export(Path.of("folder", "ctcf.bw"));
    assertEquals(List.of("Nothing is being computed.", " "), lines());
    assertTrue(
        ComponentWalker.all(pane, javax.swing.JLabel.class).stream()
            .anyMatch(line -> "ctcf.bw".equals(line.getText())));
    Edt.run(load().orElseThrow()::doClick);
    assertEquals(List.of("load ctcf.bw"), host.asked());
    assertEquals(Optional.empty(), load());
    host.export(Path.of("folder", "again.bw"));
    load();
    Edt.run(ComponentWalker.button(pane, "✕")::doClick);
    assertEquals(Optional.empty(), load());
    assertEquals(List.of("load ctcf.bw"), host.asked(), "and is not loaded");
  }

  private Optional<JButton> load() {
    lines();
    return Edt.get(pane::loadButton);
  }

  @Test
  void itKeepsItsHeight() {
    int before = Edt.get(() -> pane.getPreferredSize().height);
    start("one");
    lines();
    assertEquals(before, Edt.get(() -> pane.getPreferredSize().height));
  }
}
