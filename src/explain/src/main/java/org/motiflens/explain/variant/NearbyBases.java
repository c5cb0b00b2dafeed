package org.motiflens.explain.variant;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;

/**
 * A source that is asked for small pieces close to each other: it reads ahead on both sides and
 * answers from what it has. For one thread.
 */
public final class NearbyBases implements SequenceSource {
  private static final int AROUND = 2048;

  private final SequenceSource source;
  private Locus held;
  private byte[] codes = new byte[0];

  public NearbyBases(SequenceSource source) {
    this.source = source;
  }

  @Override
  public String genomeId() {
    return source.genomeId();
  }

  @Override
  public List<String> chromosomes() {
    return source.chromosomes();
  }

  @Override
  public int length(String chromosome) {
    return source.length(chromosome);
  }

  @Override
  public Optional<Locus> place(Locus locus) {
    return source.place(locus);
  }

  @Override
  public byte[] codes(Locus locus) {
    if (held == null
        || !held.chromosome().equals(locus.chromosome())
        || locus.start() < held.start()
        || locus.end() > held.end()) {
      int length = source.length(locus.chromosome());
      int start = Math.max(0, locus.start() - AROUND);
      int end = (int) Math.max(locus.end(), Math.min(length, (long) locus.end() + AROUND));
      Locus wider = new Locus(locus.chromosome(), start, end);
      codes = source.codes(wider);
      held = wider;
    }
    return Arrays.copyOfRange(codes, locus.start() - held.start(), locus.end() - held.start());
  }
}
