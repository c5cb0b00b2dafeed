package org.motiflens.cli.training;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.cli.option.Seed;
import org.motiflens.cli.output.InputsOfCommand;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.network.Architecture;
import org.motiflens.training.data.LabelledSequences;
import org.motiflens.training.data.PeakDataset;
import org.motiflens.training.data.Summit;
import org.motiflens.training.data.WindowSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes training, validation and test sets from peaks. */
@InGroup(CommandGroup.TRAINING)
@Command(
    name = "dataset",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = {
      "Make training, validation and test sets from peaks and a genome, as the DeepBind benchmark"
          + " made its own: a window around each summit, and one dinucleotide-preserving shuffle"
          + " for each as the negative.",
      "Peaks are ranked by signal (narrowPeak) or score (BED), strongest first; of the best 1000"
          + " the even ranks test and the odd ranks train, all others train. With"
          + " --test-chromosomes whole chromosomes test instead.",
      "Several summits of one peak stay on one side of every split.",
      "Written are train.seq.gz, validation.seq.gz, test.seq.gz, provenance.txt and left-out.tsv,"
          + " which names the peaks that were not used and why; the sizes of the sets go to"
          + " standard output, a line each, tab-separated with a header."
    })
public final class DatasetCommand implements Runnable {
  private static final String TRAINING = "train";
  private static final String VALIDATION = "validation";
  private static final String TEST = "test";
  private static final String PROVENANCE = "provenance.txt";

  /** What is not used, and why. */
  private static final String LEFT_OUT = "left-out.tsv";

  private static final int MOST_NAMED = 10;

  /** Names that MACS gives to the summits of one peak: the letters number them. */
  private static final Pattern SEVERAL_SUMMITS = Pattern.compile("(.*peak_[0-9]+)[a-z]{1,2}");

  @Spec private CommandSpec spec;

  @Option(
      names = "--peaks",
      required = true,
      paramLabel = "FILE",
      description = "narrowPeak or BED, plain or gzipped.")
  private Path peakFile;

  @Option(
      names = "--genome",
      required = true,
      paramLabel = "FILE",
      description = "FASTA or 2bit that the peaks were called on.")
  private Path genomeFile;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to; it is made where it does not exist.")
  private Path folder;

  @Option(
      names = "--window",
      paramLabel = "BASES",
      description = "Bases of a window; ${DEFAULT-VALUE} when not given.")
  private int window = Architecture.PUBLISHED_WINDOW;

  @Option(
      names = "--validation",
      defaultValue = "0.1",
      paramLabel = "SHARE",
      description =
          "Part of the training windows set aside to choose the epoch; ${DEFAULT-VALUE} when not"
              + " given.")
  private double validationShare;

  @Option(
      names = "--test-chromosomes",
      split = ",",
      paramLabel = "NAME",
      description = "Chromosomes whose peaks test, separated by commas.")
  private List<String> testChromosomes = List.of();

  @Option(
      names = "--validation-chromosomes",
      split = ",",
      paramLabel = "NAME",
      description = "Chromosomes whose peaks are validation; only with --test-chromosomes.")
  private List<String> validationChromosomes = List.of();

  @Mixin private Seed seed;

  @Override
  public void run() {
    checkOptions();
    List<Peak> peaks = PeakReader.read(peakFile);
    List<Summit> summits = summits(peaks);
    requireKnown(testChromosomes, summits);
    requireKnown(validationChromosomes, summits);
    PeakDataset sets;
    List<String> left;
    try (GenomeFile genome = GenomeFile.open(genomeFile)) {
      PeakDataset.Cutter cutter =
          new PeakDataset.Cutter(genome, window, validationShare, seed.get())
              .withPeaks(peaksOf(peaks, summits)::get);
      sets =
          testChromosomes.isEmpty()
              ? cutter.byRank(summits)
              : cutter.byChromosome(summits, testChromosomes, validationChromosomes);
      left = leftOut(cutter, peaks, summits);
    }
    if (sets.training().positives().isEmpty()) {
      throw new InputException(
          "None of the "
              + summits.size()
              + " peaks of "
              + peakFile
              + " gives a training window with known bases in "
              + genomeFile
              + "; are they of the same assembly?");
    }
    write(sets, summits.size(), left);
  }

