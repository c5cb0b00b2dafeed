package org.motiflens.cli.option;

import java.util.Optional;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.NamedSequence;

/**
 * A sequence that models are asked about.
 *
 * @param name as its file has it
 * @param sequence its bases; nothing when there is a problem
 * @param locus where it lies in the genome, if it was cut from one
 * @param problem why there are no bases: a clause for people, empty when there are some
 */
public record Query(
    String name, Optional<NamedSequence> sequence, Optional<Locus> locus, String problem) {
  static Query of(NamedSequence sequence) {
    return new Query(sequence.name(), Optional.of(sequence), Optional.empty(), "");
  }

  static Query of(String name, Locus locus, byte[] codes) {
    return new Query(
        name, Optional.of(new NamedSequence(name, codes, locus)), Optional.of(locus), "");
  }

  static Query without(String name, String problem) {
    return new Query(name, Optional.empty(), Optional.empty(), problem);
  }

  /** 0-based position, in its chromosome or else in the sequence, of the sequence's first base. */
  public int origin() {
    return locus.map(Locus::start).orElse(0);
  }
}
