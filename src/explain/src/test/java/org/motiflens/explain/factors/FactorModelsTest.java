package org.motiflens.explain.factors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.fixture.Checkout;
import org.motiflens.network.library.ModelLibrary;

/** How far the reading of some bundled models says that it is. */
class FactorModelsTest {
  private static final List<ModelLibrary.Entry> ENTRIES =
      ModelLibrary.scan(Checkout.ROOT.resolve("models")).entries().stream()
          .filter(entry -> entry.card().tf().startsWith("CTC"))
          .toList();

  /** Notes shares, and stops when so many were told. */
  private static final class Watch implements Monitor {
    private final List<Double> shares = new ArrayList<>();
    private final int most;

    Watch(int most) {
      this.most = most;
    }

    @Override
    public synchronized void progress(long done, long total) {
      shares.add((double) done / total);
    }

    @Override
    public synchronized boolean isCancelled() {
      return shares.size() >= most;
    }
  }

  @Test
  void choosingIsHalfOfTheWayReadingTheOtherAndTheEndIsTheEnd() {
    Watch watch = new Watch(Integer.MAX_VALUE);
    FactorPanel panel = FactorModels.load(ENTRIES, StrandRule.MEAN, watch);
    assertEquals(ENTRIES.size() + panel.cards().size(), watch.shares.size());
    for (int i = 1; i < watch.shares.size(); i++) {
      assertTrue(watch.shares.get(i) > watch.shares.get(i - 1), watch.shares.toString());
    }
    assertTrue(watch.shares.get(ENTRIES.size() - 1) < 0.5, watch.shares.toString());
    assertTrue(watch.shares.get(ENTRIES.size()) > 0.5, watch.shares.toString());
    assertEquals(1, watch.shares.get(watch.shares.size() - 1));
  }

  @Test
  void itStopsWhileItChoosesAndBeforeItReads() {
    for (int told : new int[] {1, ENTRIES.size()}) {
      assertThrows(
          CancellationException.class,
          () -> FactorModels.load(ENTRIES, StrandRule.MEAN, new Watch(told)));
    }
  }
}
