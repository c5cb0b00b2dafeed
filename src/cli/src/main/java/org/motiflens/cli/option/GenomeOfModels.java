package org.motiflens.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Assembly;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;
import picocli.CommandLine.Option;

/** A genome that is to be that of the models, and the option that lets commands accept another. */
public abstract class GenomeOfModels {
  @Option(
      names = "--any-genome",
      description =
          "Accept a genome whose chromosomes differ in length from those of the assembly that the"
              + " models were trained on.")
  private boolean anyGenome;

  /** Its file, as the command line has it. */
  public abstract Path file();

  /**
   * Opens it.
   *
   * @throws InputException when it cannot be read, or is not the assembly that a model was trained
   *     on and need not be
   */
  public GenomeFile open(List<ModelBundle> bundles) {
    return openFor(bundles.stream().map(ModelBundle::card).toList());
  }

  /** As {@link #open}, for models of which the cards are at hand. */
  public GenomeFile openFor(List<ModelCard> cards) {
    GenomeFile source = GenomeFile.open(file());
    try {
      cards.forEach(card -> require(source, card));
      return source;
    } catch (InputException e) {
      source.close();
      throw e;
    }
  }

  /**
   * What browsers call a genome that was opened here: the models' assembly, which it was checked to
   * be, or its own name when any genome is accepted.
   */
  public String assembly(GenomeFile source, List<ModelBundle> bundles) {
    return anyGenome ? source.genomeId() : bundles.get(0).card().genome();
  }

  /**
   * Refuses a genome that was opened here, for a model that was trained on another, unless any is
   * accepted.
   */
  public void require(GenomeFile source, ModelCard card) {
    if (anyGenome) {
      return;
    }
    Optional<Assembly> trained = Assembly.named(card.genome());
    try {
      trained.ifPresent(assembly -> assembly.require(source));
    } catch (InputException e) {
      throw new InputException(
          e.getMessage()
              + ", which "
              + card.id()
              + " was trained on; give that genome, or --any-genome if this one is meant.",
          e);
    }
  }
}
