package org.motiflens.cli.motif;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.DatabaseChoice;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.option.OptionalGenome;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.motif.Seqlet;
import org.motiflens.explain.motif.SeqletExtractor;
import org.motiflens.explain.motif.SeqletMatcher;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.sequence.FastaReader;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.genome.sequence.NamedSequence;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.sequence.WantedLocus;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.GenomeMatch;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.kernel.Kernels;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes the word of each window that a model's explanation points at. */
@InGroup(CommandGroup.KNOWN_MOTIFS)
@Command(
    name = "extract-motifs",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Write the word of each window that a model's explanation points at, and the known motif that"
          + " it matches best.",
      "Windows are as long as the model reads, and centred on summits, or are the sequences of a"
          + " file. One line a window, model and way, tab-separated with a heading; positions count"
          + " from 0, the end is not included."
    })
public final class ExtractMotifsCommand implements Callable<Integer> {
  private final MotifLibrary library;
  private final Monitor monitor;

  @Spec private CommandSpec spec;

  /** Where the windows are. */
  static final class Place {
    @Option(
        names = "--peaks",
        required = true,
        paramLabel = "FILE",
        description =
            "narrowPeak or BED, may be gzipped: a window on each summit, or else on the middle.")
    private Path peaks;

    @Option(
        names = "--locus",
        required = true,
        paramLabel = "LOCUS",
        description =
            "Such as chr21:36,200,000 or chr21:36,200,000-36,210,000: one window, on its"
                + " middle.")
    private String locus;

    @Option(
        names = "--fasta",
        required = true,
        paramLabel = "FILE",
        description =
            "Sequences as long as the model reads, may be gzipped, no index needed; without"
                + " --genome.")
    private Path fasta;
  }

  @ArgGroup(multiplicity = "1")
  private Place place;

  @Mixin private OptionalGenome genome;

  @Option(
      names = "--model",
      required = true,
      split = ",",
      paramLabel = "ID",
      description =
          "One or more of EXPERIMENT/ARCHITECTURE or TF/ARCHITECTURE, separated by commas; see:"
              + " motiflens models list.")
  private List<String> names;

  @Option(
      names = "--method",
      split = ",",
      paramLabel = "KEY",
      description =
          "One or more of saliency, activation, temporal, temporal-forward, temporal-backward,"
              + " separated by commas; when not given, all that the model can be read in.")
  private List<String> methods = List.of();

  @Mixin private DatabaseChoice database;

  @Mixin private TextOutput output;

  @Mixin private ModelsFolder models;

  public ExtractMotifsCommand(MotifLibrary library, Monitor monitor) {
    this.library = library;
    this.monitor = monitor;
  }

  /** A window, what it is called and its bases. */
  private record Window(String name, Locus locus, SequenceSource source) {
    byte[] codes() {
      return source.codes(locus);
    }
  }

  @Override
  public Integer call() {
    if ((place.fasta != null) == genome.isGiven()) {
      throw new ParameterException(
          spec.commandLine(),
          place.fasta == null
              ? "--peaks and --locus need the genome that they lie in: --genome."
              : "--genome goes with --peaks or --locus, not with --fasta.");
    }
    List<SeqletExtractor> chosen =
        methods.isEmpty()
            ? SeqletExtractor.STANDARD
            : methods.stream().map(SeqletExtractor::named).toList();
    List<ModelBundle> bundles = names.stream().map(models::load).toList();
    MotifDatabase known = database.open(library);
    Provenance provenance =
        Kernels.addTo(Provenance.ofThisProduct())
            .with("motif database", known.notice())
            .with("match", "q-value <= " + SeqletMatcher.GREATEST_Q_VALUE);
    SeqletMatcher matcher = new SeqletMatcher(known.motifs());
    StringBuilder table = new StringBuilder();
    if (place.fasta != null) {
      for (ModelBundle bundle : bundles) {
        append(table, bundle, chosen, sequences(bundle), matcher);
      }
    } else {
      try (GenomeFile source = genome.open(bundles)) {
        provenance =
            GenomeMatch.of(source, bundles.stream().map(ModelBundle::card).toList())
                .addTo(provenance);
        for (ModelBundle bundle : bundles) {
          append(table, bundle, chosen, windows(bundle.network().architecture(), source), matcher);
        }
      }
    }
    output.write(
        provenance.commentLines()
            + "chromosome\tstart\tend\tword\tscore\twindow\tmodel\tmethod\tevidence\tmotif_id"
            + "\tmotif_name\torientation\tq-value\n"
            + table);
    return 0;
  }

