package org.motiflens.genome.track.bigwig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.motiflens.fuzz.Scratch;
import org.motiflens.genome.Locus;

/** Values along a genome that another program wrote: control tracks of profile models. */
public final class BigWigTargets {
  private static final List<String> NAMES = List.of("chr1", "chr2", "chrA");
  private static final int BASES = 5_000;
  private static final long SEED = 17;

  private BigWigTargets() {}

  /** All values at the beginning of some chromosomes. */
  public static void values(byte[] input) throws IOException {
    BigWigReader reader = BigWigReader.open(Scratch.file("v.bw", input));
    for (String name : NAMES) {
      int length = reader.length(name).orElse(0);
      if (length > 0) {
        reader.values(new Locus(name, 0, Math.min(length, BASES)));
      }
    }
  }

  /** Files of our own writer: of one section, and of many. */
  public static List<byte[]> seeds() throws IOException {
    Path one = Scratch.root().resolve("one.bw");
    new TrackFixture().chromosome("chr1", 5000).bases("chr1", 100, 1, 2, Float.NaN, 4).write(one);
    Path many = Scratch.root().resolve("many.bw");
    Random random = new Random(SEED);
    new TrackFixture().random("chr1", 9_000, random).random("chr2", 900, random).write(many);
    return List.of(Files.readAllBytes(one), Files.readAllBytes(many));
  }
}
