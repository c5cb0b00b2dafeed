package org.motiflens.genome.sequence;

import java.util.List;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;

/**
 * Where bases come from: a FASTA file, a 2bit file, or the genome that IGV has open. Safe for use
 * by many threads.
 */
public interface SequenceSource {
  /** What exports name as the genome: {@code hg19}, or the file name without its extension. */
  String genomeId();

  /** Chromosome names in the order of the source. */
  List<String> chromosomes();

  /**
   * Number of bases of a chromosome.
   *
   * @throws InputException when the source has no such chromosome
   */
  int length(String chromosome);

  /**
   * The codes ({@link Bases}) of an interval.
   *
   * @throws InputException when the interval is not wholly inside a chromosome of the source, or
   *     cannot be read
   */
  byte[] codes(Locus locus);

  /**
   * Where in a genome an interval lies that other files can be asked about: the interval itself, or
   * nothing of a source that is no genome.
   */
  default Optional<Locus> place(Locus locus) {
    return Optional.of(locus);
  }
}
