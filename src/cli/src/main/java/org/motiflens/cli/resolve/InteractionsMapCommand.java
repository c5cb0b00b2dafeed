package org.motiflens.cli.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.Seed;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.interaction.AttributionChanges;
import org.motiflens.explain.interaction.Stretch;
import org.motiflens.figure.Figure;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.table.ResultTable;
import org.motiflens.network.kernel.Kernels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What changes the attribution of what. */
@Command(
    name = "map",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Map how the attribution of one part of a window, what the score loses without it, changes when"
          + " another is shuffled (after DFIM): eps of every pair of parts.",
      "Parts are those given, or pieces of the window. p against shuffles of the whole window, q over"
          + " all pairs."
    })
final class InteractionsMapCommand implements Callable<Integer> {
  private static final List<String> COLUMNS = List.of("changed", "seen_at", "change", "q-value");

  private static final int ROWS_ON_PAGE = 20;

  private final Monitor monitor;

  @Mixin private LocusInput input;

  @Option(
      names = "--part",
      paramLabel = "LOCUS",
      description = "A stretch; may be given several times. Otherwise the window in pieces.")
  private List<String> parts = List.of();

  @Option(
      names = "--piece",
      paramLabel = "BASES",
      defaultValue = "5",
      description = "Length of the pieces; ${DEFAULT-VALUE} when not given.")
  private int piece;

  @Option(
      names = "--draws",
      paramLabel = "NUMBER",
      defaultValue = "8",
      description = "Shuffles of a part; ${DEFAULT-VALUE} when not given.")
  private int draws;

  @Option(
      names = "--nulls",
      paramLabel = "NUMBER",
      defaultValue = "20",
      description = "Shuffles of the window; ${DEFAULT-VALUE} when not given.")
  private int nulls;

  @Mixin private Seed seed;

  @Mixin private LearntOutput files;

  @Mixin private TextOutput output;

  InteractionsMapCommand(Monitor monitor) {
    this.monitor = monitor;
  }

  @Override
  public Integer call() {
    if (piece < 1 || draws < 1 || nulls < 1) {
      throw new InputException("--piece, --draws and --nulls are at least 1.");
    }
    files.check();
    LocusInput.Placed read = input.read(parts);
    List<Stretch> stretches = new ArrayList<>(read.stretches());
    for (int start = 0; parts.isEmpty() && start + piece <= read.codes().length; start += piece) {
      stretches.add(new Stretch(start, start + piece));
    }
    LocusInput.Placed placed =
        new LocusInput.Placed(read.bundle(), read.window(), read.codes(), stretches, read.genome());
    AttributionChanges changes =
        AttributionChanges.of(
            placed.bundle().network(),
            placed.codes(),
            stretches,
            draws,
            nulls,
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
            .with(
                "change",
                "f(both) - f(without one) - f(without the other) + f(without both), f = logit margin")
            .with("draws", draws)
            .with("nulls", nulls)
            .with("seed", seed.get());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i++) {
      names.add(placed.locus(i).toString());
    }
    files.table(output, provenance, COLUMNS, rows -> write(changes, names, rows));
    String title = "What changes what at " + placed.window();
    Supplier<Figure> figure =
        () -> InteractionFigures.map(changes, names, title, provenance.commentLines());
    files.beside(figure, () -> page(changes, names, title, figure.get(), provenance));
    return 0;
  }

  private static void write(AttributionChanges changes, List<String> names, ResultTable rows) {
    for (int i = 0; i < names.size(); i++) {
      for (int j = 0; j < names.size(); j++) {
        if (i != j) {
          rows.row(
              Arrays.asList(
                  names.get(i),
                  names.get(j),
                  (float) changes.change(i, j),
                  (float) changes.qValue(i, j)));
        }
      }
    }
  }

  private static String page(
      AttributionChanges changes,
      List<String> names,
      String title,
      Figure figure,
      Provenance provenance) {
    record Pair(int i, int j) {}
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        pairs.add(new Pair(i, j));
      }
    }
    pairs.sort(
        Comparator.comparingDouble((Pair pair) -> changes.qValue(pair.i(), pair.j()))
            .thenComparingDouble(pair -> -Math.abs(changes.change(pair.i(), pair.j()))));
    Page page = new Page(title);
    page.paragraph(
        "What each part is worth to the score more (vermilion) or less (blue) with another there than"
            + " without it, which is the same for both: eps. Parts are silenced by shuffling. Framed"
            + " where q is at most .05, against shuffles of the whole window.");
    page.figure(figure);
    page.heading("The " + Math.min(ROWS_ON_PAGE, pairs.size()) + " pairs of smallest q");
    page.beginTable(List.of("one", "other", "eps", "q"));
    for (Pair pair : pairs.subList(0, Math.min(ROWS_ON_PAGE, pairs.size()))) {
      page.row(
          List.of(
              names.get(pair.i()),
              names.get(pair.j()),
              Page.number(changes.change(pair.i(), pair.j())),
              Page.number(changes.qValue(pair.i(), pair.j()))));
    }
    page.endTable();
    return page.html(provenance);
  }
}
