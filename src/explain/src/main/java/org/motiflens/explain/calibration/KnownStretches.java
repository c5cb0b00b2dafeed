package org.motiflens.explain.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;

/**
 * The long stretches of a genome without an unknown base. Found once, by reading all of it.
 * Immutable.
 */
public final class KnownStretches {
  /** Bases that are read at a time. */
  private static final int READ = 1 << 20;

  private final SequenceSource source;
  private final List<Locus> stretches = new ArrayList<>();

  /**
   * @param shortest bases of a stretch that counts: short ones may have been collected around
   *     something
   * @param wanted which chromosomes
   */
  public KnownStretches(SequenceSource source, int shortest, Predicate<String> wanted) {
    this.source = source;
    for (String chromosome : source.chromosomes()) {
      if (wanted.test(chromosome)) {
        find(chromosome, shortest);
      }
    }
  }

  private void find(String chromosome, int shortest) {
    int length = source.length(chromosome);
    int begin = 0;
    for (int at = 0; at < length; at += READ) {
      byte[] codes = source.codes(new Locus(chromosome, at, Math.min(length, at + READ)));
      for (int i = 0; i < codes.length; i++) {
        if (codes[i] == Bases.N) {
          add(chromosome, begin, at + i, shortest);
          begin = at + i + 1;
        }
      }
    }
    add(chromosome, begin, length, shortest);
  }

  private void add(String chromosome, int begin, int end, int shortest) {
    if (end - begin >= Math.max(1, shortest)) {
      stretches.add(new Locus(chromosome, begin, end));
    }
  }

  SequenceSource source() {
    return source;
  }

  /** In the order of the genome. */
  public List<Locus> stretches() {
    return List.copyOf(stretches);
  }

  /** How many known bases there are in them. */
  public long bases() {
    return stretches.stream().mapToLong(Locus::length).sum();
  }
}
