package org.motiflens.cli.score;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ModelChoice;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.Query;
import org.motiflens.cli.option.SequenceInput;
import org.motiflens.cli.option.StrandChoice;
import org.motiflens.cli.output.Tally;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.calibration.GenomicColumns;
import org.motiflens.explain.score.SequenceScorer;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.sequence.NamedSequence;
import org.motiflens.genome.table.OpenText;
import org.motiflens.genome.table.ResultTable;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Placement;
import org.motiflens.network.bundle.ModelBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores sequences. */
@InGroup(CommandGroup.MODELS_ON_SEQUENCE)
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Score sequences: one line for each, its name, P(bound) and the logit margin; of profile models"
          + " the natural logarithm of the counts, and the counts.",
      "With several models the model's id follows the name. A sequence of which fewer than half"
          + " of the bases are known has NA."
    })
public final class ScoreCommand implements Callable<Integer> {
  /** Sequences that are scored at a time. */
  private static final int BATCH = 256;

  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Mixin private final SequenceInput input;

  @Mixin private ModelChoice choice;

  @Option(
      names = "--scan",
      description =
          "Score every window of a sequence or interval and write the best one, with the position"
              + " of its centre, counted from 1. Otherwise sequences must be as long as the"
              + " model's window.")
  private boolean scan;

  @Mixin private StrandChoice strand = new StrandChoice(StrandRule.FORWARD);

  @Option(
      names = "--header",
      description = "Begin with comments that say where the scores come from, and a heading.")
  private boolean header;

  @Option(names = "--json", description = "Write JSON instead.")
  private boolean json;

  @Mixin private TextOutput output;

  private GenomicColumns genomic;

  /**
   * @param in standard input
   */
  public ScoreCommand(InputStream in, Monitor monitor) {
    this.input = new SequenceInput(in);
    this.monitor = monitor;
  }

  @Override
  public Integer call() {
    input.check();
    List<ModelBundle> bundles = input.give(choice.load());
    Tally tally = new Tally(spec.commandLine().getErr(), "sequences");
    genomic = new GenomicColumns(bundles, strand.get());
    List<SequenceScorer> scorers =
        bundles.stream().map(bundle -> new SequenceScorer(bundle.network(), strand.get())).toList();
    Provenance provenance = provenance(bundles);
    try (OpenText text = output.open()) {
      List<String> columns = columns(bundles);
      ResultTable table =
          json
              ? ResultTable.json(text, provenance, columns)
              : ResultTable.tabSeparated(text, header, provenance, columns);
      Scoring scoring = new Scoring(bundles, scorers, table, tally);
      if (scan) {
        input.forEachWhole(scoring::scan);
      } else {
        input.forEachWindow(bundles, scoring::add);
        scoring.scoreBatch();
      }
      tally.summarise();
      table.commit();
    }
    return tally.all() ? 1 : 0;
  }

  private List<String> columns(List<ModelBundle> bundles) {
    List<String> columns = new ArrayList<>(List.of("name"));
    if (json || bundles.size() > 1) {
      columns.add("model");
    }
    columns.addAll(
        ModelChoice.areProfiles(bundles) ? List.of("log_counts", "counts") : List.of("p", "logit"));
    if (scan) {
      columns.add("position");
    }
    columns.addAll(genomic.ofScores());
    return columns;
  }

  private Provenance provenance(List<ModelBundle> bundles) {
    Provenance provenance =
        ModelChoice.addTo(input.addTo(Provenance.ofThisProduct(), bundles), bundles)
            .with("strand", strand.get().key());
    provenance =
        ModelChoice.areProfiles(bundles)
            ? provenance
                .with("log_counts", "natural logarithm of the counts of the window, all strands")
                .with("counts", "e^log_counts")
            : provenance
                .with("p", ModelChoice.probability(bundles))
                .with("logit", "margin, positive minus negative class");
    provenance = genomic.addTo(provenance);
    return scan
        ? provenance.with("position", "centre of the best window, counted from 1")
        : provenance;
  }

  /** One run of the command. */
  private final class Scoring {
    private final List<ModelBundle> bundles;
    private final List<SequenceScorer> scorers;
    private final ResultTable table;
    private final Tally tally;
    private final int windowLength;
    private final List<Query> batch = new ArrayList<>();

