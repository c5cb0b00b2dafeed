package org.motiflens.explain.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.SequenceSource;

/**
 * Evenly spaced windows of the known sequence of a genome. Windows lie in stretches of known bases,
 * so that none holds an N; short stretches, which are not cut at random from a genome, may be left
 * out. Immutable; sequence is read when it is asked for.
 */
public final class GenomeSample {
  /** Windows of a piece of work. */
  private static final int PIECE = 2048;

  /**
   * Windows at a regular distance.
   *
   * @param start of the first one, 0-based
   * @param count at least 1
   */
  public record Piece(String chromosome, int start, int count) {}

  private final SequenceSource source;
  private final int windowLength;
  private final int stride;
  private final List<Piece> pieces;

  private GenomeSample(SequenceSource source, int windowLength, int stride, List<Piece> pieces) {
    this.source = source;
    this.windowLength = windowLength;
    this.stride = stride;
    this.pieces = List.copyOf(pieces);
  }

  /**
   * About so many windows, at one distance everywhere.
   *
   * @param windows how many; never more than there are places
   */
  public static GenomeSample ofAbout(KnownStretches known, int windowLength, int windows) {
    long places = 0;
    for (Locus stretch : known.stretches()) {
      places += Math.max(0, stretch.length() - windowLength + 1);
    }
    int stride = (int) Math.max(1, places / Math.max(1, windows));
    return everyBases(known, windowLength, stride, window -> true);
  }

  /**
   * Windows at a given distance, counted from the start of each stretch.
   *
   * @param accepted whether a window belongs to the sample
   */
  public static GenomeSample everyBases(
      KnownStretches known, int windowLength, int stride, Predicate<Locus> accepted) {
    List<Piece> pieces = new ArrayList<>();
    for (Locus stretch : known.stretches()) {
      int first = 0;
      int count = 0;
      for (int start = stretch.start(); start + windowLength <= stretch.end(); start += stride) {
        boolean belongs =
            accepted.test(new Locus(stretch.chromosome(), start, start + windowLength));
        if (count > 0 && (count == PIECE || !belongs)) {
          pieces.add(new Piece(stretch.chromosome(), first, count));
          count = 0;
        }
        if (belongs) {
          first = count == 0 ? start : first;
          count++;
        }
      }
      if (count > 0) {
        pieces.add(new Piece(stretch.chromosome(), first, count));
      }
    }
    return new GenomeSample(known.source(), windowLength, stride, pieces);
  }

  /** Bases of a window. */
  public int windowLength() {
    return windowLength;
  }

  /** Bases from the start of a window to that of the next. */
  public int stride() {
    return stride;
  }

  /** In the order of the genome. */
  public List<Piece> pieces() {
    return pieces;
  }

  /** How many windows there are. */
  public int windows() {
    return pieces.stream().mapToInt(Piece::count).sum();
  }

  /** Where all windows lie, in order. */
  public List<Locus> loci() {
    List<Locus> loci = new ArrayList<>();
    for (Piece piece : pieces) {
      for (int i = 0; i < piece.count(); i++) {
        int start = piece.start() + i * stride;
        loci.add(new Locus(piece.chromosome(), start, start + windowLength));
      }
    }
    return loci;
  }

  /** The bases from the first window of a piece to the last. */
  public byte[] codes(Piece piece) {
    int end = piece.start() + (piece.count() - 1) * stride + windowLength;
    return source.codes(new Locus(piece.chromosome(), piece.start(), end));
  }
}
