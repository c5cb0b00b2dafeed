package org.motiflens.explain.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.interaction.Planting.Effect;
import org.motiflens.explain.interaction.Planting.Orientation;
import org.motiflens.explain.interaction.Planting.Point;
import org.motiflens.fixture.LogicNetworks;
import org.motiflens.genome.InputException;

class PlantingTest {
  private static List<byte[]> neutral(int count) {
    Random random = new Random(2);
    List<byte[]> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(LogicNetworks.neutral(random));
    }
    return list;
  }

  @Test
  void importanceIsWhatAWordAloneBrings() {
    Planting planting = new Planting(LogicNetworks.of(1.5f, -2, 3), neutral(40));
    assertEquals(40, planting.backgrounds());
    assertEquals(1.5, planting.importance(LogicNetworks.A).mean(), 1e-5);
    assertEquals(-2, planting.importance(LogicNetworks.B).mean(), 1e-5);
    Effect nothing = planting.importance("TTTTT");
    assertEquals(0, nothing.mean(), 1e-5);
    assertEquals(1, nothing.p());
  }

  @Test
  void interactionIsThereInTheOrientationThatTheModelKnows() {
    Planting planting = new Planting(LogicNetworks.of(1, 1, 2.5f), neutral(40));
    List<Point> points =
        planting.curve(
            LogicNetworks.A,
            LogicNetworks.B,
            List.of(0, 3, 20),
            List.of(Orientation.values()),
            Monitor.NONE);
    assertEquals(12, points.size());
    for (Point point : points) {
      boolean known = point.orientation() == Orientation.SAME;
      assertEquals(known ? 2.5 : 0, point.eps().mean(), 1e-5, point.toString());
      assertEquals(known ? 0 : 1, point.eps().p(), point.toString());
    }
  }

  @Test
  void anIntervalIsStudents() {
    // Half of the sequences hold b already: planting it there brings nothing.
    List<byte[]> mixed = new ArrayList<>(neutral(40));
    for (int i = 0; i < 20; i++) {
      mixed.set(i, LogicNetworks.with(mixed.get(i), LogicNetworks.B, 2));
    }
    Effect effect = new Planting(LogicNetworks.of(0, 1, 0), mixed).importance(LogicNetworks.B);
    assertEquals(0.5, effect.mean(), 1e-5);
    // sd = sqrt(40/39)/2, Student's quantile of 39 degrees of freedom 2.02269.
    double half = 2.02269 * Math.sqrt(40 / 39.0) / 2 / Math.sqrt(40);
    assertEquals(0.5 - half, effect.low(), 1e-4);
    assertEquals(0.5 + half, effect.high(), 1e-4);
    assertTrue(effect.p() < 1e-5);
  }

  @Test
  void whatCannotBePlantedIsRefused() {
    assertEquals(
        "There are 5 neutral sequences to plant words in; at least 20 are needed.",
        assertThrows(
                InputException.class, () -> new Planting(LogicNetworks.of(1, 1, 1), neutral(5)))
            .getMessage());
    Planting planting = new Planting(LogicNetworks.of(1, 1, 1), neutral(20));
    assertEquals(
        "Words of 7 and 7 bases, 50 apart, do not fit into the window's 60 bases; choose smaller gaps or shorter words.",
        assertThrows(
                InputException.class,
                () ->
                    planting.curve(
                        LogicNetworks.A,
                        LogicNetworks.B,
                        List.of(50),
                        List.of(Orientation.SAME),
                        Monitor.NONE))
            .getMessage());
  }
}
