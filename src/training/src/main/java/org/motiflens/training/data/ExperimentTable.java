package org.motiflens.training.data;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.TextLines;

/**
 * The benchmark's experiments and the ENCODE tables that they were made from: the tab-separated
 * columns deepbind_name, tf, uniPk_table and status come first.
 */
public final class ExperimentTable {
  private final Path file;
  private final List<Experiment> experiments;

  private ExperimentTable(Path file, List<Experiment> experiments) {
    this.file = file;
    this.experiments = List.copyOf(experiments);
  }

  /** Reads the experiments whose own table is at hand (status {@code exact}). */
  public static ExperimentTable read(Path file) {
    List<Experiment> experiments = new ArrayList<>();
    try (TextLines in = TextFiles.open(file)) {
      String header = in.next();
      if (header == null || !header.startsWith("deepbind_name\ttf\tuniPk_table\tstatus")) {
        throw TextFiles.badLine(file, 1, "the columns deepbind_name, tf, uniPk_table, status");
      }
      int number = 1;
      for (String line = in.next(); line != null; line = in.next()) {
        number++;
        String[] fields = line.split("\t", -1);
        String[] name = fields[0].split("_", 3);
        if (fields.length < 4 || name.length < 3) {
          throw TextFiles.badLine(file, number, "TF_CELL_ANTIBODY, TF, table and status");
        }
        if (fields[3].equals("exact")) {
          experiments.add(new Experiment(fields[0], fields[1], name[1], fields[2]));
        }
      }
    }
    return new ExperimentTable(file, experiments);
  }

  /**
   * The K562 and GM12878 experiments among ENCODE's uniform peaks of which the benchmark has no
   * set; their names are ours, in the benchmark's manner: factor, cell line, antibody with
   * treatment, group.
   */
  static List<Experiment> outsideTheBenchmark() {
    List<Experiment> experiments = new ArrayList<>();
    try {
      List<String> lines =
          Resources.readLines(
              Resources.getResource(ExperimentTable.class, "further-tables.tsv"),
              StandardCharsets.UTF_8);
      for (String line : lines.subList(1, lines.size())) {
        String[] fields = line.split("\t", -1);
        experiments.add(
            new Experiment(fields[0], fields[1], fields[0].split("_", 3)[1], fields[2]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return experiments;
  }

  /** The same and more, without those whose names are there already. */
  ExperimentTable with(List<Experiment> more) {
    List<Experiment> all = new ArrayList<>(experiments);
    for (Experiment experiment : more) {
      if (all.stream().noneMatch(known -> known.id().equals(experiment.id()))) {
        all.add(experiment);
      }
    }
    return new ExperimentTable(file, all);
  }

  public List<Experiment> experiments() {
    return experiments;
  }

  /**
   * An experiment by its {@link Experiment#id} or its benchmark name.
   *
   * @throws InputException when there is none, or its peaks are not at hand
   */
  public Experiment named(String name) {
    return experiments.stream()
        .filter(e -> e.id().equals(name) || e.benchmarkName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    file
                        + " has no experiment "
                        + name
                        + " whose peaks are at hand; choose another, or add its peaks to encode/."));
  }
}
