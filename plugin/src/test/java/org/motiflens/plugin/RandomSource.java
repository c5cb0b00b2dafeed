package org.motiflens.plugin;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.SequenceSource;

/** One chromosome of random bases. */
final class RandomSource implements SequenceSource {
  private final byte[] codes;

  RandomSource(long seed, int length) {
    Random random = new Random(seed);
    codes = new byte[length];
    for (int i = 0; i < length; i++) {
      codes[i] = (byte) random.nextInt(4);
    }
  }

  @Override
  public String genomeId() {
    return "random";
  }

  @Override
  public List<String> chromosomes() {
    return List.of("chr1");
  }

  @Override
  public int length(String chromosome) {
    if (!chromosomes().contains(chromosome)) {
      throw new InputException("There is no " + chromosome + ".");
    }
    return codes.length;
  }

  @Override
  public byte[] codes(Locus locus) {
    return Arrays.copyOfRange(codes, locus.start(), locus.end());
  }
}
