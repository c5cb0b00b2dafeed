package org.motiflens.cli.resolve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.motiflens.cli.option.OneModel;
import org.motiflens.cli.option.OptionalGenome;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.Seed;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.interaction.BenjaminiHochberg;
import org.motiflens.explain.interaction.Planting;
import org.motiflens.explain.interaction.Planting.Effect;
import org.motiflens.explain.interaction.Planting.Orientation;
import org.motiflens.explain.interaction.Planting.Point;
import org.motiflens.figure.Figure;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.sequence.DinucleotideShuffle;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.genome.table.ResultTable;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.kernel.Kernels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Two words planted in neutral sequences, over distance and orientation. */
@Command(
    name = "plant",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Plant two words in neutral sequences, at every distance and orientation asked for.",
      "Neutral are dinucleotide shuffles of windows on --peaks, or without them random bases, whose score"
          + " lies between the 10th and the 90th percentile. The first two rows are each word's own"
          + " importance; the others eps with its 95 %% interval, Student's p and q over all rows."
    })
final class InteractionsPlantCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of(
          "what", "orientation", "gap", "mean", "low", "high", "p-value", "q-value", "sequences");

  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Mixin private OneModel model;

  @Option(
      names = "--first",
      required = true,
      paramLabel = "BASES",
      description = "The first word, such as TGACTCA.")
  private String first;

  @Option(names = "--second", required = true, paramLabel = "BASES", description = "The second.")
  private String second;

  @Option(
      names = "--gaps",
      paramLabel = "FROM-TO",
      defaultValue = "0-30",
      description = "Bases between the words; ${DEFAULT-VALUE} when not given.")
  private String gaps;

  @Option(
      names = "--orientation",
      split = ",",
      paramLabel = "WHICH",
      defaultValue = "SAME,OPPOSITE,TURNED,BOTH_TURNED",
      description =
          "One or more of ${COMPLETION-CANDIDATES}, separated by commas; all when not given.")
  private List<Orientation> orientations;

  @Option(names = "--peaks", paramLabel = "FILE", description = "narrowPeak or BED; with --genome.")
  private Path peaks;

  @Mixin private OptionalGenome genome;

  @Option(
      names = "--sequences",
      paramLabel = "NUMBER",
      defaultValue = "250",
      description = "Before the percentiles; ${DEFAULT-VALUE} when not given.")
  private int sequences;

  @Mixin private Seed seed;

  @Mixin private LearntOutput files;

  @Mixin private TextOutput output;

  InteractionsPlantCommand(Monitor monitor) {
    this.monitor = monitor;
  }

  @Override
  public Integer call() {
    files.check();
    if ((peaks != null) != genome.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "--peaks goes with --genome; give both or neither.");
    }
    for (String word : List.of(first, second)) {
      if (!word.matches("[ACGTacgt]+")) {
        throw new InputException("\"" + word + "\" is no word; expected letters A, C, G and T.");
      }
    }
    ModelBundle bundle = model.load();
    Planting planting = new Planting(bundle.network(), neutral(bundle));
    List<Effect> words = List.of(planting.importance(first), planting.importance(second));
    List<Point> points = planting.curve(first, second, range(), orientations, monitor);
    double[] q =
        BenjaminiHochberg.of(points.stream().mapToDouble(point -> point.eps().p()).toArray());
    Provenance provenance =
        Kernels.addTo(Provenance.ofThisProduct())
            .with("model", bundle.id())
            .with("model sha256", bundle.card().weightsSha256())
            .with("unit", "logit margin")
            .with("words", first + " and " + second)
            .with("neutral sequences", neutralWords())
            .with("seed", seed.get());
    files.table(output, provenance, COLUMNS, rows -> write(words, points, q, rows));
    Supplier<Figure> figure =
        () -> InteractionFigures.curves(points, q, title(), provenance.commentLines());
    files.beside(figure, () -> page(words, points, q, figure.get(), provenance));
    return 0;
  }

  private String neutralWords() {
    return sequences
        + " before the percentiles, "
        + (peaks == null
            ? "random bases"
            : "dinucleotide shuffles of windows on "
                + peaks.getFileName()
                + " in "
                + genome.file().getFileName());
  }

  private String title() {
    return "Interaction of " + first + " and " + second;
  }

  private void write(List<Effect> words, List<Point> points, double[] q, ResultTable rows) {
    for (int i = 0; i < words.size(); i++) {
      rows.row(
          row(
              "importance of " + List.of(first, second).get(i),
              null,
              null,
              words.get(i),
              Double.NaN));
    }
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      rows.row(row("eps", point.orientation().arrows(), point.gap(), point.eps(), q[i]));
    }
  }

  private static List<Object> row(
      String what, String orientation, Integer gap, Effect effect, double q) {
    return Arrays.asList(
        what,
        orientation,
        gap,
        (float) effect.mean(),
        (float) effect.low(),
        (float) effect.high(),
        above0(effect.p()),
        above0(q),
        effect.sequences());
  }

  /** No p is 0: one that is below what can be written is written as the least. */
  private static float above0(double p) {
    return (float) Math.max(p, Float.MIN_NORMAL);
  }

  private List<Integer> range() {
    if (!gaps.matches("[0-9]{1,4}(-[0-9]{1,4})?")) {
      throw new ParameterException(spec.commandLine(), "--gaps is FROM-TO, such as 0-30.");
    }
    int dash = gaps.indexOf('-');
    int from = Integer.parseInt(dash < 0 ? gaps : gaps.substring(0, dash));
    int to = Integer.parseInt(gaps.substring(dash + 1));
    if (to < from) {
      throw new ParameterException(
          spec.commandLine(), "--gaps is FROM-TO with TO not below FROM, such as 0-30.");
    }
    return IntStream.rangeClosed(from, to).boxed().toList();
  }

  private List<byte[]> neutral(ModelBundle bundle) {
    int length = bundle.network().architecture().windowLength();
    Random random = new Random(seed.get());
    List<byte[]> neutral = new ArrayList<>();
    if (peaks == null) {
      for (int i = 0; i < sequences; i++) {
        byte[] codes = new byte[length];
        for (int t = 0; t < length; t++) {
          codes[t] = (byte) random.nextInt(4);
        }
        neutral.add(codes);
      }
      return neutral;
    }
    try (GenomeFile source = genome.open(List.of(bundle))) {
      WindowInput input =
          WindowInput.of(
              peaks, source, genome.file(), length, sequences, spec.commandLine().getErr());
      if (input.codes().isEmpty()) {
        throw new InputException(peaks + WindowInput.NONE);
      }
      for (int i = 0; i < sequences; i++) {
        byte[] window = input.codes().get(i % input.codes().size());
        neutral.add(DinucleotideShuffle.shuffle(window, random));
      }
    }
    return neutral;
  }

  private String page(
      List<Effect> words, List<Point> points, double[] q, Figure figure, Provenance provenance) {
    Page page = new Page(title());
    page.paragraph(
        String.format(
            Locale.ROOT,
            "Alone they are worth %s and %s (logit margin, mean over %d neutral sequences). Below:"
                + " eps = f(ab) - f(a) - f(b) + f(0) with its 95 %% interval.",
            Page.number(words.get(0).mean()),
            Page.number(words.get(1).mean()),
            words.get(0).sequences()));
    page.figure(figure);
    page.beginTable(List.of("orientation", "gap", "eps", "95 % interval", "p", "q"));
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      page.row(
          List.of(
              point.orientation().arrows(),
              String.valueOf(point.gap()),
              Page.number(point.eps().mean()),
              Page.number(point.eps().low()) + " … " + Page.number(point.eps().high()),
              Page.number(point.eps().p()),
              Page.number(q[i])));
    }
    page.endTable();
    return page.html(provenance);
  }
}
