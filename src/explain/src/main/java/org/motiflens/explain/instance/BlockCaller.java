package org.motiflens.explain.instance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.GradientCorrection;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.profile.Profile;
import org.motiflens.explain.profile.ProfileComputer;
import org.motiflens.explain.profile.WindowLayout;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.DinucleotideShuffle;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.Network;

/**
 * Calls seqlets along a chromosome, block by block of {@value #BLOCK} bases: what is found at a
 * place depends on the place alone, not on what else is looked at. A base's contribution is its
 * corrected gradient, in the window whose centre is nearest.
 *
 * <p>The null are dinucleotide shuffles of blocks at {@value #PLACES} places spread evenly over the
 * chromosome, laid with windows in the same way: half of them for spans, half for decoys. q is the
 * number of decoys expected in a block, divided by the number of seqlets of the block that are as
 * large. Safe for use by many threads.
 */
public final class BlockCaller {
  /** Bases of a block. */
  public static final int BLOCK = 1024;

  /** Places that the null is made of. */
  public static final int PLACES = 24;

  /**
   * Stretches of a larger q get no name: comparing with all known motifs takes most of the time.
   */
  public static final double GREATEST_NAMED_Q = 0.1;

  private static final long SEED = 1;

  /** So much is looked at on both sides of a block, so that no seqlet is cut. */
  private static final int MARGIN = 2 * SpanNull.LONGEST;

  private static final AttributionMethod CONTRIBUTION = new GradientCorrection();

  private final Network network;
  private final WindowLayout layout;
  private final SequenceSource source;
  private final String chromosome;
  private final SeqletCaller caller;

  private BlockCaller(
      Network network,
      WindowLayout layout,
      SequenceSource source,
      String chromosome,
      SeqletCaller caller) {
    this.network = network;
    this.layout = layout;
    this.source = source;
    this.chromosome = chromosome;
    this.caller = caller;
  }

  /**
   * Makes the null, which takes some thousand windows.
   *
   * @throws InputException when the network has no gradient of bases, or the chromosome no place
   *     without an unknown base that is long enough
   */
  public static BlockCaller of(
      Network network, SequenceSource source, String chromosome, Monitor monitor) {
    if (!CONTRIBUTION.supports(network.architecture())) {
      throw new InputException(
          network.architecture().name()
              + " has no gradient that stretches could be called from; choose another model.");
    }
    WindowLayout layout = WindowLayout.forMethod(CONTRIBUTION, network.architecture());
    Random random = new Random(SEED);
    List<double[]> profiles = new ArrayList<>();
    List<byte[]> places = places(source, chromosome, layout.windowLength());
    for (int i = 0; i < 2 * PLACES; i++) {
      monitor.check();
      byte[] shuffled = DinucleotideShuffle.shuffle(places.get(i % places.size()), random);
      SequenceSource one = new Shuffled(chromosome, shuffled);
      int flank = (shuffled.length - BLOCK - 2 * MARGIN) / 2;
      Locus inner = new Locus(chromosome, flank, flank + BLOCK + 2 * MARGIN);
      profiles.add(
          profile(new ProfileComputer(one, network, CONTRIBUTION, layout), inner, monitor));
      monitor.progress(i + 1, 2L * PLACES);
    }
    SpanNull spans =
        SpanNull.of(
            profiles.subList(0, PLACES),
            profiles.subList(PLACES, 2 * PLACES),
            SeqletCaller.DEFAULT_LEVEL);
    return new BlockCaller(
        network, layout, source, chromosome, new SeqletCaller(spans, SeqletCaller.DEFAULT_LEVEL));
  }

  private static List<byte[]> places(SequenceSource source, String chromosome, int window) {
    int need = BLOCK + 2 * MARGIN + 2 * window;
    int length = source.length(chromosome);
    List<byte[]> places = new ArrayList<>();
    // Twice as many are tried, for ends and centromeres have no bases.
    for (int i = 0; i < 2 * PLACES && places.size() < PLACES && length >= need; i++) {
      int start = (int) ((length - need) * (i + 0.5) / (2.0 * PLACES));
      byte[] codes = source.codes(new Locus(chromosome, start, start + need));
      boolean known = true;
      for (byte code : codes) {
        known &= code < Bases.COUNT;
      }
      if (known) {
        places.add(codes);
      }
    }
    if (places.isEmpty()) {
      throw new InputException(
          chromosome
              + " has no "
              + need
              + " known bases in a row at any of "
              + 2 * PLACES
              + " places; stretches cannot be told from chance there.");
    }
    return places;
  }

  /** Shuffled bases in place of a chromosome. */
  @SuppressWarnings("ArrayRecordComponent") // read, never changed
  private record Shuffled(String chromosome, byte[] bases) implements SequenceSource {
    @Override
    public String genomeId() {
      return "shuffled";
    }

    @Override
    public List<String> chromosomes() {
      return List.of(chromosome);
    }

    @Override
    public int length(String name) {
      return bases.length;
    }

    @Override
    public byte[] codes(Locus locus) {
      return Arrays.copyOfRange(bases, locus.start(), locus.end());
    }
  }

  private static double[] profile(ProfileComputer computer, Locus locus, Monitor monitor) {
    Profile profile = computer.compute(locus, monitor);
    float[] values = profile.values();
    double[] contributions = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      contributions[i] = Float.isNaN(values[i]) ? 0 : values[i];
    }
    return contributions;
  }

  /** What the null is made of, in words. */
  public static String nullWords() {
    return "dinucleotide shuffles of "
        + BLOCK
        + " bases at "
        + PLACES
        + " places of the chromosome, seed "
        + SEED;
  }

  /** Number of the block that holds a base. */
  public static int blockOf(int position) {
    return position / BLOCK;
  }

  /**
   * The seqlets whose middle lies in a block, from left to right.
   *
   * @param namer names those with q of at most {@value #GREATEST_NAMED_Q}
   */
  public List<Instance> call(int block, InstanceNamer namer, Monitor monitor) {
    int from = block * BLOCK;
    int length = source.length(chromosome);
    int start = Math.max(0, from - MARGIN);
    int end = (int) Math.min(length, (long) from + BLOCK + MARGIN);
    Locus locus = new Locus(chromosome, start, end);
    ProfileComputer computer = new ProfileComputer(source, network, CONTRIBUTION, layout);
    String bases = Bases.decode(source.codes(locus));
    List<Instance> found = new ArrayList<>();
    for (Seqlet seqlet : caller.call(List.of(profile(computer, locus, monitor))).get(0)) {
      int middle = start + (seqlet.start() + seqlet.end()) / 2;
      if (blockOf(middle) == block) {
        monitor.check();
        String own = bases.substring(seqlet.start(), seqlet.end());
        found.add(
            new Instance(
                new Locus(chromosome, start + seqlet.start(), start + seqlet.end()),
                seqlet,
                own,
                seqlet.q() <= GREATEST_NAMED_Q ? namer.best(own) : Optional.empty()));
      }
    }
    return found;
  }
}
