package org.motiflens.genome.sequence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;

/**
 * A sequence with a name, as a FASTA file holds it; where genomes are read, a genome of one
 * chromosome. Immutable.
 */
public final class NamedSequence implements SequenceSource {
  private final String name;
  private final byte[] codes;
  private final Optional<Locus> origin;

  /**
   * @param name the first word of its header; others may have the same
   * @param codes see {@link Bases}
   */
  public NamedSequence(String name, byte[] codes) {
    this(name, codes, Optional.empty());
  }

  /**
   * A sequence that was cut from a genome.
   *
   * @param origin where it lies there
   */
  public NamedSequence(String name, byte[] codes, Locus origin) {
    this(name, codes, Optional.of(origin));
  }

  private NamedSequence(String name, byte[] codes, Optional<Locus> origin) {
    this.name = name;
    this.codes = codes.clone();
    this.origin = origin;
  }

  public String name() {
    return name;
  }

  /** Number of bases. */
  public int length() {
    return codes.length;
  }

  /** A copy of all codes. */
  public byte[] codes() {
    return codes.clone();
  }

  @Override
  public String genomeId() {
    return name;
  }

  @Override
  public List<String> chromosomes() {
    return List.of(name);
  }

  @Override
  public int length(String chromosome) {
    requireName(chromosome);
    return codes.length;
  }

  @Override
  public byte[] codes(Locus locus) {
    requireName(locus.chromosome());
    if (locus.end() > codes.length) {
      throw new InputException(
          locus
              + " reaches beyond the end of "
              + name
              + ", which has "
              + codes.length
              + " bases; choose a place inside.");
    }
    return Arrays.copyOfRange(codes, locus.start(), locus.end());
  }

  @Override
  public Optional<Locus> place(Locus locus) {
    return origin.map(
        whole ->
            new Locus(
                whole.chromosome(), whole.start() + locus.start(), whole.start() + locus.end()));
  }

  private void requireName(String chromosome) {
    if (!chromosome.equals(name)) {
      throw new InputException("There is no sequence " + chromosome + "; name " + name + ".");
    }
  }
}
