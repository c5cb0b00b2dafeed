package org.motiflens.explain.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowLayoutTest {
  @Test
  void aBaseBelongsToTheWindowWithTheNearestCentre() {
    WindowLayout layout = WindowLayout.everyBases(101, 25);
    assertEquals(100, layout.owner(150, 10_000));
    assertEquals(100, layout.owner(162, 10_000));
    assertEquals(125, layout.owner(163, 10_000));
    assertEquals(100, layout.owner(138, 10_000));
    assertEquals(75, layout.owner(137, 10_000));
  }

  @Test
  void tiesGoLeft() {
    WindowLayout layout = WindowLayout.everyBases(101, 10);
    // Base 155 is 5 from the centres 150 and 160.
    assertEquals(100, layout.owner(155, 10_000));
    assertEquals(110, layout.owner(156, 10_000));
  }

  @Test
  void aTieDoesNotGoToAWindowThatEndsBeforeTheBase() {
    // Base 4 is 2 from the centres 2 and 6, but the window [0, 4) does not hold it.
    WindowLayout layout = WindowLayout.everyBases(4, 4);
    assertEquals(4, layout.owner(4, 100));
    assertEquals(0, layout.owner(3, 100));
  }

  @Test
  void atTheChromosomesEndsBasesGoToTheNearestWindowThatFits() {
    WindowLayout layout = WindowLayout.everyBases(101, 25);
    assertEquals(0, layout.owner(0, 1000));
    // The last grid window starts at 875 and ends at 976; the grid window at 900 would not fit.
    assertEquals(875, layout.owner(975, 1000));
    assertEquals(WindowLayout.NONE, layout.owner(976, 1000));
    assertEquals(WindowLayout.NONE, layout.owner(5, 100));
  }

  @Test
  void anAnchoredWindowOwnsAllOfItsBasesAndOnlyThem() {
    WindowLayout layout = WindowLayout.everyBases(101, 25).anchoredAt(513);
    assertEquals(463, layout.owner(463, 1000));
    assertEquals(463, layout.owner(563, 1000));
    assertEquals(layout.gridOwner(462, 1000), layout.owner(462, 1000));
    assertEquals(layout.gridOwner(564, 1000), layout.owner(564, 1000));
  }

  @Test
  void anAnchorWhoseWindowDoesNotFitHasNoEffect() {
    for (int anchor : new int[] {0, 49, 950, 999}) {
      WindowLayout layout = WindowLayout.everyBases(101, 25).anchoredAt(anchor);
      assertEquals(WindowLayout.NONE, layout.anchorStart(1000));
      assertEquals(0, layout.owner(49, 1000));
    }
    assertEquals(0, WindowLayout.everyBases(101, 25).anchoredAt(50).anchorStart(1000));
    assertEquals(899, WindowLayout.everyBases(101, 25).anchoredAt(949).anchorStart(1000));
  }

  @Test
  void wholeWindowsLieEdgeToEdge() {
    WindowLayout layout = WindowLayout.everyBases(101, 101);
    List<WindowLayout.Run> runs = layout.runs(0, 1010, 1010);
    assertEquals(List.of(new WindowLayout.Run(0, 1010, 0, 101, 10)), runs);
    assertEquals(202, layout.ownedFrom(202));
    assertEquals(303, layout.ownedTo(202, 1010));
  }

  @Test
  void anAnchorSplitsARegionInThreeRuns() {
    List<WindowLayout.Run> runs =
        WindowLayout.everyBases(101, 25).anchoredAt(513).runs(400, 700, 1000);
    assertEquals(
        List.of(
            new WindowLayout.Run(400, 463, 350, 25, 3),
            new WindowLayout.Run(463, 564, 463, 1, 1),
            new WindowLayout.Run(564, 700, 525, 25, 6)),
        runs);
  }

  @Test
  void aStrideLongerThanTheWindowWouldLeaveGaps() {
    assertThrows(IllegalArgumentException.class, () -> WindowLayout.everyBases(101, 102));
    assertThrows(IllegalArgumentException.class, () -> WindowLayout.everyBases(101, 0));
  }

  /** The rule of the class comment, by trying every window. */
  private static int bruteForceOwner(WindowLayout layout, int position, int chromosomeLength) {
    int length = layout.windowLength();
    if (layout.anchor().isPresent()) {
      int start = layout.anchor().getAsInt() - length / 2;
      if (start >= 0
          && start + length <= chromosomeLength
          && position >= start
          && position < start + length) {
        return start;
      }
    }
    int best = WindowLayout.NONE;
    int nearest = Integer.MAX_VALUE;
    for (int start = 0; start + length <= chromosomeLength; start += layout.stride()) {
      int distance = Math.abs(start + length / 2 - position);
      if (position >= start && position < start + length && distance < nearest) {
        nearest = distance;
        best = start;
      }
    }
    return best;
  }

  @Test
  void ownersAndRunsAreThoseOfTheRuleForAnyLayoutAndRegion() {
    long seed = 1009;
    Random random = new Random(seed);
    for (int trial = 0; trial < 500; trial++) {
      int length = 1 + random.nextInt(20);
      WindowLayout layout = WindowLayout.everyBases(length, 1 + random.nextInt(length));
      int chromosome = 1 + random.nextInt(120);
      if (random.nextBoolean()) {
        layout = layout.anchoredAt(random.nextInt(chromosome));
      }
      int from = random.nextInt(chromosome);
      int to = from + 1 + random.nextInt(chromosome - from);
      String where = "seed " + seed + ", trial " + trial + ", " + layout + " of " + chromosome;

      int[] fromRuns = new int[to - from];
      Arrays.fill(fromRuns, WindowLayout.NONE);
      int runsEnd = from;
      for (WindowLayout.Run run : layout.runs(from, to, chromosome)) {
        assertTrue(run.from() >= runsEnd && run.from() < run.to() && run.to() <= to, where);
        runsEnd = run.to();
        for (int i = 0; i < run.count(); i++) {
          int start = run.start(i);
          int ownedFrom = run.count() == 1 ? run.from() : layout.ownedFrom(start);
          int ownedTo = run.count() == 1 ? run.to() : layout.ownedTo(start, chromosome);
          assertTrue(ownedTo > run.from() && ownedFrom < run.to(), where);
          for (int p = Math.max(ownedFrom, run.from()); p < Math.min(ownedTo, run.to()); p++) {
            fromRuns[p - from] = start;
          }
        }
      }
      for (int position = from; position < to; position++) {
        int expected = bruteForceOwner(layout, position, chromosome);
        assertEquals(expected, layout.owner(position, chromosome), where + " at " + position);
        assertEquals(expected, fromRuns[position - from], where + ", runs at " + position);
      }
    }
  }
}
