package org.motiflens.bench;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.motiflens.network.Architecture;

/**
 * Turns the raw results of {@code src/bench/compare} into the tables of {@code
 * docs/engine-benchmarks.md}: for every quantity the median over rounds of the engine and of each
 * peer, and their ratio. Reads a folder of {@code *.json} (JMH) and {@code torch-*.tsv}; prints
 * Markdown.
 */
public final class EngineReport {
  private final Map<String, List<Double>> figures = new TreeMap<>();

  private EngineReport() {}

  /**
   * @param arguments the folder of raw results
   */
  public static void main(String[] arguments) throws IOException {
    EngineReport report = new EngineReport();
    report.read(Path.of(arguments[0]));
    System.out.print(report.markdown());
  }

  private void read(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      List<Path> sorted = new ArrayList<>();
      files.forEach(sorted::add);
      Collections.sort(sorted);
      for (Path file : sorted) {
        String name = file.getFileName().toString();
        if (name.endsWith(".json")) {
          readJmh(file);
        } else if (name.startsWith("torch-") && name.endsWith(".tsv")) {
          readTorch(file);
        }
      }
    }
  }

  private void readJmh(Path file) {
    try {
      JsonArray results = new Gson().fromJson(Files.readString(file), JsonArray.class);
      for (JsonElement element : results) {
        JsonObject result = element.getAsJsonObject();
        String benchmark = result.get("benchmark").getAsString();
        String[] parts = benchmark.split("\\.", -1);
        String owner = parts[parts.length - 2];
        JsonObject parameters = result.getAsJsonObject("params");
        String program =
            owner.equals("Dl4jBenchmark")
                ? "dl4j"
                : parameters.has("kernels") ? parameters.get("kernels").getAsString() : "engine";
        String architecture =
            parameters.has("architecture") ? parameters.get("architecture").getAsString() : "-";
        double score = result.getAsJsonObject("primaryMetric").get("score").getAsDouble();
        add(program, parts[parts.length - 1], architecture, score);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** PyTorch's best batch size counts, round by round. */
  private void readTorch(Path file) throws IOException {
    Map<String, Double> best = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split("\t", -1);
      String key = fields[0] + "\t" + fields[1];
      double figure = Double.parseDouble(fields[3]);
      best.merge(key, figure, Math::max);
      if (fields[0].equals("saliency") && fields[2].equals("1")) {
        best.put("singleSaliency\t" + fields[1], figure);
      }
    }
    best.forEach(
        (key, figure) -> {
          String[] parts = key.split("\t", -1);
          add("torch", parts[0], parts[1], figure);
        });
  }

  private void add(String program, String quantity, String architecture, double figure) {
    figures
        .computeIfAbsent(key(program, quantity, architecture), key -> new ArrayList<>())
        .add(figure);
  }

  private static String key(String program, String quantity, String architecture) {
    return program + "\t" + quantity + "\t" + architecture;
  }

  private OptionalDouble median(String program, String quantity, String architecture) {
    List<Double> values = figures.get(key(program, quantity, architecture));
    if (values == null) {
      return OptionalDouble.empty();
    }
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return OptionalDouble.of(
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
  }

  private String markdown() {
    StringBuilder out = new StringBuilder();
    throughput(out, "forward", "Forward, windows a second");
    throughput(out, "saliency", "Saliency (forward and input gradient), windows a second");
    scan(out);
    single(out);
    temporal(out);
    optimise(out);
    work(out);
    return out.toString();
  }

  private void throughput(StringBuilder out, String quantity, String title) {
    out.append("### ").append(title).append("\n\n");
    out.append(
        "| architecture | engine | plain arrays | PyTorch | DL4J | engine : PyTorch | plain :"
            + " PyTorch | engine : DL4J |\n"
            + "|---|---|---|---|---|---|---|---|\n");
    for (String name : Architecture.PUBLISHED.keySet()) {
      OptionalDouble engine = median("fastest", quantity, name);
      OptionalDouble plain = median("plain", quantity, name);
      OptionalDouble torch = median("torch", quantity, name);
      OptionalDouble dl4j = median("dl4j", quantity, name);
      row(
          out,
          name,
          count(engine),
          count(plain),
          count(torch),
          count(dl4j),
          ratio(engine, torch),
          ratio(plain, torch),
          ratio(engine, dl4j));
    }
    out.append('\n');
  }

  private void scan(StringBuilder out) {
    out.append("### Scan at stride 1, windows a second\n\n");
    out.append("| architecture | scan | one by one | ratio |\n|---|---|---|---|\n");
    for (String name : Architecture.PUBLISHED.keySet()) {
      OptionalDouble scan = median("fastest", "scan", name);
      OptionalDouble alone = median("fastest", "forward", name);
      row(out, name, count(scan), count(alone), ratio(scan, alone));
    }
    out.append('\n');
  }

  private void single(StringBuilder out) {
    out.append("### One window with its saliency, milliseconds\n\n");
    out.append("| architecture | engine | PyTorch | ratio |\n|---|---|---|---|\n");
    for (String name : Architecture.PUBLISHED.keySet()) {
      OptionalDouble engine = median("fastest", "singleSaliency", name);
      OptionalDouble torch = median("torch", "singleSaliency", name);
      row(out, name, milliseconds(engine), milliseconds(torch), ratio(engine, torch));
    }
    out.append('\n');
  }

  private void temporal(StringBuilder out) {
    out.append("### Temporal outputs of one window (202 scores), milliseconds\n\n");
    out.append("| architecture | engine | PyTorch, packed | ratio |\n|---|---|---|---|\n");
    for (Architecture architecture : Architecture.PUBLISHED.values()) {
      if (architecture.isRecurrent()) {
        OptionalDouble engine = inverse(median("fastest", "temporal", architecture.name()), 1000);
        OptionalDouble torch = median("torch", "temporal", architecture.name());
        row(out, architecture.name(), decimals(engine), decimals(torch), ratio(torch, engine));
      }
    }
    out.append('\n');
  }

  private void optimise(StringBuilder out) {
    out.append("### Class optimisation, 1000 steps of the published recipe, seconds\n\n");
    out.append("| architecture | engine | PyTorch | ratio |\n|---|---|---|---|\n");
    for (String name : List.of("small-cnn", "small-rnn", "small-cnn-rnn")) {
      OptionalDouble engine = inverse(median("engine", "optimise", name), 1);
      OptionalDouble torch = median("torch", "optimise", name);
      row(out, name, decimals(engine), decimals(torch), ratio(torch, engine));
    }
    out.append('\n');
  }

  private void work(StringBuilder out) {
    out.append("### Arithmetic, GFLOP/s of the forward pass as if dense\n\n");
    out.append(
        """
        | architecture | MFLOP a window | engine | share of sgemm (PyTorch's, 1024³) |
        |---|---|---|---|
        """);
    OptionalDouble sgemm = median("torch", "sgemm", "1024x1024x1024");
    for (Architecture architecture : Architecture.PUBLISHED.values()) {
      OptionalDouble engine = median("fastest", "forward", architecture.name());
      double operations = FloatingPointWork.forward(architecture);
      OptionalDouble rate =
          engine.isPresent()
              ? OptionalDouble.of(engine.getAsDouble() * operations / 1e9)
              : OptionalDouble.empty();
      row(
          out,
          architecture.name(),
          String.format(Locale.ROOT, "%.2f", operations / 1e6),
          count(rate),
          rate.isPresent() && sgemm.isPresent()
              ? String.format(
                  Locale.ROOT, "%.0f %%", 100 * rate.getAsDouble() / sgemm.getAsDouble())
              : "-");
    }
    out.append("\nsgemm: ").append(count(sgemm)).append(" GFLOP/s.\n");
  }

  private static void row(StringBuilder out, String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static OptionalDouble inverse(OptionalDouble figure, double scale) {
    return figure.isPresent()
        ? OptionalDouble.of(scale / figure.getAsDouble())
        : OptionalDouble.empty();
  }

  private static String count(OptionalDouble figure) {
    return figure.isPresent() ? String.format(Locale.ROOT, "%,.0f", figure.getAsDouble()) : "-";
  }

  private static String milliseconds(OptionalDouble perSecond) {
    return decimals(inverse(perSecond, 1000));
  }

  private static String decimals(OptionalDouble figure) {
    return figure.isPresent() ? String.format(Locale.ROOT, "%.3g", figure.getAsDouble()) : "-";
  }

  private static String ratio(OptionalDouble a, OptionalDouble b) {
    return a.isPresent() && b.isPresent()
        ? String.format(Locale.ROOT, "%.1f", a.getAsDouble() / b.getAsDouble())
        : "-";
  }
}
