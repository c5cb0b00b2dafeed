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
 * a seqlet joins when that is at least {@value #LIKENESS} bits a base, or {@value #LEAST_LIKENESS}
 * and {@value #ENOUGH_BITS} in all. What was founded before its motif had grown comes out as
 * several: then each motif, from the largest down, joins the larger one, shifted and turned, in
 * which it finds at least {@value #ALIKE} of the information that the larger one's own seqlets find
 * in the same columns ({@value #FEWEST_BITS} bits or more), unless most of its information lies
 * where the other has none. In one order: the same seqlets give the same motifs. Immutable.
 *
 * @param motifs the one with most seqlets first
 */
public record SeqletMotifs(List<Motif> motifs) {
  /** Columns of a motif. */
  public static final int WIDTH = 25;

  private static final double PSEUDOCOUNT = 1;
  private static final double LIKENESS = 0.9;
  private static final double ENOUGH_BITS = 10;
  private static final double LEAST_LIKENESS = 0.5;
  private static final double INFORMATIVE = 0.25;
  private static final int MOST_SHIFT = 5;
  private static final double ALIKE = 0.45;
  private static final double FEWEST_BITS = 6;

  /** Of whole motifs, whose seqlets may cover different ends of one site. */
  private static final int MOST_MOTIF_SHIFT = 12;

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

    /** How many seqlets cover each column. */
    final int[] covered = new int[WIDTH];

    void add(int member, byte[] framed, int first, int length) {
      members.add(member);
      for (int i = Math.max(0, first); i < Math.min(WIDTH, first + length); i++) {
        covered[i]++;
      }
      for (int i = 0; i < WIDTH; i++) {
        if (framed[i] < Bases.COUNT) {
          counts[i][framed[i]]++;
        }
      }
    }

    double p(int column, int base) {
      double sites = 0;
      for (double count : counts[column]) {
        sites += count;
      }
      return (counts[column][base] + PSEUDOCOUNT / Bases.COUNT) / (sites + PSEUDOCOUNT);
    }

    double bits(int column, int base) {
      return Math.log(p(column, base) * Bases.COUNT) / Math.log(2);
    }

    double information(int column) {
      double sum = 0;
      for (int base = 0; base < Bases.COUNT; base++) {
        sum += p(column, base) * bits(column, base);
      }
      return sum;
    }

    boolean isCovered(int column) {
      return 2 * covered[column] >= members.size();
    }

    /** What this one's sites find in the columns of a larger one; NaN where it is not the same. */
    double within(Growing larger, int shift, boolean turned) {
      double found = 0;
      double own = 0;
      double shared = 0;
      double elsewhere = 0;
      for (int column = 0; column < WIDTH; column++) {
        if (!isCovered(column)) {
          continue;
        }
        int there = place(column, shift, turned);
        double information = there < 0 || there >= WIDTH ? 0 : larger.information(there);
        if (information < INFORMATIVE) {
          elsewhere += information(column);
          continue;
        }
        shared += information(column);
        own += information;
        for (int base = 0; base < Bases.COUNT; base++) {
          int read = turned ? Bases.complement((byte) base) : base;
          found += p(column, base) * larger.bits(there, read);
        }
      }
      return own >= FEWEST_BITS && found >= ALIKE * own && elsewhere <= shared ? found : Double.NaN;
    }

    void join(Growing smaller, int shift, boolean turned) {
      members.addAll(smaller.members);
      for (int column = 0; column < WIDTH; column++) {
        int there = place(column, shift, turned);
        if (there >= 0 && there < WIDTH) {
          covered[there] += smaller.covered[column];
          for (int base = 0; base < Bases.COUNT; base++) {
            int read = turned ? Bases.complement((byte) base) : base;
            counts[there][read] += smaller.counts[column][base];
          }
        }
      }
    }

    private static int place(int column, int shift, boolean turned) {
      return (turned ? WIDTH - 1 - column : column) + shift;
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
    for (Growing one : merged(growing)) {
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

  /** From the largest down, each joins the larger one that it is most alike, if any. */
  private static List<Growing> merged(List<Growing> growing) {
    List<Growing> order = new ArrayList<>(growing);
    order.sort(Comparator.comparingInt(motif -> -motif.members.size()));
    List<Growing> kept = new ArrayList<>();
    for (Growing one : order) {
      if (!joinsAny(kept, one)) {
        kept.add(one);
      }
    }
    return kept;
  }

  private static boolean joinsAny(List<Growing> kept, Growing one) {
    Growing best = null;
    int bestShift = 0;
    boolean bestTurned = false;
    double most = 0;
    for (Growing larger : kept) {
      for (int shift = -MOST_MOTIF_SHIFT;
          larger.positive == one.positive && shift <= MOST_MOTIF_SHIFT;
          shift++) {
        for (boolean turned : new boolean[] {false, true}) {
          double found = one.within(larger, shift, turned);
          if (found > most) {
            most = found;
            best = larger;
            bestShift = shift;
            bestTurned = turned;
          }
        }
      }
    }
    if (best != null) {
      best.join(one, bestShift, bestTurned);
    }
    return best != null;
  }

  private static void join(List<Growing> growing, int index, Source source) {
    boolean positive = source.seqlet().sum() > 0;
    Growing best = null;
    byte[] bestFrame = null;
    int bestShift = 0;
    double highest = threshold(source.seqlet().length());
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
              bestShift = shift;
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
    int length = source.seqlet().length();
    best.add(index, bestFrame, (WIDTH - length) / 2 + bestShift, length);
  }

  /** Bits a base from which a seqlet joins: of long ones the bits in all tell enough. */
  private static double threshold(int length) {
    return Math.min(LIKENESS, Math.max(LEAST_LIKENESS, ENOUGH_BITS / length));
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