  private void append(
      StringBuilder table,
      ModelBundle bundle,
      List<SeqletExtractor> chosen,
      List<Window> windows,
      SeqletMatcher matcher) {
    for (SeqletExtractor extractor : chosen) {
      if (supports(extractor, bundle)) {
        SeqletExtractor.Reader reader = extractor.reader(bundle.network());
        for (Window window : windows) {
          monitor.check();
          reader
              .word(window.codes(), 0)
              .ifPresent(word -> table.append(line(window, bundle, extractor, word, matcher)));
        }
      }
    }
  }

  /** The sequences of the file, each of them a window. */
  private List<Window> sequences(ModelBundle bundle) {
    int length = bundle.network().architecture().windowLength();
    List<Window> windows = new ArrayList<>();
    try (FastaReader reader = FastaReader.open(place.fasta)) {
      for (Optional<NamedSequence> next = reader.next(); next.isPresent(); next = reader.next()) {
        NamedSequence sequence = next.get();
        if (sequence.length() != length) {
          throw new InputException(
              "Sequence "
                  + sequence.name()
                  + " of "
                  + place.fasta
                  + " has "
                  + sequence.length()
                  + " bases; "
                  + bundle.id()
                  + " reads "
                  + length
                  + "; cut or lengthen it.");
        }
        windows.add(new Window(sequence.name(), new Locus(sequence.name(), 0, length), sequence));
      }
    }
    return windows;
  }

  /**
   * Whether a way is to be used on a model.
   *
   * @throws InputException when it was asked for and cannot be
   */
  private boolean supports(SeqletExtractor extractor, ModelBundle bundle) {
    Architecture architecture = bundle.network().architecture();
    if (!extractor.supports(architecture) && !methods.isEmpty()) {
      throw new InputException(
          bundle.id()
              + " cannot be read by \""
              + extractor.key()
              + "\"; choose from "
              + String.join(
                  ", ",
                  SeqletExtractor.STANDARD.stream()
                      .filter(other -> other.supports(architecture))
                      .map(SeqletExtractor::key)
                      .toList())
              + ".");
    }
    return extractor.supports(architecture);
  }

  private List<Window> windows(Architecture architecture, GenomeFile source) {
    List<Window> windows = new ArrayList<>();
    if (place.locus != null) {
      Locus own = WantedLocus.read(place.locus, source);
      int middle = own.start() + (own.length() - 1) / 2;
      Locus window =
          window(own.chromosome(), middle, architecture, source)
              .orElseThrow(
                  () ->
                      new InputException(
                          "There is not enough sequence around "
                              + own
                              + " for a window of "
                              + architecture.windowLength()
                              + " bases; choose a place farther inside."));
      return List.of(new Window(window.toString(), window, source));
    }
    int passedOver = 0;
    for (Peak peak : PeakReader.read(place.peaks)) {
      Locus own = source.names().resolve(peak.locus(), genome.file().toString());
      Optional<Locus> window =
          window(
              own.chromosome(), own.start() + peak.summit() - peak.start(), architecture, source);
      if (window.isPresent()) {
        String name = peak.name().isEmpty() ? window.get().toString() : peak.name();
        windows.add(new Window(name, window.get(), source));
      } else {
        passedOver++;
      }
    }
    if (passedOver > 0) {
      PrintWriter messages = spec.commandLine().getErr();
      messages.println(
          "motiflens: passed over "
              + passedOver
              + " peaks of "
              + place.peaks
              + " whose window of "
              + architecture.windowLength()
              + " bases reaches over the end of its chromosome.");
    }
    return windows;
  }

  private static Optional<Locus> window(
      String chromosome, int centre, Architecture architecture, GenomeFile source) {
    int length = architecture.windowLength();
    int start = centre - length / 2;
    return start < 0 || start + length > source.length(chromosome)
        ? Optional.empty()
        : Optional.of(new Locus(chromosome, start, start + length));
  }

  private static String line(
      Window window,
      ModelBundle bundle,
      SeqletExtractor extractor,
      Seqlet word,
      SeqletMatcher matcher) {
    Locus locus = word.within(window.locus());
    Optional<SeqletMatcher.Match> best = matcher.matches(word).stream().findFirst();
    return String.join(
            "\t",
            locus.chromosome(),
            String.valueOf(locus.start()),
            String.valueOf(locus.end()),
            word.letters(),
            String.format(Locale.ROOT, "%.6g", word.score()),
            window.name(),
            bundle.id(),
            extractor.key(),
            word.evidence(),
            best.map(SeqletMatcher.Match::id).orElse(""),
            best.map(SeqletMatcher.Match::name).orElse(""),
            best.map(match -> match.reverse() ? "-" : "+").orElse(""),
            best.map(match -> String.format(Locale.ROOT, "%.3g", match.qValue())).orElse(""))
        + "\n";
  }
}
