package org.motiflens.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.motiflens.genome.Locus;

class ValidationBlocksTest {
  @Test
  void aTenthOfTheGenomeValidates() {
    int blocks = 0;
    for (int chromosome = 1; chromosome <= 22; chromosome++) {
      for (int megabase = 0; megabase < 150; megabase++) {
        if (ValidationBlocks.contains(at("chr" + chromosome, megabase * 1_000_000 + 500))) {
          blocks++;
        }
      }
    }
    assertEquals(0.1, blocks / (22 * 150.0), 0.015);
  }

  @Test
  void allWindowsOfABlockAreOnOneSide() {
    for (int megabase = 0; megabase < 50; megabase++) {
      boolean first = ValidationBlocks.contains(at("chr7", megabase * 1_000_000));
      boolean last = ValidationBlocks.contains(at("chr7", megabase * 1_000_000 + 999_999));
      assertEquals(first, last, "block " + megabase);
    }
  }

  private static Locus at(String chromosome, int middle) {
    return new Locus(chromosome, middle, middle + 1);
  }
}
