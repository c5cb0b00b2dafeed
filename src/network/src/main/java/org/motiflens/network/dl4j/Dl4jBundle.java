package org.motiflens.network.dl4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Product;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.genome.file.Sha256;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.BundleArchive;
import org.motiflens.network.bundle.ImportedBundle;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.engine.Networks;

/**
 * A model that was trained elsewhere, on its way into a bundle: Deeplearning4j's configuration
 * without dropout, its coefficients byte for byte, and a card. Immutable; the same input gives the
 * same bytes.
 */
public final class Dl4jBundle implements ImportedBundle {
  /**
   * What the file does not say and its owner must.
   *
   * @param tf the transcription factor
   * @param experiment TF, cell line, antibody and laboratory
   * @param windowLength bases read
   * @param positiveIndex output that means "bound", 0 or 1
   * @param licence of the weights
   */
  public record Declaration(
      String tf,
      String experiment,
      String cellLine,
      int windowLength,
      int positiveIndex,
      String licence) {}

  private final ModelCard card;
  private final byte[] configuration;
  private final byte[] coefficients;

  private Dl4jBundle(ModelCard card, byte[] configuration, byte[] coefficients) {
    this.card = card;
    this.configuration = configuration;
    this.coefficients = coefficients;
  }

  /**
   * Reads a file as Deeplearning4j's {@code ModelSerializer} writes it. No object in it is ever
   * deserialised.
   *
   * @throws InputException when the file is none, or its network is not of a family that the engine
   *     computes; the message names the file
   */
  public static Dl4jBundle read(Path file, Declaration declaration) {
    if (!Files.isRegularFile(file)) {
      throw FileFailure.noFile(file);
    }
    try (BundleArchive archive = BundleArchive.openWithoutCard(file, Dl4jFormat.DEEPLEARNING4J)) {
      byte[] configuration = DropoutFreeConfiguration.of(archive.read(Dl4jFormat.CONFIGURATION));
      return of(file, configuration, archive.read(Dl4jFormat.COEFFICIENTS), declaration);
    } catch (InputException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }

  /**
   * A model that is already in Deeplearning4j's form.
   *
   * @param source the file that it was read from, for the card
   * @param configuration of a network without dropout, {@code configuration.json}
   * @param coefficients its parameters, {@code coefficients.bin}
   * @throws InputException when the engine cannot compute it
   */
  public static Dl4jBundle of(
      Path source, byte[] configuration, byte[] coefficients, Declaration declaration)
      throws IOException {
    // Layers decide the name: read under a name of no architecture, then under the right one.
    ModelCard unnamed = card(declaration, "unnamed", source, configuration, coefficients);
    Architecture found = ConfigurationReader.read(configuration, unnamed).architecture();
    ModelCard card = card(declaration, name(found), source, configuration, coefficients);
    Configuration checked = ConfigurationReader.read(configuration, card);
    Networks.of(
        checked.architecture(),
        CoefficientsLayout.weights(
            checked, CoefficientsReader.read(coefficients), card.positiveIndex()));
    return new Dl4jBundle(card, configuration.clone(), coefficients.clone());
  }

  /** The published name of these layers, or the family's with {@code custom}. */
  private static String name(Architecture found) {
    for (Architecture published : Architecture.PUBLISHED.values()) {
      if (published.family() == found.family()
          && published.convolutions().equals(found.convolutions())
          && published.padded() == found.padded()
          && published.hidden().equals(found.hidden())
          && published.recurrentLayers() == found.recurrentLayers()
          && published.recurrentSize() == found.recurrentSize()
          && published.windowLength() == found.windowLength()) {
        return published.name();
      }
    }
    return "custom-" + found.family().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ModelCard card(
      Declaration declaration,
      String architecture,
      Path file,
      byte[] configuration,
      byte[] coefficients)
      throws IOException {
    String name = file.getFileName().toString();
    return new ModelCard(
        ModelCard.SCHEMA,
        declaration.experiment() + "/" + architecture,
        declaration.tf(),
        declaration.experiment(),
        declaration.cellLine(),
        architecture,
        declaration.windowLength(),
        "ACGT",
        declaration.positiveIndex(),
        "hg19",
        new ModelCard.Training(
            "trained elsewhere",
            name,
            "not known",
            Map.of(name, Sha256.of(Files.readAllBytes(file))),
            0,
            0,
            "not known",
            Map.of(),
            0,
            ModelCard.Training.NO_EPOCH),
        ModelCard.Evaluation.NOT_MEASURED,
        Sha256.of(coefficients),
        Sha256.of(configuration),
        declaration.licence(),
        "not stated",
        Product.version());
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public Map<String, byte[]> entries() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(Dl4jFormat.CONFIGURATION, configuration);
    entries.put(Dl4jFormat.COEFFICIENTS, coefficients);
    return entries;
  }
}
