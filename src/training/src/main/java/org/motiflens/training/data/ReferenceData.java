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

  public ExperimentTable experiments() {
    return ExperimentTable.read(folder.resolve("encode/deepbind_k562_map.tsv"));
  }

  public SummitTable summits() {
    return new SummitTable(folder.resolve("encode/K562_unipk_summits.tsv.gz"));
  }

  /** All sequence at hand; read at the first call. */
  public PartialGenome genome() {
    return genome.get();
  }

  /** The benchmark's own sets of an experiment, where both files are at hand. */
  public Optional<BenchmarkSet> benchmarkSet(Experiment experiment) {
    String name = experiment.benchmarkName();
    for (String[] endings :
        new String[][] {{"_AC.seq.gz", "_B.seq.gz"}, {".train.fasta", ".test.fasta"}}) {
      Path training = folder.resolve("deepbind").resolve(name + endings[0]);
      Path test = folder.resolve("deepbind").resolve(name + endings[1]);
      if (Files.isRegularFile(training) && Files.isRegularFile(test)) {
        return Optional.of(new BenchmarkSet(training, test));
      }
    }
    return Optional.empty();
  }

  String sequenceDescription() {
    return Files.isRegularFile(blocks())
        ? "hg19: whole or partial chromosomes in hg19/ and blocks in hg19more/"
        : "hg19: whole or partial chromosomes in hg19/";
  }

  /** SHA-256 of all files that sets cut from peaks depend on, by name. */
  Map<String, String> peakInputHashes() {
    return hashes.get();
  }

  private Map<String, String> hashPeakInputs() {
    Map<String, String> byName = new TreeMap<>();
    List<Path> files = new ArrayList<>(chromosomes());
    files.add(summits().file());
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
    List<Path> files = new ArrayList<>();
    Path sequence = folder.resolve("hg19");
    try (DirectoryStream<Path> found = Files.newDirectoryStream(sequence, "*.fa.gz")) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw TextFiles.unreadable(sequence, e);
    }
    Collections.sort(files);
    return files;
  }
}
