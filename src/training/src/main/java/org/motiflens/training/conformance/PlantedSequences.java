package org.motiflens.training.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.motiflens.explain.interaction.Stretch;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.network.Architecture;

/**
 * Draws windows of a rule: even bases, in which a, b and a decoy stand with probability ½ each,
 * wherever they fit side by side, each on a random strand. Sites are drawn from the columns of
 * their motif. The decoy has no part in the label. For one thread; the same seed gives the same
 * windows.
 *
 * <p>Of {@link Rule#NEAR} half of the windows with both have b after a on the forward strand, at
 * most {@value #NEAR} bases away; a quarter has them farther apart than {@value #FAR}, a quarter
 * near, but b turned round.
 */
public final class PlantedSequences {
  /** Most bases between a and b that are near. */
  public static final int NEAR = 10;

  /** Fewest bases between a and b that are far; between the two nothing is planted. */
  public static final int FAR = 15;

  private static final int FARTHEST = 45;

  private final Rule rule;
  private final List<MotifMatrix> motifs;
  private final Random random;

  /**
   * @param motifs a, b and the decoy
   */
  public PlantedSequences(Rule rule, List<MotifMatrix> motifs, long seed) {
    this.rule = rule;
    this.motifs = List.copyOf(motifs);
    random = new Random(seed);
  }

  /** Bases of a window. */
  static int window() {
    return Architecture.PUBLISHED_WINDOW;
  }

  /** What lies together: sites, and how many bases follow each. */
  private record Block(List<byte[]> sites, List<Integer> motifs, int gap) {
    int length() {
      return sites.stream().mapToInt(site -> site.length).sum() + gap * (sites.size() - 1);
    }
  }

  /** Windows as they come. */
  public List<PlantedWindow> draw(int count) {
    List<PlantedWindow> windows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      windows.add(next(random.nextBoolean(), random.nextBoolean(), random.nextBoolean()));
    }
    return windows;
  }

  /** Windows with a, b (as the rule wants them) and the decoy. */
  public List<PlantedWindow> full(int count) {
    List<PlantedWindow> windows = new ArrayList<>();
    while (windows.size() < count) {
      PlantedWindow window = next(true, true, true);
      if (window.logit() == rule.logit(true, true)) {
        windows.add(window);
      }
    }
    return windows;
  }

  /** Windows without any motif. */
  public List<byte[]> empty(int count) {
    List<byte[]> windows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      windows.add(background());
    }
    return windows;
  }

  private byte[] background() {
    byte[] codes = new byte[window()];
    for (int t = 0; t < codes.length; t++) {
      codes[t] = (byte) random.nextInt(Bases.COUNT);
    }
    return codes;
  }

  private PlantedWindow next(boolean a, boolean b, boolean decoy) {
    List<Block> blocks = new ArrayList<>();
    boolean asWanted = true;
    if (a && b && rule.isLimited()) {
      boolean far = random.nextInt(4) == 0;
      boolean turned = !far && random.nextInt(3) == 0;
      asWanted = !far && !turned;
      int gap = far ? FAR + random.nextInt(FARTHEST - FAR + 1) : random.nextInt(NEAR + 1);
      blocks.add(new Block(List.of(site(0, false), site(1, turned)), List.of(0, 1), gap));
    } else {
      if (a) {
        blocks.add(single(0));
      }
      if (b) {
        blocks.add(single(1));
      }
    }
    if (decoy) {
      blocks.add(single(2));
    }
    double logit = rule.logit(a, b && (asWanted || !a));
    boolean positive = random.nextDouble() < 1 / (1 + Math.exp(-logit));
    return placed(blocks, logit, positive);
  }

  private Block single(int motif) {
    boolean turned = random.nextBoolean() && !(rule.isLimited() && motif < 2);
    return new Block(List.of(site(motif, turned)), List.of(motif), 0);
  }

  private byte[] site(int motif, boolean turned) {
    MotifMatrix matrix = motifs.get(motif);
    byte[] codes = new byte[matrix.columns()];
    for (int column = 0; column < codes.length; column++) {
      double left = random.nextDouble();
      int base = 0;
      while (base < Bases.COUNT - 1 && left >= matrix.probability(column, base)) {
        left -= matrix.probability(column, base);
        base++;
      }
      codes[column] = (byte) base;
    }
    return turned ? Bases.reverseComplement(codes) : codes;
  }

  /** Blocks in a random order, the bases that are left over spread evenly between them. */
  private PlantedWindow placed(List<Block> blocks, double logit, boolean positive) {
    byte[] codes = background();
    Collections.shuffle(blocks, random);
    int free = codes.length - blocks.stream().mapToInt(Block::length).sum();
    int[] before = random.ints(blocks.size(), 0, free + 1).sorted().toArray();
    List<Optional<Stretch>> sites =
        new ArrayList<>(List.of(Optional.empty(), Optional.empty(), Optional.empty()));
    int taken = 0;
    for (int i = 0; i < before.length; i++) {
      Block block = blocks.get(i);
      int at = before[i] + taken;
      for (int s = 0; s < block.sites().size(); s++) {
        byte[] site = block.sites().get(s);
        System.arraycopy(site, 0, codes, at, site.length);
        sites.set(block.motifs().get(s), Optional.of(new Stretch(at, at + site.length)));
        at += site.length + block.gap();
      }
      taken += block.length();
    }
    return new PlantedWindow(codes, sites, logit, positive);
  }
}
