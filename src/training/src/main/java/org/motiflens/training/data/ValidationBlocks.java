package org.motiflens.training.data;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import org.motiflens.genome.Locus;

/**
 * Which part of the genome validates: a tenth of its blocks of {@value #BLOCK} bases, chosen by a
 * hash of their places. All experiments have the same blocks, so that a network trained on many
 * experiments has not seen what validates any single one, though peaks of different factors often
 * share a site.
 */
public final class ValidationBlocks {
  private static final int BLOCK = 1_000_000;
  private static final int PARTS = 10;

  private ValidationBlocks() {}

  /** Whether the block of a window's middle base is one of these. */
  public static boolean contains(Locus window) {
    long middle = (window.start() + window.end()) / 2L;
    String block = window.chromosome() + ":" + middle / BLOCK;
    int hash = Hashing.murmur3_32_fixed().hashString(block, StandardCharsets.UTF_8).asInt();
    return Math.floorMod(hash, PARTS) == 0;
  }
}
