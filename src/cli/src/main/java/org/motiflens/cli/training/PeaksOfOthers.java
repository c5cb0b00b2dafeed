package org.motiflens.cli.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.Sha256;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.training.data.Experiment;
import org.motiflens.training.data.PeakTables;
import org.motiflens.training.data.Summit;
import org.motiflens.training.evaluation.chromosome.GenomeBenchmark;
import org.motiflens.training.evaluation.chromosome.Labelling;

/**
 * The peaks of other experiments that a benchmark looks at: names of experiments, factors and cell
 * lines, and files.
 *
 * @param tables peaks at hand
 */
record PeaksOfOthers(PeakTables tables) {
  /** What means every experiment. */
  private static final String ALL = "all";

  private static final String WITHOUT = "-";

  /** Digits that tell files of one name apart in results. */
  private static final int DIGITS = 8;

  /** Every experiment whose peaks are at hand. */
  static List<GenomeBenchmark.Peaks> all(PeakTables tables) {
    return tables.experiments().stream()
        .map(
            experiment -> new GenomeBenchmark.Peaks(experiment, tables.summits(experiment.table())))
        .filter(peaks -> !peaks.summits().isEmpty())
        .toList();
  }

  /**
   * The peaks of all that is named.
   *
   * @throws InputException when a name means nothing, or a file cannot be read
   */
  Labelling.Named named(List<String> names) {
    List<String> shown = new ArrayList<>();
    List<Summit> summits = new ArrayList<>();
    Set<Experiment> experiments = new LinkedHashSet<>();
    // What is left out stands last, whatever the order in which it was given.
    for (String name : names.stream().distinct().sorted(PeaksOfOthers::leftOutLast).toList()) {
      List<Experiment> meant = experiments(name.startsWith(WITHOUT) ? name.substring(1) : name);
      if (!meant.isEmpty()) {
        shown.add(name);
        if (name.startsWith(WITHOUT)) {
          meant.forEach(experiments::remove);
        } else {
          experiments.addAll(meant);
        }
      } else if (Files.isRegularFile(Path.of(name))) {
        Path file = Path.of(name);
        shown.add(file.getFileName() + " (" + digest(file).substring(0, DIGITS) + ")");
        for (Peak peak : PeakReader.read(file)) {
          summits.add(new Summit(peak.chromosome(), peak.summit(), peak.signal()));
        }
      } else {
        throw new InputException(
            "There are no peaks \""
                + name
                + "\"; name a file of peaks, an experiment, a factor or a cell line that motiflens"
                + " experiments lists, or all.");
      }
    }
    experiments.forEach(experiment -> summits.addAll(tables.summits(experiment.table())));
    return new Labelling.Named(shown, summits);
  }

  private static int leftOutLast(String a, String b) {
    int byKind = Boolean.compare(a.startsWith(WITHOUT), b.startsWith(WITHOUT));
    return byKind != 0 ? byKind : a.compareTo(b);
  }

  private List<Experiment> experiments(String name) {
    return name.equals(ALL) ? tables.experiments() : tables.named(name);
  }

  private static String digest(Path file) {
    try {
      return Sha256.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new InputException("Cannot read " + file + ": " + e.getMessage() + ".", e);
    }
  }
}
