package org.motiflens.plugin.igv3;

import java.util.List;
import org.igv.feature.Chromosome;
import org.igv.feature.genome.Genome;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.message.Messages;

/** The genome that IGV has open. Reads from disk or network: never for the event thread. */
final class IgvGenome implements BrowserGenome {
  private final Genome genome;
  private final String id;
  private final int number;

  /**
   * @param number of genomes that IGV has had open before this one
   */
  IgvGenome(Genome genome, int number) {
    this.genome = genome;
    this.number = number;
    this.id = nameOf(genome.getId());
  }

  static String nameOf(String igvId) {
    String name = igvId.substring(Math.max(igvId.lastIndexOf('/'), igvId.lastIndexOf('\\')) + 1);
    return name.replaceFirst("\\.(fa|fasta|fna)(\\.gz|\\.bgz)?$", "");
  }

  boolean isOf(Genome other) {
    return genome == other;
  }

  @Override
  public String genomeId() {
    return id;
  }

  @Override
  public String key() {
    return id + " " + number;
  }

  @Override
  public List<String> chromosomes() {
    return genome.getChromosomes().stream().map(Chromosome::getName).toList();
  }

  @Override
  public String canonical(String chromosome) {
    return genome.getCanonicalChrName(chromosome);
  }

  @Override
  public int length(String chromosome) {
    Chromosome found = genome.getChromosome(chromosome);
    if (found == null) {
      throw new InputException(Messages.noChromosome(chromosome, id));
    }
    return found.getLength();
  }

  @Override
  public byte[] codes(Locus locus) {
    if (locus.end() > length(locus.chromosome())) {
      throw new InputException(Messages.noSequence(locus.toString(), id));
    }
    byte[] letters = genome.getSequence(canonical(locus.chromosome()), locus.start(), locus.end());
    if (letters == null || letters.length != locus.length()) {
      throw new InputException(Messages.noSequence(locus.toString(), id));
    }
    return Bases.encodeGenomic(letters);
  }
}
