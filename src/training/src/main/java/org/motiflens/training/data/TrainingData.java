package org.motiflens.training.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.motiflens.genome.Locus;

/**
 * The three sets of one experiment, and the words by which a card tells where they came from.
 *
 * @param experiment what was measured
 * @param training what weights are fitted to
 * @param validation what chooses the epoch; never trained on
 * @param test what the published AUC is measured on; neither trained on nor used for any choice
 * @param source where the positives come from, for people
 * @param accession ENCODE table or benchmark file name
 * @param sequence which sequence supplied the bases
 * @param files SHA-256 of each input file, by name
 * @param splitRule how the three sets were separated
 * @param testName the held-out set, for people
 */
public record TrainingData(
    Experiment experiment,
    WindowSet training,
    WindowSet validation,
    WindowSet test,
    String source,
    String accession,
    String sequence,
    Map<String, String> files,
    String splitRule,
    String testName) {
  /** How the name of a held-out set begins that is the benchmark's own, untouched. */
  public static final String ORIGINAL_TEST_SET = "original test set ";

  private static final double VALIDATION_SHARE = 0.1;

  /** Separate streams of randomness, so that one set does not depend on the size of another. */
  private static final int TRAINING_STREAM = 1;

  private static final int TEST_STREAM = 2;

  /**
   * Cuts the sets from peaks by the benchmark's rule ({@link RankSplit}). Ranks are those among all
   * peaks of the experiment; a window counts only where all of its bases are known.
   *
   * @param windowLength bases of a window
   * @param maximumPositives the most positives to train on and choose with, best ranks first
   * @param seed of shuffles
   */
  public static TrainingData fromPeaks(
      ReferenceData reference,
      PartialGenome genome,
      Experiment experiment,
      int windowLength,
      int maximumPositives,
      long seed) {
    RankSplit split =
        RankSplit.of(reference.summits(experiment.cellLine()).summits(experiment.table()));
    List<Locus> usable = windows(genome, split.training(), windowLength);
    List<Locus> trained = usable.subList(0, Math.min(usable.size(), maximumPositives));
    List<Locus> tested = windows(genome, split.test(), windowLength);
    WindowSet.Parts parts =
        WindowSet.withShuffles(codes(genome, trained), new Random(seed * 31 + TRAINING_STREAM))
            .separate(i -> ValidationBlocks.contains(trained.get(i)));
    WindowSet test =
        WindowSet.withShuffles(codes(genome, tested), new Random(seed * 31 + TEST_STREAM));
    int peaks = split.training().size() + split.test().size();
    String capped =
        trained.size() < usable.size()
            ? String.format(
                Locale.ROOT,
                "; of %d usable training windows the %d of best rank were used",
                usable.size(),
                trained.size())
            : "";
    return new TrainingData(
        experiment,
        parts.large(),
        parts.small(),
        test,
        "ENCODE AWG uniform TF ChIP-seq peaks, windows centred on summits; negatives are"
            + " dinucleotide-preserving shuffles, one for each positive",
        experiment.table(),
        reference.sequenceDescription(),
        new TreeMap<>(reference.peakInputHashes()),
        String.format(
            Locale.ROOT,
            "all %d peaks ranked by signalValue, descending; of the best 1000 even ranks test and"
                + " odd ranks train, all others train; a window counts where all %d bases are"
                + " known%s; the training windows (with their shuffles) in a tenth of the genome's"
                + " blocks of 1 Mb are validation",
            peaks,
            windowLength,
            capped),
        String.format(
            Locale.ROOT,
            "even ranks of the best 1000 peaks of %s where sequence is at hand, and one"
                + " dinucleotide-preserving shuffle for each",
            experiment.table()));
  }

  /**
   * Takes the benchmark's own sets. Where the training file holds positives alone, one shuffle is
   * made for each.
   *
   * @param seed of shuffles and of the held-out part
   */
  public static TrainingData fromBenchmark(
      ReferenceData.BenchmarkSet files, Experiment experiment, long seed) {
    WindowSet given = BenchmarkFile.read(files.training());
    boolean paired = !given.negatives().isEmpty();
    WindowSet.Parts parts =
        (paired
                ? given
                : WindowSet.withShuffles(
                    given.positives(), new Random(seed * 31 + TRAINING_STREAM)))
            .holdOut(VALIDATION_SHARE, seed);
    String trainingName = files.training().getFileName().toString();
    String testFileName = files.test().getFileName().toString();
    return new TrainingData(
        experiment,
        parts.large(),
        parts.small(),
        BenchmarkFile.read(files.test()),
        "original DeepBind benchmark set, cut from ENCODE uniform peaks; negatives are "
            + (paired
                ? "those of the set (dinucleotide-preserving shuffles)"
                : "dinucleotide-preserving shuffles, one for each positive"),
        Stream.of(experiment.table(), trainingName, testFileName)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", ")),
        "as printed in the benchmark files (hg19)",
        new TreeMap<>(
            Map.of(
                trainingName,
                TextFiles.sha256(files.training()),
                testFileName,
                TextFiles.sha256(files.test()))),
        "training and test sequences as in the original files; a random tenth of the training"
            + " sequences (with their shuffles) is validation",
        ORIGINAL_TEST_SET + testFileName);
  }

  /** How many windows of these summits there are to train on, validation included. */
  public static int usable(PartialGenome genome, List<Summit> summits, int windowLength) {
    return windows(genome, RankSplit.of(summits).training(), windowLength).size();
  }

  private static List<byte[]> codes(PartialGenome genome, List<Locus> windows) {
    return windows.stream().map(genome::codes).toList();
  }

  /** The windows of summits whose bases are known. */
  private static List<Locus> windows(PartialGenome genome, List<Summit> summits, int length) {
    List<Locus> windows = new ArrayList<>();
    for (Summit summit : summits) {
      if (summit.position() >= length / 2) {
        Locus window = summit.window(length);
        if (genome.knows(window)) {
          windows.add(window);
        }
      }
    }
    return windows;
  }
}
