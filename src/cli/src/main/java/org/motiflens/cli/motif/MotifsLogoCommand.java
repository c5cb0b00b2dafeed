package org.motiflens.cli.motif;

import java.util.concurrent.Callable;
import org.motiflens.cli.option.DatabaseChoice;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.figure.logo.LogoLayout;
import org.motiflens.figure.logo.LogoPalette;
import org.motiflens.figure.logo.LogoSvg;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws the logo of a motif. */
@Command(
    name = "logo",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = "Draw the sequence logo of a motif, as SVG.")
final class MotifsLogoCommand implements Callable<Integer> {
  /** What the heights of the letters are. */
  enum Heights {
    BITS,
    CORRECTED,
    PROBABILITY
  }

  private final MotifLibrary library;

  @Option(
      names = "--motif",
      required = true,
      paramLabel = "MOTIF",
      description = "Its id, or a factor that has one motif.")
  private String motif;

  @Mixin private DatabaseChoice database;

  @Option(
      names = "--heights",
      paramLabel = "HEIGHTS",
      defaultValue = "BITS",
      description =
          "${COMPLETION-CANDIDATES}: information content, the same with the small-sample"
              + " correction, or probabilities. Default: ${DEFAULT-VALUE}.")
  private Heights heights;

  @Option(
      names = "--colours",
      paramLabel = "COLOURS",
      defaultValue = "IGV",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private LogoPalette colours;

  @Option(names = "--reverse", description = "Draw the reverse complement.")
  private boolean reverse;

  @Mixin private TextOutput output;

  MotifsLogoCommand(MotifLibrary library) {
    this.library = library;
  }

  @Override
  public Integer call() {
    MotifDatabase known = database.open(library);
    MotifMatrix forward = known.motif(motif);
    MotifMatrix shown = reverse ? forward.reverseComplement() : forward;
    String title = (shown.name() + " " + shown.id()).strip() + (reverse ? ", reversed" : "");
    String description =
        Provenance.ofThisProduct().with("motif database", known.notice()).commentLines();
    output.write(
        new LogoSvg(
                colours,
                heights == Heights.PROBABILITY ? "probability" : "bits",
                title,
                description)
            .draw(layout(shown)));
    return 0;
  }

  private LogoLayout layout(MotifMatrix shown) {
    if (heights == Heights.CORRECTED && shown.sites(0).isEmpty()) {
      throw new InputException(
          "The number of sites of motif " + shown.id() + " is not known; use --heights BITS.");
    }
    return switch (heights) {
      case BITS -> LogoLayout.bits(shown);
      case CORRECTED -> LogoLayout.correctedBits(shown);
      case PROBABILITY -> LogoLayout.probability(shown);
    };
  }
}
