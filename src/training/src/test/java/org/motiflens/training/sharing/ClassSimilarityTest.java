package org.motiflens.training.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassSimilarityTest {
  private static final double[] A = {1, 2, 3};
  private static final double[] B = {-2, -4, -6};
  private static final double[] C = {1, 0, 1};
  private static final double[] CONSTANT = {5, 5, 5};

  private final ClassSimilarity similarity =
      ClassSimilarity.of(List.of("a", "b", "c", "flat"), List.of(A, B, C, CONSTANT));

  @Test
  void isSymmetricWithOnesOnTheDiagonal() {
    for (int i = 0; i < 3; i++) {
      assertEquals(1, similarity.correlation(i, i).orElseThrow());
      for (int j = 0; j < 3; j++) {
        assertEquals(similarity.correlation(i, j), similarity.correlation(j, i));
      }
    }
    assertEquals(-1, similarity.correlation(0, 1).orElseThrow(), 1e-12);
    assertEquals(0, similarity.correlation(0, 2).orElseThrow(), 1e-12);
  }

  @Test
  void isNotDefinedForAClassWithoutPreference() {
    assertTrue(similarity.correlation(0, 3).isEmpty());
    assertTrue(similarity.correlation(3, 3).isEmpty());
    assertFalse(similarity.neighbours(0).contains(3));
    assertTrue(similarity.neighbours(3).isEmpty());
  }

  @Test
  void doesNotDependOnTheOrderOfTheClasses() {
    ClassSimilarity turned = ClassSimilarity.of(List.of("c", "b", "a"), List.of(C, B, A));
    assertEquals(similarity.correlation(1, 2), turned.correlation(1, 0));
    assertEquals(List.of(2, 1), similarity.neighbours(0));
  }
}
