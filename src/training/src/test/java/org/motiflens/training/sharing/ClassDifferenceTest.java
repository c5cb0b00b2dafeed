package org.motiflens.training.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassDifferenceTest {
  private static final double[] FIRST = {1, -2, 0.5, 3};
  private static final double[] SECOND = {0, 2, 0.5, 2};

  @Test
  void whatDiffersMostComesFirstAndTiesByNumber() {
    List<ClassDifference> features = ClassDifference.of(FIRST, SECOND);
    assertEquals(List.of(1, 0, 3, 2), features.stream().map(ClassDifference::feature).toList());
    assertEquals(-4, features.get(0).difference());
    assertEquals(0, features.get(3).difference());
  }

  @Test
  void swappingTheClassesTurnsTheSign() {
    List<ClassDifference> one = ClassDifference.of(FIRST, SECOND);
    List<ClassDifference> other = ClassDifference.of(SECOND, FIRST);
    for (int i = 0; i < one.size(); i++) {
      assertEquals(0, one.get(i).difference() + other.get(i).difference());
    }
  }

  @Test
  void classesOfOtherFeaturesAreNotCompared() {
    assertThrows(IllegalArgumentException.class, () -> ClassDifference.of(FIRST, new double[] {1}));
  }
}
