package org.motiflens.network.bundle;

import java.util.Collection;
import java.util.TreeSet;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.sequence.Assembly;
import org.motiflens.genome.sequence.SequenceSource;

/**
 * A genome beside the one that models were trained on, as results say it of themselves.
 *
 * @param genomeId of the genome that values were computed on
 * @param others assemblies that models were trained on and the genome is not; empty when it may be
 *     all of theirs, or none of theirs is known here
 */
public record GenomeMatch(String genomeId, String others) {
  /** Of a genome and the cards of models that read it. */
  public static GenomeMatch of(SequenceSource genome, Collection<ModelCard> cards) {
    TreeSet<String> others = new TreeSet<>();
    for (ModelCard card : cards) {
      if (!others.contains(card.genome())
          && Assembly.named(card.genome()).filter(own -> !own.mayBe(genome)).isPresent()) {
        others.add(card.genome());
      }
    }
    return new GenomeMatch(genome.genomeId(), String.join(" and ", others));
  }

  /** Adds the genome, and the assembly of models that were trained on another. */
  public Provenance addTo(Provenance provenance) {
    Provenance with = provenance.with("genome", genomeId);
    return others.isEmpty()
        ? with
        : with.with("genome of the model", others + ", which the one above is not");
  }
}
