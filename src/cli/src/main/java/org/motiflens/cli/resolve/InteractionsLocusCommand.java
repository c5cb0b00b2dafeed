package org.motiflens.cli.resolve;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.Seed;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.interaction.DoubleKnockout;
import org.motiflens.explain.interaction.Interaction;
import org.motiflens.explain.interaction.Knockout;
import org.motiflens.figure.Figure;
import org.motiflens.genome.Provenance;
import org.motiflens.network.kernel.Kernels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Two stretches of a locus, knocked out alone and together. */
@Command(
    name = "locus",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Knock two stretches of a window out, alone and together.",
      "p is the larger of two shares, the pair itself counted: of stretches elsewhere in the window"
          + " in the place of the second whose eps with the first is at least as large in magnitude,"
          + " and of those in the place of the first with the second."
    })
final class InteractionsLocusCommand implements Callable<Integer> {
  private static final List<String> COLUMNS =
      List.of(
          "first",
          "second",
          "both",
          "only_first",
          "only_second",
          "neither",
          "eps",
          "p-value",
          "null_pairs");

  private final Monitor monitor;

  @Mixin private LocusInput input;

  @Option(
      names = "--first",
      required = true,
      paramLabel = "LOCUS",
      description = "The first stretch, such as chr21:36,260,945-36,260,960.")
  private String first;

  @Option(names = "--second", required = true, paramLabel = "LOCUS", description = "The second.")
  private String second;

  @Option(
      names = "--knock-out",
      paramLabel = "HOW",
      defaultValue = "SHUFFLE",
      description =
          "SHUFFLE: the stretch's bases in random orders; MEAN: its mean base composition at each"
              + " position. ${DEFAULT-VALUE} when not given.")
  private Knockout how;

  @Option(
      names = "--draws",
      paramLabel = "NUMBER",
      defaultValue = "8",
      description = "Shuffles that are averaged; ${DEFAULT-VALUE} when not given.")
  private int draws;

  @Option(
      names = "--null-pairs",
      paramLabel = "NUMBER",
      defaultValue = "99",
      description =
          "Stretches elsewhere in the window, for either; ${DEFAULT-VALUE} when not given.")
  private int pairs;

  @Mixin private Seed seed;

  @Mixin private LearntOutput files;

  @Mixin private TextOutput output;

  InteractionsLocusCommand(Monitor monitor) {
    this.monitor = monitor;
  }

  @Override
  public Integer call() {
    files.check();
    LocusInput.Placed placed = input.read(List.of(first, second));
    Interaction result =
        new DoubleKnockout(placed.bundle().network(), how, draws, pairs)
            .measure(
                placed.codes(),
                placed.stretches().get(0),
                placed.stretches().get(1),
                seed.get(),
                monitor);
    Provenance provenance =
        placed
            .genome()
            .addTo(
                Kernels.addTo(Provenance.ofThisProduct())
                    .with("model", placed.bundle().id())
                    .with("model sha256", placed.bundle().card().weightsSha256()))
            .with("window", placed.window())
            .with("unit", "logit margin")
            .with("knock-out", how.words())
            .with("draws", draws)
            .with("seed", seed.get());
    List<String> names = List.of(placed.locus(0).toString(), placed.locus(1).toString());
    files.table(
        output,
        provenance,
        COLUMNS,
        rows ->
            rows.row(
                Arrays.asList(
                    names.get(0),
                    names.get(1),
                    (float) result.both(),
                    (float) result.onlyA(),
                    (float) result.onlyB(),
                    (float) result.neither(),
                    (float) result.eps(),
                    (float) result.p(),
                    result.nullPairs())));
    String title = names.get(0) + " and " + names.get(1);
    Supplier<Figure> figure =
        () -> InteractionFigures.terms(result, title, provenance.commentLines());
    files.beside(figure, () -> page(result, names, figure.get(), provenance));
    return 0;
  }

  private static String page(
      Interaction result, List<String> names, Figure figure, Provenance provenance) {
    Page page = new Page("How " + names.get(0) + " and " + names.get(1) + " act together");
    page.paragraph(
        "eps = f(both) - f(first) - f(second) + f(neither), f being the logit margin: 0 where the two"
            + " add up, above 0 where they are worth more together, below 0 where one stands in for"
            + " the other or spoils it. p is the larger of two shares, the pair itself counted: of"
            + " stretches elsewhere in the window in the place of the second whose eps with the first"
            + " is at least as large, and of those in the place of the first with the second.");
    page.figure(figure);
    page.beginTable(List.of("", "logit margin"));
    page.row(List.of("both", Page.number(result.both())));
    page.row(List.of("only " + names.get(0), Page.number(result.onlyA())));
    page.row(List.of("only " + names.get(1), Page.number(result.onlyB())));
    page.row(List.of("neither", Page.number(result.neither())));
    page.row(List.of("eps", Page.number(result.eps())));
    page.row(List.of("p", Page.number(result.p())));
    page.row(List.of("stretches elsewhere, for either", String.valueOf(result.nullPairs())));
    page.endTable();
    return page.html(provenance);
  }
}
