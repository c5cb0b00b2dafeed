package org.motiflens.training.data;

import com.google.common.base.Suppliers;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.motiflens.genome.InputException;

/**
 * A folder of training data: {@code hg19/*.fa.gz} (chromosomes from their first base), {@code
 * hg19more/extra_sequence.tsv.gz} (blocks, optional), {@code encode/K562_unipk_summits.tsv.gz},
 * {@code encode/deepbind_k562_map.tsv} and {@code deepbind/} (the benchmark's own sets).
 */
public final class ReferenceData {
  /**
   * The benchmark's own files of one experiment.
   *
   * @param training positives, with or without negatives
   * @param test positives and negatives
   */
  public record BenchmarkSet(Path training, Path test) {}

  private static final String SUMMITS = "_unipk_summits.tsv.gz";
  private static final String BENCHMARK_TRAINING = "_AC.seq.gz";

  private final Path folder;
  private final Supplier<PartialGenome> genome = Suppliers.memoize(this::loadGenome);
  private final Supplier<Map<String, String>> hashes = Suppliers.memoize(this::hashPeakInputs);

  /**
   * @throws InputException when the folder is none
   */
  public ReferenceData(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          folder + " is not a folder; name the one that holds hg19/, encode/ and deepbind/.");
    }
    this.folder = folder;
  }

  /**
   * The benchmark's K562 experiments whose peaks are at hand, then experiments of K562 and GM12878
   * that the benchmark lacks, then those of which the benchmark's own sets alone are at hand.
   */
  public ExperimentTable experiments() {
    ExperimentTable table = ExperimentTable.read(folder.resolve("encode/deepbind_k562_map.tsv"));
    table =
        table.with(
            ExperimentTable.outsideTheBenchmark().stream()
                .filter(experiment -> Files.isRegularFile(summits(experiment.cellLine()).file()))
                .toList());
    return table.with(benchmarkExperiments());
  }

  /** By the names of the benchmark's own training files, TF_CELL_ANTIBODY_LABORATORY. */
  private List<Experiment> benchmarkExperiments() {
    List<Experiment> experiments = new ArrayList<>();
    Path sets = folder.resolve("deepbind");
    if (!Files.isDirectory(sets)) {
      return experiments;
    }
    for (Path file : files(sets, "*" + BENCHMARK_TRAINING)) {
      String fileName = file.getFileName().toString();
      String name = fileName.substring(0, fileName.length() - BENCHMARK_TRAINING.length());
      String[] parts = name.split("_", 3);
      if (parts.length == 3) {
        experiments.add(new Experiment(name, parts[0], parts[1], ""));
      }
    }
    return experiments;
  }

  /** The summits of K562, the cell line of the benchmark. */
  public SummitTable summits() {
    return summits("K562");
  }

  /** The summits of the experiments of a cell line; the file may be absent. */
  public SummitTable summits(String cellLine) {
    return new SummitTable(folder.resolve("encode").resolve(cellLine + SUMMITS));
  }

  /**
   * The summits of every experiment of every cell line whose peaks are at hand, by ENCODE table.
   *
   * @throws InputException when there are none
   */
  public Map<String, List<Summit>> allSummits() {
    Map<String, List<Summit>> all = new TreeMap<>();
    for (Path file : summitFiles()) {
      all.putAll(new SummitTable(file).all());
    }
    if (all.isEmpty()) {
      throw new InputException(
          folder.resolve("encode")
              + " has no file *"
              + SUMMITS
              + " with peaks to train on; add one.");
    }
    return all;
  }

  private List<Path> summitFiles() {
    return files(folder.resolve("encode"), "*" + SUMMITS);
  }

  /** All sequence at hand; read at the first call. */
  public PartialGenome genome() {
    return genome.get();
  }

  /** The benchmark's own sets of an experiment, where both files are at hand. */
  public Optional<BenchmarkSet> benchmarkSet(Experiment experiment) {
    String name = experiment.benchmarkName();
    for (String[] endings :
        new String[][] {{BENCHMARK_TRAINING, "_B.seq.gz"}, {".train.fasta", ".test.fasta"}}) {
      Path training = folder.resolve("deepbind").resolve(name + endings[0]);
      Path test = folder.resolve("deepbind").resolve(name + endings[1]);
      if (Files.isRegularFile(training) && Files.isRegularFile(test)) {
        return Optional.of(new BenchmarkSet(training, test));
      }
    }
    return Optional.empty();
  }

  /** Which sequence there is, for people. */
  public String sequenceDescription() {
    return Files.isRegularFile(blocks())
        ? "hg19: whole or partial chromosomes in hg19/ and blocks in hg19more/"
        : "hg19: whole or partial chromosomes in hg19/";
  }

  /** SHA-256 of all files that sets cut from peaks depend on, by name. */
  public Map<String, String> peakInputHashes() {
    return hashes.get();
  }

  private Map<String, String> hashPeakInputs() {
    Map<String, String> byName = new TreeMap<>();
    List<Path> files = new ArrayList<>(chromosomes());
    files.addAll(summitFiles());
    if (Files.isRegularFile(blocks())) {
      files.add(blocks());
    }
    for (Path file : files) {
      byName.put(file.getFileName().toString(), TextFiles.sha256(file));
    }
    return byName;
  }

  private PartialGenome loadGenome() {
    PartialGenome.Builder builder = new PartialGenome.Builder("hg19");
    chromosomes().forEach(builder::addFasta);
    if (Files.isRegularFile(blocks())) {
      builder.addBlocks(blocks(), sources -> true);
    }
    return builder.build();
  }

  private Path blocks() {
    return folder.resolve("hg19more/extra_sequence.tsv.gz");
  }

  private List<Path> chromosomes() {
    return files(folder.resolve("hg19"), "*.fa.gz");
  }

  /** The files of a folder whose names fit, by name. */
  private static List<Path> files(Path folder, String pattern) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw TextFiles.unreadable(folder, e);
    }
    Collections.sort(files);
    return files;
  }
}
