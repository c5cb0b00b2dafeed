package org.motiflens.cli.option;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.sequence.FastaReader;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.genome.sequence.NamedSequence;
import org.motiflens.network.bundle.GenomeMatch;
import org.motiflens.network.bundle.ModelBundle;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that name sequences: a file of them, or places in a genome. */
public final class SequenceInput {
  public static final String STANDARD_INPUT = "-";

  private final InputStream in;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Choice choice;

  @Mixin private OptionalGenome genome;

  @Mixin private ControlChoice controls;

  /** One of these. */
  static final class Choice {
    @Option(
        names = "--fasta",
        paramLabel = "FILE",
        description = "Sequences, may be gzipped, no index needed; - for standard input.")
    private String fasta;

    @Option(
        names = "--bed",
        paramLabel = "FILE",
        description = "Intervals of the genome; windows are centred on their middles.")
    private String bed;

    @Option(
        names = "--peaks",
        paramLabel = "FILE",
        description = "narrowPeak or BED; windows are centred on summits, else on middles.")
    private String peaks;
  }

  /**
   * @param in standard input
   */
  public SequenceInput(InputStream in) {
    this.in = in;
  }

  /** Refuses options that do not go together. */
  public void check() {
    if (choice.fasta == null && !genome.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "--bed and --peaks need the genome that they lie in: --genome.");
    }
    if (choice.fasta != null && genome.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "--genome goes with --bed or --peaks, not with --fasta.");
    }
    if (choice.fasta != null && controls.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "--control needs places in a genome: --bed or --peaks, not --fasta.");
    }
  }

  /** The models with the control tracks that were given. */
  public List<ModelBundle> give(List<ModelBundle> bundles) {
    if (!controls.isGiven()) {
      return bundles;
    }
    try (GenomeFile source = genome.open(bundles)) {
      return controls.giveTo(bundles, source);
    }
  }

  /** Whether the sequences are cut from a genome. */
  public boolean isOfGenome() {
    return choice.fasta == null;
  }

  /**
   * Adds where the sequences come from.
   *
   * @param bundles models that they are for
   */
  public Provenance addTo(Provenance provenance, List<ModelBundle> bundles) {
    if (!isOfGenome()) {
      return provenance;
    }
    try (GenomeFile source = genome.open(bundles)) {
      return GenomeMatch.of(source, bundles.stream().map(ModelBundle::card).toList())
          .addTo(provenance)
          .with("windows centred on", choice.peaks != null ? "summits" : "middles of intervals");
    }
  }

  /** Every sequence of a FASTA file, or a window of the genome for every interval. */
  public void forEachWindow(List<ModelBundle> bundles, Consumer<Query> sink) {
    int windowLength = ModelChoice.windowLength(bundles.get(0));
    if (isOfGenome()) {
      forEachInterval(
          (source, peak) -> {
            int centre =
                choice.peaks != null
                    ? peak.summit()
                    : peak.start() + (peak.end() - peak.start()) / 2;
            int start = centre - windowLength / 2;
            return cut(source, peak, start, (long) start + windowLength);
          },
          sink);
    } else {
      forEachSequence(sink);
    }
  }

  /** Every sequence of a FASTA file, or the sequence of every interval as it is. */
  public void forEachWhole(Consumer<Query> sink) {
    if (isOfGenome()) {
      forEachInterval((source, peak) -> cut(source, peak, peak.start(), peak.end()), sink);
    } else {
      forEachSequence(sink);
    }
  }

  private void forEachSequence(Consumer<Query> sink) {
    try (FastaReader reader =
        choice.fasta.equals(STANDARD_INPUT)
            ? FastaReader.of(in, "standard input")
            : FastaReader.open(Path.of(choice.fasta))) {
      Optional<NamedSequence> sequence = reader.next();
      while (sequence.isPresent()) {
        sink.accept(Query.of(sequence.get()));
        sequence = reader.next();
      }
    }
  }

  /** Makes a query of an interval. */
  @FunctionalInterface
  private interface Cut {
    Query of(GenomeFile source, Peak peak);
  }

  private void forEachInterval(Cut cut, Consumer<Query> sink) {
    String named = choice.peaks != null ? choice.peaks : choice.bed;
    List<Peak> peaks =
        named.equals(STANDARD_INPUT)
            ? PeakReader.read(in, "standard input")
            : PeakReader.read(Path.of(named));
    try (GenomeFile source = GenomeFile.open(genome.file())) {
      for (Peak peak : peaks) {
        sink.accept(cut.of(source, peak));
      }
    }
  }

  private static Query cut(GenomeFile source, Peak peak, int start, long end) {
    String name =
        peak.name().isEmpty()
            ? peak.chromosome() + ":" + (peak.start() + 1) + "-" + peak.end()
            : peak.name();
    Optional<String> own = source.names().find(peak.chromosome());
    if (own.isEmpty()) {
      return Query.without(name, source.names().absence(peak.chromosome(), source.genomeId()));
    }
    int length = source.length(own.get());
    if (start < 0 || end > length) {
      return Query.without(
          name,
          "bases "
              + (start + 1L)
              + " to "
              + end
              + " reach beyond "
              + own.get()
              + ", which has "
              + length
              + " in "
              + source.genomeId());
    }
    Locus locus = new Locus(own.get(), start, (int) end);
    return Query.of(name, locus, source.codes(locus));
  }
}