    Scoring(
        List<ModelBundle> bundles, List<SequenceScorer> scorers, ResultTable table, Tally tally) {
      this.bundles = bundles;
      this.scorers = scorers;
      this.table = table;
      this.tally = tally;
      this.windowLength = scorers.get(0).windowLength();
    }

    void add(Query query) {
      query
          .sequence()
          .filter(sequence -> sequence.length() != windowLength)
          .ifPresent(
              sequence -> {
                throw wrongLength(
                    sequence, "windows of " + windowLength + "; cut it, or use --scan");
              });
      batch.add(query);
      if (batch.size() == BATCH) {
        scoreBatch();
      }
    }

    private InputException wrongLength(NamedSequence sequence, String reads) {
      return new InputException(
          "The sequence "
              + sequence.name()
              + " has "
              + sequence.length()
              + " bases; "
              + bundles.get(0).id()
              + " reads "
              + reads
              + ".");
    }

    void scoreBatch() {
      monitor.check();
      List<byte[]> windows =
          batch.stream()
              .flatMap(query -> query.sequence().stream())
              .map(NamedSequence::codes)
              .toList();
      List<Optional<Placement>> places =
          batch.stream().filter(query -> query.sequence().isPresent()).map(Scoring::place).toList();
      List<float[]> margins =
          IntStream.range(0, scorers.size()).mapToObj(i -> scores(i, windows, places)).toList();
      int next = 0;
      for (Query query : batch) {
        if (query.sequence().isEmpty()) {
          refuse(query, query.problem(), "without a window");
          continue;
        }
        int index = next++;
        write(query, margins.stream().map(of -> new Result(of[index], null)).toList());
      }
      batch.clear();
    }

    /** Only control tracks need to know where a window lies; the others go faster together. */
    private float[] scores(int model, List<byte[]> windows, List<Optional<Placement>> places) {
      return bundles.get(model).network().controls().isPresent()
          ? scorers.get(model).score(windows, places)
          : scorers.get(model).score(windows);
    }

    private static Optional<Placement> place(Query query) {
      return query.locus().map(locus -> new Placement(locus, false));
    }

    void scan(Query query) {
      monitor.check();
      if (query.sequence().isEmpty()) {
        refuse(query, query.problem(), "without a window");
        return;
      }
      NamedSequence sequence = query.sequence().get();
      if (sequence.length() >= windowLength) {
        byte[] codes = sequence.codes();
        write(query, scorers.stream().map(scorer -> best(scorer, query, codes)).toList());
      } else if (input.isOfGenome()) {
        refuse(
            query,
            "the interval has "
                + sequence.length()
                + " bases, fewer than the "
                + windowLength
                + " that the model reads",
            "without a window");
      } else {
        throw wrongLength(
            sequence, "windows of " + windowLength + " and none fits; give longer sequences");
      }
    }

    private Result best(SequenceScorer scorer, Query query, byte[] codes) {
      return scorer
          .best(codes, place(query), monitor)
          .map(
              best ->
                  new Result(best.margin(), query.origin() + best.start() + windowLength / 2 + 1))
          .orElse(new Result(Float.NaN, null));
    }

    /** Models read windows of one length: either all have a score or none. */
    private void write(Query query, List<Result> results) {
      if (Float.isNaN(results.get(0).margin())) {
        refuse(query, "fewer than half of its bases are known", "without enough known bases");
        return;
      }
      tally.computed();
      append(query, results);
    }

    private void refuse(Query query, String reason, String kind) {
      tally.refused(query.name(), reason, kind);
      append(query, bundles.stream().map(bundle -> new Result(Float.NaN, null)).toList());
    }

    private void append(Query query, List<Result> results) {
      for (int model = 0; model < bundles.size(); model++) {
        List<Object> row = new ArrayList<>();
        row.add(query.name());
        if (table.columns().contains("model")) {
          row.add(bundles.get(model).id());
        }
        float score = results.get(model).margin();
        if (table.columns().contains("log_counts")) {
          row.add(score);
          row.add((float) Math.exp(score));
        } else {
          row.add(Evaluator.probability(score));
          row.add(score);
        }
        if (scan) {
          row.add(results.get(model).position());
        }
        row.addAll(genomic.score(bundles.get(model).id(), results.get(model).margin()));
        table.row(row);
      }
    }
  }

  /**
   * What a model says of a sequence.
   *
   * @param margin NaN when too few bases are known
   * @param position of the best window's centre, from 1; null without a scan or a score
   */
  private record Result(float margin, Integer position) {}
}
