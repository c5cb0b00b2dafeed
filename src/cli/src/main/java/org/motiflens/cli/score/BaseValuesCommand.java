package org.motiflens.cli.score;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.motiflens.cli.option.ModelChoice;
import org.motiflens.cli.option.Query;
import org.motiflens.cli.option.SequenceInput;
import org.motiflens.cli.option.StrandKeys;
import org.motiflens.cli.output.TableForm;
import org.motiflens.cli.output.Tally;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.profile.Profile;
import org.motiflens.explain.profile.ProfileComputer;
import org.motiflens.explain.profile.ProfileRecipe;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.NamedSequence;
import org.motiflens.genome.table.OpenText;
import org.motiflens.genome.table.ResultTable;
import org.motiflens.genome.track.FloatText;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.ModelBundle;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that writes values for each base of sequences: its options, and the tables. */
abstract class BaseValuesCommand implements Callable<Integer> {
  private final Monitor monitor;

  @Spec private CommandSpec spec;

  @Mixin private final SequenceInput input;

  @Mixin private ModelChoice choice;

  @Option(
      names = "--stride",
      paramLabel = "BASES",
      description =
          "From one window to the next in longer sequences; when not given, what suits the"
              + " method.")
  private Integer stride;

  @Option(
      names = "--strand",
      defaultValue = "forward",
      paramLabel = "RULE",
      completionCandidates = StrandKeys.class,
      description =
          "One of ${COMPLETION-CANDIDATES}: values of the sequence as it is, of its reverse"
              + " complement, flipped back, their mean, or that farther from 0. Default:"
              + " ${DEFAULT-VALUE}.")
  private StrandRule strand;

  @Option(
      names = "--wide",
      description = "One line a sequence: name, column, then one value a base.")
  private boolean wide;

  @Mixin private TableForm form;

  @Mixin private TextOutput output;

  /** The largest completeness error of any window; negative when the method has none. */
  private double mostMissed = -1;

  /**
   * @param in standard input
   */
  BaseValuesCommand(InputStream in, Monitor monitor) {
    this.input = new SequenceInput(in);
    this.monitor = monitor;
  }

  /** A column of values: one method of one model. */
  private record Column(String name, ProfileRecipe recipe) {}

  /** What is written, a column each. */
  abstract List<AttributionMethod> methods();

  @Override
  public final Integer call() {
    input.check();
    List<AttributionMethod> methods = methods();
    if (wide && form.isJson()) {
      throw new ParameterException(
          spec.commandLine(), "--wide and --json exclude each other; leave one out.");
    }
    List<ModelBundle> bundles = input.give(choice.load());
    List<Column> columns = new ArrayList<>();
    for (ModelBundle bundle : bundles) {
      for (AttributionMethod method : methods) {
        if (choice.isAll() && !method.supports(bundle.network().architecture())) {
          continue;
        }
        String model = bundles.size() == 1 ? "" : bundle.id() + ":";
        columns.add(
            new Column(
                model + method.key(),
                new ProfileRecipe(
                    bundle, method, layout(method, bundle.network().architecture()), strand)));
      }
    }
    if (columns.isEmpty()) {
      throw new InputException("No model can be shown with this method; choose another one.");
    }
    PrintWriter messages = spec.commandLine().getErr();
    Tally tally = new Tally(messages, "sequences");
    try (OpenText text = output.open()) {
      Provenance provenance = provenance(bundles, methods);
      ResultTable table = form.begin(text, provenance, names(columns));
      input.forEachWindow(
          bundles,
          query -> {
            monitor.check();
            write(query, columns, table, tally);
          });
      tally.summarise();
      table.commit();
    }
    if (mostMissed >= 0) {
      messages.println(
          "completeness error: contributions of a window miss the difference of scores by at most "
              + FloatText.of((float) mostMissed));
    }
    return tally.all() ? 1 : 0;
  }

