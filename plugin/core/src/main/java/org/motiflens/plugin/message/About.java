package org.motiflens.plugin.message;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.genome.Product;

/** What the extension says of itself. */
public final class About {
  private About() {}

  /**
   * The models that there are.
   *
   * @param count how many
   * @param factors of how many factors, each cell line for itself
   * @param folder where they lie
   */
  public record Models(int count, int factors, Optional<Path> folder) {}

  /**
   * Version, models, what to cite, licence; lines to be shown and copied.
   *
   * @param java version of the virtual machine
   * @param backEnd name of the arithmetic's back end
   */
  public static String text(Models models, String java, String backEnd) {
    return String.join(
        "\n",
        String.format(
            Locale.ROOT,
            "%s %s (Java %s, back end %s)",
            Messages.PRODUCT,
            Product.version(),
            java,
            backEnd),
        String.format(
            Locale.ROOT,
            "%,d models of %,d factors%s",
            models.count(),
            models.factors(),
            models.folder().map(path -> " in " + Messages.plain(path.toString())).orElse("")),
        "",
        "It implements, please cite:",
        "Lanchantin J, Singh R, Wang B, Qi Y. Deep Motif Dashboard: Visualizing and Understanding"
            + " Genomic Sequences Using Deep Neural Networks. Pacific Symposium on Biocomputing"
            + " 2017.",
        "Liu G, Zeng H, Gifford DK. Visualizing complex feature interactions and feature sharing"
            + " in genomic deep neural networks (DeepResolve). BMC Bioinformatics 2019, 20:401.",
        "Each model's card says what it was trained on and what it was made from; methods have"
            + " their sources in docs/methods.md.",
        "",
        "MIT License. Copyright (c) 2026 The MotifLens authors. Models and motifs have licences of"
            + " their own, which their cards and notices say; those of its libraries are in the jar,"
            + " META-INF/licences.");
  }
}
