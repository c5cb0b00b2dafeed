package org.motiflens.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.motiflens.network.Architecture;

/**
 * Turns what {@code src/bench/compare-times} measured into the tables of {@code
 * docs/engine-benchmarks.md}: of each quantity the least processor time of all rounds, what share
 * of the machine's matrix product that is, and PyTorch's. Argument: the folder of results.
 */
public final class EngineShares {
  private static final int WINDOWS = 256;

  private final Map<String, Double> engine = new TreeMap<>();
  private final Map<String, Double> torch = new TreeMap<>();

  private EngineShares() {}

  /** Prints Markdown. */
  public static void main(String[] arguments) throws IOException {
    EngineShares shares = new EngineShares();
    shares.read(Path.of(arguments[0]));
    shares.print("forward", false);
    shares.print("saliency", true);
  }

  private void read(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.tsv")) {
      for (Path file : files) {
        boolean ours = file.getFileName().toString().endsWith("-engine.tsv");
        for (String line : Files.readAllLines(file)) {
          String[] fields = line.split("\t", -1);
          if (ours) {
            engine.merge(fields[0], Double.parseDouble(fields[1]), Math::min);
          } else {
            // Of PyTorch's batches the fastest counts.
            torch.merge(fields[1] + " " + fields[0], Double.parseDouble(fields[3]), Math::max);
          }
        }
      }
    }
  }

  private void print(String quantity, boolean back) {
    double sgemm = torch.get("1024x1024x1024 sgemm");
    System.out.printf(
        Locale.ROOT,
        "### %s, one thread, sgemm %.0f GFLOP/s%n%n"
            + "| architecture | windows/s | PyTorch | ratio | MFLOP carried out | share of sgemm |"
            + " with activations |%n|---|---|---|---|---|---|---|%n",
        back ? "Saliency" : "Forward",
        sgemm);
    for (Architecture architecture : Architecture.PUBLISHED.values()) {
      String key = architecture.name() + " " + quantity;
      if (!engine.containsKey(key)) {
        continue;
      }
      double windows = 1e3 * WINDOWS / engine.get(key);
      double operations = FloatingPointWork.carriedOut(architecture, back);
      double activations = FloatingPointWork.activations(architecture, back);
      double other = torch.getOrDefault(key, Double.NaN);
      System.out.printf(
          Locale.ROOT,
          "| %s | %,.0f | %,.0f | %.1f | %.2f | %.0f %% | %s |%n",
          architecture.name(),
          windows,
          other,
          windows / other,
          operations / 1e6,
          100 * windows * operations / 1e9 / sgemm,
          activations == 0
              ? "-"
              : String.format(
                  Locale.ROOT,
                  "%.0f %%",
                  100 * windows * (operations + activations) / 1e9 / sgemm));
    }
    System.out.println();
  }
}
