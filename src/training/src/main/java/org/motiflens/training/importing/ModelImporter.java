package org.motiflens.training.importing;

import java.nio.file.Path;
import org.motiflens.network.bundle.ImportedBundle;

/** One kind of file that models come in. */
interface ModelImporter {
  /** What such a file is, for a sentence that says what was expected. */
  String form();

  /**
   * Whether a file is of this kind, as far as its first bytes say it.
   *
   * @throws org.motiflens.genome.InputException when the file cannot be read
   */
  boolean claims(Path file);

  /**
   * Reads a model and makes its card.
   *
   * @throws org.motiflens.genome.InputException when the file is damaged, no model that can be run,
   *     or lacks something that has to be declared; the message names the file
   * @throws UnsuitableDeclarationException when something was declared that such a file cannot have
   */
  ImportedBundle read(Path file, Declaration declaration);
}
