package org.motiflens.explain.instance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;

/**
 * Gathers seqlets into motifs: from the largest sum down, each joins the motif in whose frame its
 * bases agree best, shifted and turned, or founds one of its own. Seqlets of both signs are kept
 * apart.
 *
 * <p>A motif is {@value #WIDTH} columns. The likeness of a stretch of bases with it is the mean
 * over the seqlet's own bases of log₂(p / ¼), with a pseudo-count of {@value #PSEUDOCOUNT} seqlets;
 * a seqlet joins when that is at least {@value #LIKENESS} bits a base. One pass, in one order: the
 * same seqlets give the same motifs. Immutable.
 *
 * @param motifs the one with most seqlets first
 */
public record SeqletMotifs(List<Motif> motifs) {
  /** Columns of a motif. */
  public static final int WIDTH = 25;

  private static final double PSEUDOCOUNT = 1;
  private static final double LIKENESS = 0.9;
  private static final double INFORMATIVE = 0.25;
  private static final int MOST_SHIFT = 5;

  public SeqletMotifs {
    motifs = List.copyOf(motifs);
  }

  /**
   * A seqlet in its sequence.
   *
   * @param codes sequence that holds it, with as much around it as there is
   */
  @SuppressWarnings("ArrayRecordComponent") // read, never changed
  public record Source(byte[] codes, Seqlet seqlet) {}

  /**
   * A motif.
   *
   * @param positive sign of its seqlets
   * @param members indices of the sources that joined
   * @param matrix counts of their bases
   */
  public record Motif(boolean positive, List<Integer> members, MotifMatrix matrix) {
    public Motif {
      members = List.copyOf(members);
    }

    /** From its first to its last column of at least a quarter of a bit. */
    public Optional<MotifMatrix> stretch() {
      int first = 0;
      int end = matrix.columns();
      while (first < end && matrix.informationContent(first) < INFORMATIVE) {
        first++;
      }
      while (end > first && matrix.informationContent(end - 1) < INFORMATIVE) {
        end--;
      }
      return first == end ? Optional.empty() : Optional.of(matrix.slice(first, end));
    }
  }

  private static final class Growing {
    final boolean positive;
    final List<Integer> members = new ArrayList<>();
    final double[][] counts = new double[WIDTH][Bases.COUNT];

    Growing(boolean positive) {
      this.positive = positive;
    }

    void add(int member, byte[] framed) {
      members.add(member);
      for (int i = 0; i < WIDTH; i++) {
        if (framed[i] < Bases.COUNT) {
          counts[i][framed[i]]++;
        }
      }
    }

    double bits(int column, int base) {
      double sites = 0;
      for (double count : counts[column]) {
        sites += count;
      }
      double p = (counts[column][base] + PSEUDOCOUNT / Bases.COUNT) / (sites + PSEUDOCOUNT);
      return Math.log(p * Bases.COUNT) / Math.log(2);
    }
  }

  /** Gathers. */
  public static SeqletMotifs of(List<Source> sources) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> -Math.abs(sources.get(i).seqlet().sum())));
    List<Growing> growing = new ArrayList<>();
    for (int index : order) {
      join(growing, index, sources.get(index));
    }
    List<Motif> motifs = new ArrayList<>();
    for (Growing one : growing) {
      double[][] counts = one.counts;
      for (double[] column : counts) {
        for (int base = 0; base < Bases.COUNT; base++) {
          // A column beyond the ends of all its windows has no counts.
          column[base] += 1e-6;
        }
      }
      motifs.add(new Motif(one.positive, one.members, MotifMatrix.ofCounts("motif", "", counts)));
    }
    motifs.sort(Comparator.comparingInt((Motif motif) -> -motif.members().size()));
    List<Motif> named = new ArrayList<>();
    for (int i = 0; i < motifs.size(); i++) {
      Motif motif = motifs.get(i);
      named.add(
          new Motif(
              motif.positive(), motif.members(), motif.matrix().named("motif" + (i + 1), "")));
    }
    return new SeqletMotifs(named);
  }

  private static void join(List<Growing> growing, int index, Source source) {
    boolean positive = source.seqlet().sum() > 0;
    Growing best = null;
    byte[] bestFrame = null;
    double highest = LIKENESS;
    for (Growing motif : growing) {
      if (motif.positive == positive) {
        for (int turned = 0; turned < 2; turned++) {
          for (int shift = -MOST_SHIFT; shift <= MOST_SHIFT; shift++) {
            byte[] frame = frame(source, shift, turned == 1);
            double likeness = likeness(motif, source.seqlet().length(), shift, frame);
            if (likeness > highest) {
              highest = likeness;
              best = motif;
              bestFrame = frame;
            }
          }
        }
      }
    }
    if (best == null) {
      best = new Growing(positive);
      growing.add(best);
      bestFrame = frame(source, 0, false);
    }
    best.add(index, bestFrame);
  }

  /** The bases of {@value #WIDTH} columns in whose middle the seqlet lies, shifted to the right. */
  private static byte[] frame(Source source, int shift, boolean turned) {
    Seqlet seqlet = source.seqlet();
    byte[] frame = new byte[WIDTH];
    int first = (WIDTH - seqlet.length()) / 2 + shift;
    for (int i = 0; i < WIDTH; i++) {
      int within = i - first;
      int at = turned ? seqlet.end() - 1 - within : seqlet.start() + within;
      byte code = at < 0 || at >= source.codes().length ? Bases.N : source.codes()[at];
      frame[i] = turned && code < Bases.COUNT ? Bases.complement(code) : code;
    }
    return frame;
  }

  /** Bits a base over the seqlet's own bases. */
  private static double likeness(Growing motif, int length, int shift, byte[] frame) {
    int first = (WIDTH - length) / 2 + shift;
    double bits = 0;
    for (int i = first; i < first + length; i++) {
      if (i >= 0 && i < WIDTH && frame[i] < Bases.COUNT) {
        bits += motif.bits(i, frame[i]);
      }
    }
    return bits / length;
  }
}