  private void checkOptions() {
    if (window < 1 || !(validationShare >= 0 && validationShare < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--window must be at least 1, --validation from 0 to less than 1.");
    }
    Set<String> both = new HashSet<>(testChromosomes);
    both.retainAll(validationChromosomes);
    if (!both.isEmpty() || (testChromosomes.isEmpty() && !validationChromosomes.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(),
          "--validation-chromosomes needs --test-chromosomes, and other names than it.");
    }
  }

  /** Files without any signal are ranked by score; without either they keep their order. */
  private static List<Summit> summits(List<Peak> peaks) {
    List<Summit> summits = new ArrayList<>();
    for (Peak peak : peaks) {
      double strength = Double.isNaN(peak.signal()) ? peak.score() : peak.signal();
      summits.add(
          new Summit(peak.chromosome(), peak.summit(), Double.isNaN(strength) ? 0 : strength));
    }
    return summits;
  }

  /**
   * Which peak each summit is of. Callers write a row for each summit of a peak: with the same
   * interval, or with names such as {@code x_peak_7a} and {@code x_peak_7b} (MACS).
   */
  private static Map<Summit, Object> peaksOf(List<Peak> peaks, List<Summit> summits) {
    Map<Summit, Object> peaksOf = new HashMap<>();
    for (int i = 0; i < peaks.size(); i++) {
      Peak peak = peaks.get(i);
      Matcher several = SEVERAL_SUMMITS.matcher(peak.name());
      peaksOf.putIfAbsent(
          summits.get(i),
          several.matches() ? peak.chromosome() + ' ' + several.group(1) : peak.locus());
    }
    return peaksOf;
  }

  /** A line for each peak that is left out: interval, name and reason. */
  private static List<String> leftOut(
      PeakDataset.Cutter cutter, List<Peak> peaks, List<Summit> summits) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < peaks.size(); i++) {
      Peak peak = peaks.get(i);
      cutter
          .whyNot(summits.get(i))
          .ifPresent(
              reason ->
                  lines.add(
                      String.join(
                          "\t",
                          peak.chromosome(),
                          Integer.toString(peak.start()),
                          Integer.toString(peak.end()),
                          peak.name().isEmpty() ? "." : peak.name(),
                          reason)));
    }
    return lines;
  }

  private void requireKnown(List<String> chromosomes, List<Summit> summits) {
    for (String chromosome : chromosomes) {
      if (summits.stream().noneMatch(summit -> summit.chromosome().equals(chromosome))) {
        throw new InputException(
            peakFile + " has no peak on " + chromosome + "; name chromosomes as the file does.");
      }
    }
  }

  private void write(PeakDataset sets, int peaks, List<String> left) {
    try {
      Files.createDirectories(folder);
      InputFiles inputs =
          InputsOfCommand.of(spec.commandLine().getParseResult(), ModelsFolder.usual());
      List.of(TRAINING, VALIDATION, TEST).forEach(name -> inputs.requireNone(file(name)));
      inputs.requireNone(folder.resolve(PROVENANCE));
      write(sets.training(), TRAINING);
      write(sets.validation(), VALIDATION);
      write(sets.test(), TEST);
      writeProvenance(sets, peaks);
      AtomicOutput.write(
          folder.resolve(LEFT_OUT),
          "chromosome\tstart\tend\tname\treason\n"
              + left.stream().map(line -> line + "\n").collect(Collectors.joining()));
    } catch (IOException e) {
      throw FileFailure.writing("the sets to " + folder, e);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("set\tpositives\tnegatives");
    row(out, TRAINING, sets.training());
    row(out, VALIDATION, sets.validation());
    row(out, TEST, sets.test());
    if (!left.isEmpty()) {
      PrintWriter messages = spec.commandLine().getErr();
      for (String line : left.subList(0, Math.min(MOST_NAMED, left.size()))) {
        String[] columns = line.split("\t", -1);
        messages.printf(
            Locale.ROOT,
            "motiflens: %s, %s:%,d-%,d: %s.%n",
            columns[3].equals(".") ? "a peak without a name" : columns[3],
            columns[0],
            Integer.parseInt(columns[1]) + 1,
            Integer.parseInt(columns[2]),
            columns[4]);
      }
      messages.printf(
          Locale.ROOT,
          "motiflens: %d of %d peaks are left out; %s names them all.%n",
          left.size(),
          peaks,
          folder.resolve(LEFT_OUT));
    }
  }

  private void write(WindowSet set, String name) {
    LabelledSequences.write(set, name, file(name));
  }

  private Path file(String name) {
    return folder.resolve(name + ".seq.gz");
  }

  private static void row(PrintWriter out, String name, WindowSet set) {
    out.println(name + "\t" + set.positives().size() + "\t" + set.negatives().size());
  }

  private void writeProvenance(PeakDataset sets, int peaks) throws IOException {
    String split =
        testChromosomes.isEmpty()
            ? "ranked by signal, strongest first; of the best 1000 even ranks test, all others"
                + " train"
            : "tested on " + String.join(", ", testChromosomes);
    String validation =
        validationChromosomes.isEmpty()
            ? "random share " + validationShare + " of the training windows"
            : String.join(", ", validationChromosomes);
    Provenance provenance =
        Provenance.ofThisProduct()
            .with("peaks", peakFile.getFileName())
            .with("genome", genomeFile.getFileName())
            .with("window", window + " bases around the summit")
            .with("split", split)
            .with("validation", validation)
            .with("negatives", "dinucleotide-preserving shuffles, one for each positive")
            .with("seed", seed.get())
            .with("peaks used", peaks - sets.left() + " of " + peaks);
    AtomicOutput.write(folder.resolve(PROVENANCE), provenance.commentLines());
  }
}
