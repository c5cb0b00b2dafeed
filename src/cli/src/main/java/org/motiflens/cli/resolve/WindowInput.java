package org.motiflens.cli.resolve;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.interval.Peak;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.sequence.GenomeFile;

/**
 * Windows around the summits of peaks.
 *
 * @param loci where they lie
 * @param codes their bases
 */
record WindowInput(List<Locus> loci, List<byte[]> codes) {
  /** What is wrong with peaks of which none can be read. */
  static final String NONE =
      ": no window lies in the genome; choose peaks and a genome of one assembly.";

  WindowInput {
    loci = List.copyOf(loci);
    codes = List.copyOf(codes);
  }

  /**
   * Reads windows of a length, the first so many of the file that lie in the genome.
   *
   * @param messages told how many were passed over
   */
  static WindowInput of(
      Path peaks, GenomeFile source, Path genome, int length, int most, PrintWriter messages) {
    if (most < 1) {
      throw new InputException(most + " peaks are asked for; expected at least 1.");
    }
    List<Locus> loci = new ArrayList<>();
    List<byte[]> codes = new ArrayList<>();
    int passedOver = 0;
    for (Peak peak : PeakReader.read(peaks)) {
      if (loci.size() >= most) {
        break;
      }
      Locus own = source.names().resolve(peak.locus(), genome.toString());
      int start = own.start() + peak.summit() - peak.start() - length / 2;
      if (start < 0 || start + length > source.length(own.chromosome())) {
        passedOver++;
      } else {
        Locus locus = new Locus(own.chromosome(), start, start + length);
        loci.add(locus);
        codes.add(source.codes(locus));
      }
    }
    if (passedOver > 0) {
      messages.println(
          "motiflens: passed over "
              + passedOver
              + " peaks of "
              + peaks
              + " whose window reaches over the end of its chromosome.");
    }
    return new WindowInput(loci, codes);
  }

  /** The window with a locus, or a single position, in its middle. */
  static WindowInput at(String text, GenomeFile source, Path genome, int length) {
    Locus own = source.names().resolve(Locus.parse(text), genome.toString());
    int start = own.start() + (own.length() - 1) / 2 - length / 2;
    if (start < 0 || start + length > source.length(own.chromosome())) {
      throw new InputException(
          "There is not enough sequence around "
              + own
              + " for a window of "
              + length
              + " bases; choose a place farther inside.");
    }
    Locus locus = new Locus(own.chromosome(), start, start + length);
    return new WindowInput(List.of(locus), List.of(source.codes(locus)));
  }
}
