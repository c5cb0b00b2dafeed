package org.motiflens.training.genomic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.training.data.PartialGenome;
import org.motiflens.training.data.ValidationBlocks;

/**
 * The sequence that training may see: everything that is known outside of {@link
 * HeldOutChromosomes}, in stretches without an unknown base. Windows in {@link ValidationBlocks}
 * validate, all others train. Immutable.
 */
public final class KnownSequence {
  /** Shorter stretches were collected around peaks of some data set. */
  static final int LONG = 100_000;

  private final PartialGenome genome;
  private final int windowLength;
  private final List<Locus> stretches = new ArrayList<>();
  private final Map<String, NavigableMap<Integer, Locus>> byChromosome = new HashMap<>();
  private final Pool contigs = new Pool();
  private final Pool blocks = new Pool();

  /** Stretches to draw windows from, each place as likely as any other. */
  private final class Pool {
    private final List<Locus> members = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>();
    private long places;

    void add(Locus stretch) {
      places += stretch.length() - windowLength + 1;
      members.add(stretch);
      ends.add(places);
    }

    Locus draw(Random random) {
      long place = (long) (random.nextDouble() * places);
      int low = 0;
      int high = members.size() - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (ends.get(middle) > place) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      Locus stretch = members.get(low);
      int start = stretch.end() - windowLength - (int) (ends.get(low) - 1 - place);
      return new Locus(stretch.chromosome(), start, start + windowLength);
    }
  }

  /**
   * @throws InputException when nothing is left outside of the held-out chromosomes
   */
  public KnownSequence(PartialGenome genome, int windowLength) {
    this.genome = genome;
    this.windowLength = windowLength;
    for (Locus stretch : genome.stretches()) {
      if (!HeldOutChromosomes.ALL.contains(stretch.chromosome())
          && stretch.length() >= windowLength) {
        stretches.add(stretch);
        byChromosome
            .computeIfAbsent(stretch.chromosome(), name -> new TreeMap<>())
            .put(stretch.start(), stretch);
        (stretch.length() >= LONG ? contigs : blocks).add(stretch);
      }
    }
    if (stretches.isEmpty()) {
      throw new InputException(
          "There is no sequence outside of "
              + String.join(" and ", HeldOutChromosomes.ALL.stream().sorted().toList())
              + " to train on; add chromosomes to hg19/.");
    }
  }

  /** All stretches. */
  public List<Locus> stretches() {
    return List.copyOf(stretches);
  }

  /** Stretches that nobody chose by what binds there. */
  public List<Locus> contigs() {
    return List.copyOf(contigs.members);
  }

  public int windowLength() {
    return windowLength;
  }

  /** The stretch that a window lies in; empty where a base is unknown or held out. */
  Optional<Locus> stretchAround(Locus window) {
    NavigableMap<Integer, Locus> here = byChromosome.get(window.chromosome());
    Map.Entry<Integer, Locus> stretch = here == null ? null : here.floorEntry(window.start());
    return stretch == null || stretch.getValue().end() < window.end()
        ? Optional.empty()
        : Optional.of(stretch.getValue());
  }

  /** Whether a known window lies in a stretch that nobody chose by what binds there. */
  boolean isInContig(Locus window) {
    return stretchAround(window).filter(stretch -> stretch.length() >= LONG).isPresent();
  }

  /** The bases of a window. */
  public byte[] codes(Locus window) {
    if (HeldOutChromosomes.ALL.contains(window.chromosome())) {
      throw new IllegalArgumentException(window + " is on a held-out chromosome");
    }
    return genome.codes(window);
  }

  /**
   * A random window that trains.
   *
   * @param fromBlocks share of the windows that come from the short blocks around peaks, others
   *     come from long contigs
   */
  Locus draw(Random random, double fromBlocks) {
    while (true) {
      boolean block =
          contigs.members.isEmpty()
              || (!blocks.members.isEmpty() && random.nextFloat() >= 1 - fromBlocks);
      Locus window = (block ? blocks : contigs).draw(random);
      if (!ValidationBlocks.contains(window)) {
        return window;
      }
    }
  }
}
