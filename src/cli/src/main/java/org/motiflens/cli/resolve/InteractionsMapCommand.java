package org.motiflens.cli.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.Seed;
import org.motiflens.cli.output.PageOutput;
import org.motiflens.cli.output.TextOutput;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.interaction.AttributionChanges;
import org.motiflens.explain.interaction.Stretch;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.table.ResultTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What changes the attribution of what. */
@Command(
    name = "map",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Map how the attribution of one part of a window changes when another is shuffled (after DFIM).",
      "Parts are those given, or pieces of the window. p against shuffles of the whole window, q over"
          + " all pairs."
    })
final class InteractionsMapCommand implements Callable<Integer> {
  private static final List<String> COLUMNS = List.of("changed", "seen_at", "change", "q-value");

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
      defaultValue = "5",
      description = "Shuffles of a part; ${DEFAULT-VALUE} when not given.")
  private int draws;

  @Option(
      names = "--nulls",
      paramLabel = "NUMBER",
      defaultValue = "20",
      description = "Shuffles of the window; ${DEFAULT-VALUE} when not given.")
  private int nulls;

  @Mixin private Seed seed;

  @Mixin private PageOutput report;

  @Mixin private TextOutput output;

  InteractionsMapCommand(Monitor monitor) {
    this.monitor = monitor;
  }

  @Override
  public Integer call() {
    if (piece < 1 || draws < 1 || nulls < 1) {
      throw new InputException("--piece, --draws and --nulls are at least 1.");
    }
    LocusInput.Placed read = input.read(parts);
    List<Stretch> stretches = new ArrayList<>(read.stretches());
    for (int start = 0; parts.isEmpty() && start + piece <= read.codes().length; start += piece) {
      stretches.add(new Stretch(start, start + piece));
    }
    LocusInput.Placed placed =
        new LocusInput.Placed(
            read.bundle(), read.window(), read.codes(), stretches, read.genomeId());
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
        Provenance.ofThisProduct()
            .with("model", placed.bundle().id())
            .with("model sha256", placed.bundle().card().weightsSha256())
            .with("genome", placed.genomeId())
            .with("window", placed.window())
            .with("change", "largest, over the bases, sum of |change of gradient| over letters")
            .with("draws", draws)
            .with("nulls", nulls)
            .with("seed", seed.get());
    try (var text = output.open()) {
      ResultTable rows = ResultTable.tabSeparated(text, true, provenance, COLUMNS);
      for (int i = 0; i < stretches.size(); i++) {
        for (int j = 0; j < stretches.size(); j++) {
          if (i != j) {
            rows.row(
                Arrays.asList(
                    placed.locus(i).toString(),
                    placed.locus(j).toString(),
                    (float) changes.change(i, j),
                    (float) changes.qValue(i, j)));
          }
        }
      }
      rows.commit();
    }
    report.write(() -> page(placed, changes, provenance));
    return 0;
  }

  private static String page(
      LocusInput.Placed placed, AttributionChanges changes, Provenance provenance) {
    Page page = new Page("What changes what at " + placed.window());
    page.paragraph(
        "Rows: the part that is shuffled; columns: where the gradient changes. Darker is more;"
            + " framed where q is at most .05.");
    page.raw(picture(changes));
    return page.html(provenance);
  }

  private static String picture(AttributionChanges changes) {
    int n = changes.parts().size();
    double largest = 1e-12;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        largest = Math.max(largest, changes.change(i, j));
      }
    }
    int cell = Math.max(6, Math.min(40, 600 / n));
    StringBuilder svg =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%1$d\">",
                n * cell));
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int shade = 255 - (int) Math.round(200 * changes.change(i, j) / largest);
        svg.append(
            String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%02x%02xff\"%s/>",
                j * cell,
                i * cell,
                cell - 1,
                cell - 1,
                shade,
                shade,
                changes.qValue(i, j) <= 0.05 ? " stroke=\"#c00\"" : ""));
      }
    }
    return svg.append("</svg>").toString();
  }
}
