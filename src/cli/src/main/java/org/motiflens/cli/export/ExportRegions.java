package org.motiflens.cli.export;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.interval.Region;
import org.motiflens.genome.interval.RegionSet;
import org.motiflens.genome.sequence.ChromosomeNames;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.genome.sequence.WantedLocus;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say which bases are exported. */
final class ExportRegions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--locus",
      paramLabel = "LOCUS",
      description =
          "Such as chr21:36,200,000-36,210,000, 1-based, both ends included, or a whole chromosome;"
              + " may be given more than once.")
  private List<String> loci = List.of();

  @Option(
      names = "--bed",
      paramLabel = "FILE",
      description = "The intervals of a BED file; sorted, and merged where they overlap.")
  private Path bed;

  @Option(
      names = "--peaks",
      paramLabel = "FILE",
      description = "The peaks of a narrowPeak file, as --bed.")
  private Path peaks;

  @Option(
      names = "--summits",
      description =
          "Of each peak the window that is centred on its summit, or on the middle of a peak"
              + " without one; where two overlap, a base belongs to the nearer summit.")
  private boolean summits;

  @Option(names = "--all", description = "The whole genome.")
  private boolean all;

  @Option(
      names = "--anchor",
      paramLabel = "POSITION",
      description = "1-based position, a peak's summit for example, that one window is centred on.")
  private String anchor;

  /**
   * The regions asked for, inside the genome.
   *
   * @param window bases of the models' windows
   * @throws InputException when a file cannot be read or an interval is not inside the genome
   * @throws ParameterException when the options do not say one thing
   */
  RegionSet in(GenomeFile genome, int window, PrintWriter messages) {
    int ways = (loci.isEmpty() ? 0 : 1) + (bed == null ? 0 : 1) + (peaks == null ? 0 : 1);
    if (ways + (all ? 1 : 0) != 1) {
      throw misuse("say which bases with one of --locus, --bed, --peaks and --all.");
    }
    if (anchor != null && loci.size() != 1) {
      throw misuse("--anchor needs one --locus; for peaks there is --summits.");
    }
    if (summits && peaks == null) {
      throw misuse("--summits needs --peaks.");
    }
    if (all) {
      return RegionSet.ofGenome(genome);
    }
    if (loci.size() == 1) {
      return oneLocus(genome, window);
    }
    if (!loci.isEmpty()) {
      List<Region> regions =
          loci.stream().map(text -> Region.of(WantedLocus.read(text, genome))).toList();
      return ordered(genome, regions, "the command line", messages);
    }
    Path file = peaks == null ? bed : peaks;
    List<Peak> read = PeakReader.read(file);
    List<Region> regions =
        summits
            ? aroundSummits(read, genome, window, messages)
            : read.stream().map(Peak::locus).map(Region::of).toList();
    return ordered(genome, regions, file.getFileName().toString(), messages);
  }

  private ParameterException misuse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private static RegionSet ordered(
      GenomeFile genome, List<Region> regions, String source, PrintWriter messages) {
    RegionSet set = RegionSet.of(genome, regions, source);
    if (!set.cameSorted()) {
      messages.printf(
          Locale.ROOT,
          "motiflens: the intervals of %s are not in order; they were sorted.%n",
          source);
    }
    if (set.merged() > 0) {
      messages.printf(
          Locale.ROOT,
          "motiflens: %,d of %,d intervals of %s overlap others; they were merged.%n",
          set.merged(),
          regions.size(),
          source);
    }
    return set;
  }

  private static List<Region> aroundSummits(
      List<Peak> peaks, GenomeFile genome, int window, PrintWriter messages) {
    List<Region> regions = new ArrayList<>();
    ChromosomeNames names = genome.names();
    for (Peak peak : peaks) {
      int length = genome.length(names.resolve(peak.chromosome(), genome.genomeId()));
      int start = peak.summit() - window / 2;
      if (start >= 0 && start + window <= length) {
        regions.add(
            Region.anchored(Locus.around(peak.chromosome(), peak.summit(), window), peak.summit()));
      }
    }
    if (regions.size() < peaks.size()) {
      messages.printf(
          Locale.ROOT,
          "motiflens: %,d of %,d peaks lie so close to the end of a chromosome that no window of"
              + " %d bases fits around the summit; they were left out.%n",
          peaks.size() - regions.size(),
          peaks.size(),
          window);
    }
    return regions;
  }

  private RegionSet oneLocus(GenomeFile genome, int window) {
    Locus locus = WantedLocus.read(loci.get(0), genome);
    if (anchor == null) {
      return RegionSet.ofLocus(genome, locus, OptionalInt.empty());
    }
    int position = Locus.parse(locus.chromosome() + ":" + anchor).start();
    RegionSet regions = RegionSet.ofLocus(genome, locus, OptionalInt.of(position));
    Locus own = regions.regions().get(0).locus();
    int start = position - window / 2;
    if (start < 0
        || start + window > genome.length(own.chromosome())
        || start >= own.end()
        || start + window <= own.start()) {
      throw new InputException(
          "The window of "
              + window
              + " bases around the anchor "
              + anchor
              + " does not lie on "
              + own
              + "; choose an anchor inside the locus.");
    }
    return regions;
  }
}