  private WindowLayout layout(AttributionMethod method, Architecture architecture) {
    int window = architecture.windowLength();
    if (stride != null && (stride < 1 || stride > window)) {
      throw new ParameterException(
          spec.commandLine(), "--stride must be from 1 to the model's window, " + window + ".");
    }
    return stride == null
        ? WindowLayout.forMethod(method, architecture)
        : WindowLayout.everyBases(window, stride);
  }

  private List<String> names(List<Column> columns) {
    List<String> names = new ArrayList<>(List.of("name"));
    if (form.isJson()) {
      names.addAll(List.of("chromosome", "start", "sequence"));
    } else if (wide) {
      return List.of("name", "column", "values");
    } else {
      names.addAll(List.of("chromosome", "position", "base"));
    }
    columns.forEach(column -> names.add(column.name()));
    return names;
  }

  private Provenance provenance(List<ModelBundle> bundles, List<AttributionMethod> methods) {
    Provenance provenance =
        ModelChoice.addTo(input.addTo(Provenance.ofThisProduct(), bundles), bundles);
    for (AttributionMethod method : methods) {
      provenance = provenance.with(method.key(), method.formula());
      if (method.scale() == AttributionMethod.Scale.PROBABILITY) {
        provenance = provenance.with("p", ModelChoice.probability(bundles));
      }
    }
    return provenance
        .with("strand", strand.description())
        .with("stride", stride == null ? "what suits the method" : stride)
        .with(
            form.isJson() ? "start" : "position",
            input.isOfGenome() ? "on the chromosome, from 1" : "in the sequence, from 1");
  }

  private void write(Query query, List<Column> columns, ResultTable table, Tally tally) {
    if (query.sequence().isEmpty()) {
      tally.refused(query.name(), query.problem(), "without a window");
      return;
    }
    NamedSequence sequence = query.sequence().get();
    Locus all = new Locus(sequence.name(), 0, sequence.length());
    List<float[]> values = new ArrayList<>();
    for (Column column : columns) {
      int windowLength = column.recipe().layout().windowLength();
      if (sequence.length() < windowLength) {
        throw new InputException(
            "The sequence "
                + sequence.name()
                + " has "
                + sequence.length()
                + " bases, fewer than the "
                + windowLength
                + " that "
                + column.recipe().model().id()
                + " reads; give longer sequences.");
      }
      ProfileComputer computer = column.recipe().on(sequence);
      Optional<String> empty = computer.whyEmpty(all);
      if (empty.isPresent()) {
        tally.refused(
            query.name(),
            "fewer than half of the bases of every window are known",
            "without enough known bases");
        return;
      }
      Profile profile = computer.compute(all, tally.watching(query.name(), monitor));
      profile.missed().ifPresent(missed -> mostMissed = Math.max(mostMissed, missed));
      values.add(profile.values());
    }
    tally.computed();
    append(query, sequence.codes(), columns, values, table);
  }

  private void append(
      Query query, byte[] codes, List<Column> columns, List<float[]> values, ResultTable table) {
    String chromosome = query.locus().map(Locus::chromosome).orElse(null);
    if (form.isJson()) {
      List<Object> row = new ArrayList<>();
      row.add(query.name());
      row.add(chromosome);
      row.add(query.origin() + 1);
      row.add(Bases.decode(codes));
      row.addAll(values);
      table.row(row);
    } else if (wide) {
      for (int i = 0; i < values.size(); i++) {
        table.row(List.of(query.name(), columns.get(i).name(), values.get(i)));
      }
    } else {
      for (int base = 0; base < codes.length; base++) {
        List<Object> row = new ArrayList<>();
        row.add(query.name());
        row.add(chromosome == null ? "." : chromosome);
        row.add(query.origin() + base + 1);
        row.add(String.valueOf(Bases.letter(codes[base])));
        for (float[] column : values) {
          row.add(column[base]);
        }
        table.row(row);
      }
    }
  }
}
