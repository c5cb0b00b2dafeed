package org.motiflens.cli.dashboard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.cli.option.ModelChoice;
import org.motiflens.cli.option.OptionalGenome;
import org.motiflens.figure.dashboard.DashboardWindow;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.sequence.FastaReader;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.genome.sequence.NamedSequence;
import org.motiflens.genome.sequence.WantedLocus;
import org.motiflens.network.bundle.ModelBundle;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that name the windows of dashboards. */
final class DashboardInput {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Mixin private OptionalGenome genome;

  @ArgGroup(multiplicity = "1")
  private Choice choice;

  /** One of these. */
  static final class Choice {
    @Option(
        names = "--locus",
        paramLabel = "LOCUS",
        description =
            "Such as chr20:30,200,851 or chr20:30,200,801-30,200,901; the window is centred on its"
                + " middle.")
    private String locus;

    @Option(
        names = {"--peaks", "--bed"},
        paramLabel = "FILE",
        description = "narrowPeak or BED; windows are centred on summits, else on middles.")
    private Path peaks;

    @Option(
        names = "--fasta",
        paramLabel = "FILE",
        description =
            "Sequences, no index needed; of one longer than a window its middle is shown.")
    private Path fasta;
  }

  /**
   * Windows to draw.
   *
   * @param source what they were cut from
   * @param windows in the order of the input
   * @param refused why others are not among them, one sentence each
   */
  record Windows(String source, List<DashboardWindow> windows, List<String> refused) {
    int size() {
      return windows.size();
    }

    DashboardWindow get(int i) {
      return windows.get(i);
    }
  }

  /** Refuses options that do not go together. */
  void check() {
    if (choice.fasta == null && !genome.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "--locus and --peaks need the genome that they lie in: --genome.");
    }
    if (choice.fasta != null && genome.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "--genome goes with --locus or --peaks, not with --fasta.");
    }
  }

  /**
   * Reads the windows.
   *
   * @param bundles the models that read them, of one window length
   * @throws InputException when an input cannot be used, none of its windows can, or the genome is
   *     not that of the models
   */
  Windows windows(List<ModelBundle> bundles) {
    int length = ModelChoice.windowLength(bundles.get(0));
    if (choice.fasta != null) {
      return ofSequences(length);
    }
    try (GenomeFile source = genome.open(bundles)) {
      if (choice.locus != null) {
        Locus given = WantedLocus.read(choice.locus, source);
        if (source.names().find(choice.locus.trim()).isPresent()) {
          throw new InputException(
              choice.locus.trim()
                  + " is a whole chromosome, and a dashboard shows one window; name the place that"
                  + " it is centred on, such as "
                  + choice.locus.trim()
                  + ":30,200,852.");
        }
        int centre = given.start() + given.length() / 2;
        Locus window = window(source, given.chromosome(), centre, length);
        DashboardWindow shown = DashboardWindow.of("", window, source.codes(window));
        shown
            .whyUnsuitable(length)
            .ifPresent(
                reason -> {
                  throw new InputException(reason);
                });
        return new Windows(source.genomeId(), List.of(shown), List.of());
      }
      return ofPeaks(source, length);
    }
  }

  private Windows ofPeaks(GenomeFile source, int length) {
    Collected collected = new Collected(length);
    for (Peak peak : PeakReader.read(choice.peaks)) {
      try {
        Locus own = source.names().resolve(peak.locus(), genome.file().toString());
        Locus window = window(source, own.chromosome(), peak.summit(), length);
        collected.add(DashboardWindow.of(peak.name(), window, source.codes(window)));
      } catch (InputException e) {
        collected.refused.add(e.getMessage());
      }
    }
    return collected.windows(source.genomeId(), choice.peaks);
  }

  private static Locus window(GenomeFile source, String chromosome, int centre, int length) {
    int start = centre - length / 2;
    int available = source.length(chromosome);
    if (start < 0 || start + (long) length > available) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "The window of %d bases around %s:%,d does not lie in %s, which has %,d bases in %s;"
                  + " choose a place farther inside.",
              length,
              chromosome,
              centre + 1,
              chromosome,
              available,
              source.genomeId()));
    }
    return new Locus(chromosome, start, start + length);
  }

  private Windows ofSequences(int length) {
    Collected collected = new Collected(length);
    try (FastaReader reader = FastaReader.open(choice.fasta)) {
      for (Optional<NamedSequence> next = reader.next(); next.isPresent(); next = reader.next()) {
        NamedSequence sequence = next.get();
        int start = Math.max(0, (sequence.length() - length) / 2);
        int end = Math.min(sequence.length(), start + length);
        collected.add(
            DashboardWindow.of(sequence.name(), Arrays.copyOfRange(sequence.codes(), start, end)));
      }
    }
    return collected.windows(choice.fasta.getFileName().toString(), choice.fasta);
  }

  /** Windows of a file as they are read, those that models can read apart from the others. */
  private static final class Collected {
    private final int length;
    private final List<DashboardWindow> windows = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    Collected(int length) {
      this.length = length;
    }

    void add(DashboardWindow window) {
      window.whyUnsuitable(length).ifPresentOrElse(refused::add, () -> windows.add(window));
    }

    Windows windows(String source, Path file) {
      if (windows.isEmpty()) {
        throw new InputException(
            "No window of "
                + file
                + " can be drawn"
                + (refused.isEmpty() ? ": there is none in it." : ": " + refused.get(0)));
      }
      return new Windows(source, windows, refused);
    }
  }
}
