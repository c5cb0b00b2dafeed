package org.motiflens.cli.score;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.DatabaseChoice;
import org.motiflens.cli.option.GenomeChoice;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.StrandChoice;
import org.motiflens.cli.output.TableForm;
import org.motiflens.cli.output.Tally;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.factors.FactorCall;
import org.motiflens.explain.factors.FactorFamilies;
import org.motiflens.explain.factors.FactorGroups;
import org.motiflens.explain.factors.FactorModels;
import org.motiflens.explain.factors.FactorPanel;
import org.motiflens.explain.motif.Seqlet;
import org.motiflens.explain.motif.SeqletMatcher;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.genome.table.OpenText;
import org.motiflens.genome.table.ResultTable;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.database.MotifLibrary;
import org.motiflens.network.Evaluator;
import org.motiflens.network.bundle.GenomeMatch;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.kernel.Kernels;
import org.motiflens.network.library.ModelLibrary;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says which factors bind at places. */
@InGroup(CommandGroup.MODELS_ON_SEQUENCE)
@Command(
    name = "factors",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Say which factors bind at a place: all calibrated models on one scale, the highest rank"
          + " first. Rank is -log10 of the share of the genome that scores as high.",
      "One line a factor's experiment: the model that validated best, its P, rank, expected"
          + " precision and strand, the word that it looks at, and the known motif that the word"
          + " resembles. Factors that cannot be told apart have one group."
    })
public final class FactorsCommand implements Callable<Integer> {
  private static final int LONGEST_LOCUS = 100_000;

  private static final List<String> COLUMNS =
      List.of(
          "place",
          "factor",
          "group",
          "model",
          "p",
          "rank",
          "one_in",
          "precision",
          "strand",
          "window",
          "word",
          "motif",
          "motif_q");

  private final MotifLibrary motifs;
  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Places places;

  /** One of these. */
  static final class Places {
    @Option(
        names = "--locus",
        paramLabel = "LOCUS",
        description =
            "chr:position, around which the window is laid, or chr:start-end, of which each"
                + " model's best window counts.")
    private String locus;

    @Option(
        names = "--bed",
        paramLabel = "FILE",
        description = "Intervals; windows are centred on their middles.")
    private Path bed;

    @Option(
        names = "--peaks",
        paramLabel = "FILE",
        description = "narrowPeak or BED; windows are centred on summits, else on middles.")
    private Path peaks;
  }

  @Mixin private GenomeChoice genome;

  @Mixin private ModelsFolder models;

  @Option(
      names = "--top",
      defaultValue = "10",
      paramLabel = "N",
      description = "Lines a place; 0 for all. Default: ${DEFAULT-VALUE}.")
  private int top;

  @Mixin private StrandChoice strand = new StrandChoice(StrandRule.MEAN);

  @Mixin private DatabaseChoice database;

  @Mixin private TableForm form;

  @Mixin private TextOutput output;

  public FactorsCommand(MotifLibrary motifs, Monitor monitor) {
    this.motifs = motifs;
    this.monitor = monitor;
  }

  /**
   * Bases to look at.
   *
   * @param centred whether each model reads the window in the middle; otherwise its best one counts
   */
  private record Place(String name, Locus locus, boolean centred) {}

  @Override
  public Integer call() {
    if (top < 0) {
      throw new ParameterException(spec.commandLine(), "--top needs 0 or more");
    }
    ModelLibrary library = models.scan();
    ModelsFolder.reportBroken(library, spec.commandLine().getErr());
    FactorPanel panel = FactorModels.load(library.entries(), strand.get());
    MotifDatabase known = database.open(motifs);
    SeqletMatcher matcher = new SeqletMatcher(known.motifs());
    FactorGroups groups =
        new FactorGroups(
            FactorFamilies.bundled(), word -> best(matcher, word).map(FactorsCommand::name));
    Tally tally = new Tally(spec.commandLine().getErr(), "places");
    try (GenomeFile source = genome.openFor(panel.cards());
        OpenText text = output.open()) {
      Provenance provenance = provenance(source, panel, known);
      ResultTable table = form.begin(text, provenance, COLUMNS);
      for (Place place : places(source, panel, tally)) {
        monitor.check();
        int lines = top == 0 ? Integer.MAX_VALUE : top;
        byte[] codes = source.codes(place.locus());
        List<FactorCall> calls =
            place.centred()
                ? panel.callsAtCentre(codes, lines, monitor)
                : panel.calls(codes, lines, monitor);
        List<FactorCall> shown = calls.subList(0, Math.min(lines, calls.size()));
        if (shown.isEmpty()) {
          tally.refused(
              place.name(), "too few of its bases are known", "without enough known bases");
          continue;
        }
        tally.computed();
        groups.named(shown).forEach(call -> table.row(row(place, call, matcher)));
      }
      tally.summarise();
      table.commit();
    }
    return tally.all() ? 1 : 0;
  }

