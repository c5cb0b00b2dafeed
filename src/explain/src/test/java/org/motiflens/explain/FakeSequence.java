package org.motiflens.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.sequence.SequenceSource;

/** One chromosome, {@code chrT}, that remembers what was read of it. */
public final class FakeSequence implements SequenceSource {
  public static final String CHROMOSOME = "chrT";

  private final byte[] codes;
  private int basesRead;

  public FakeSequence(byte[] codes) {
    this.codes = codes;
  }

  public FakeSequence(String letters) {
    this(Bases.encode(letters));
  }

  /** Random bases with a few stretches of N. */
  public static FakeSequence random(Random random, int length) {
    byte[] codes = new byte[length];
    for (int i = 0; i < length; i++) {
      codes[i] = (byte) random.nextInt(4);
    }
    for (int block = random.nextInt(4); block > 0; block--) {
      int from = random.nextInt(length);
      Arrays.fill(codes, from, Math.min(length, from + 1 + random.nextInt(40)), Bases.N);
    }
    return new FakeSequence(codes);
  }

  public int basesRead() {
    return basesRead;
  }

  public byte[] codes() {
    return codes;
  }

  public static Locus locus(int start, int end) {
    return new Locus(CHROMOSOME, start, end);
  }

  public Locus all() {
    return locus(0, codes.length);
  }

  @Override
  public String genomeId() {
    return "test";
  }

  @Override
  public List<String> chromosomes() {
    return List.of(CHROMOSOME);
  }

  @Override
  public int length(String chromosome) {
    return codes.length;
  }

  @Override
  public byte[] codes(Locus locus) {
    basesRead += locus.length();
    return Arrays.copyOfRange(codes, locus.start(), locus.end());
  }
}