  private List<Object> row(Place place, FactorCall call, SeqletMatcher matcher) {
    Optional<SeqletMatcher.Match> motif = call.word().flatMap(word -> best(matcher, word));
    int start = place.locus().start() + call.start();
    List<Object> row = new ArrayList<>();
    row.add(place.name());
    row.add(call.card().tf());
    row.add(call.group());
    row.add(call.card().id());
    row.add(Evaluator.probability(call.score()));
    row.add((float) call.rank());
    row.add(call.meaning().shortText());
    row.add(
        call.meaning().precision().isPresent()
            ? (Object) (float) call.meaning().precision().getAsDouble()
            : null);
    row.add(call.reverse() ? "-" : "+");
    row.add(
        new Locus(place.locus().chromosome(), start, start + call.card().windowLength())
            .toString());
    row.add(call.word().map(Seqlet::letters).orElse(null));
    row.add(motif.map(FactorsCommand::name).orElse(null));
    row.add(motif.map(match -> (Object) (float) match.qValue()).orElse(null));
    return row;
  }

  private static Optional<SeqletMatcher.Match> best(SeqletMatcher matcher, Seqlet word) {
    return matcher.matches(word).stream().findFirst();
  }

  private static String name(SeqletMatcher.Match match) {
    return match.name().isEmpty() ? match.id() : match.name();
  }

  private List<Place> places(GenomeFile source, FactorPanel panel, Tally tally) {
    int length = panel.windowLength();
    if (places.locus != null) {
      Locus locus = Locus.parse(places.locus);
      String own = source.names().resolve(locus.chromosome(), source.genomeId());
      if (locus.length() > LONGEST_LOCUS) {
        throw new InputException(
            locus + " is longer than " + LONGEST_LOCUS + " bases; name a shorter locus.");
      }
      int middle = locus.start() + locus.length() / 2;
      Locus wide =
          locus.length() >= length
              ? new Locus(own, locus.start(), locus.end())
              : Locus.around(own, Math.max(length / 2, middle), length);
      if (wide.end() > source.length(own)) {
        throw new InputException(
            "The window around "
                + locus
                + " reaches beyond the end of "
                + own
                + "; choose a place farther inside.");
      }
      return List.of(new Place(locus.toString(), wide, locus.length() < length));
    }
    List<Place> found = new ArrayList<>();
    for (Peak peak : PeakReader.read(places.bed != null ? places.bed : places.peaks)) {
      String name =
          peak.name().isEmpty()
              ? new Locus(peak.chromosome(), peak.start(), peak.end()).toString()
              : peak.name();
      int middle =
          places.peaks != null ? peak.summit() : peak.start() + (peak.end() - peak.start()) / 2;
      Optional<String> own = source.names().find(peak.chromosome());
      int start = middle - length / 2;
      if (own.isEmpty() || start < 0 || start + length > source.length(own.get())) {
        tally.refused(name, "its window is not inside a chromosome of the genome", "outside");
      } else {
        found.add(new Place(name, new Locus(own.get(), start, start + length), true));
      }
    }
    return found;
  }

  private Provenance provenance(GenomeFile source, FactorPanel panel, MotifDatabase known) {
    Provenance provenance =
        GenomeMatch.of(source, panel.cards())
            .addTo(Kernels.addTo(Provenance.ofThisProduct()))
            .with("models", String.valueOf(panel.cards().size()))
            .with("strand", strand.get().key())
            .with("p", "1 / (1 + exp(-logit))")
            .with("rank", "-log10 of the share of genomic windows that score as high")
            .with(
                "precision",
                "of all windows that score as high the share that is bound, expected in the genome")
            .with("motifs", known.notice());
    for (ModelCard card : panel.cards()) {
      provenance = provenance.with("model " + card.id(), card.weightsSha256());
    }
    return provenance;
  }
}
