package org.motiflens.training.genomic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.training.data.PartialGenome;
import org.motiflens.training.data.Summit;

/**
 * Random sequence in which every window can be found again by its bases: chromosomes of which some
 * are held out, a long contig and short blocks.
 */
final class MadeUpGenome {
  static final int LENGTH = 101;

  private static final int CONTIG = 120_000;
  private static final int BLOCK = 131;
  private static final int BLOCKS = 200;
  private static final int SPACING = 10_000;

  private final PartialGenome genome;
  private final Map<String, Locus> places = new HashMap<>();

  MadeUpGenome(long seed) {
    Random random = new Random(seed);
    PartialGenome.Builder builder = new PartialGenome.Builder("made-up");
    for (String chromosome : List.of("chr20", "chr21", "chr22")) {
      add(builder, chromosome, 0, CONTIG, random);
    }
    for (int i = 0; i < BLOCKS; i++) {
      add(builder, "chr2", i * SPACING, BLOCK, random);
    }
    genome = builder.build();
  }

  private void add(
      PartialGenome.Builder builder, String chromosome, int start, int length, Random random) {
    byte[] codes = new byte[length];
    for (int i = 0; i < length; i++) {
      codes[i] = (byte) random.nextInt(Bases.COUNT);
    }
    builder.add(chromosome, start, codes);
    String text = Bases.decode(codes);
    for (int i = 0; i + LENGTH <= length; i++) {
      places.put(
          text.substring(i, i + LENGTH), new Locus(chromosome, start + i, start + i + LENGTH));
    }
  }

  PartialGenome genome() {
    return genome;
  }

  /** Where a window's bases are; empty when nowhere, as of a shuffle. */
  Optional<Locus> place(byte[] window) {
    return Optional.ofNullable(places.get(Bases.decode(window)));
  }

  /** Summits of two experiments: every third block and every 3000 bases of each chromosome. */
  Map<String, List<Summit>> summits() {
    List<Summit> first = new ArrayList<>();
    List<Summit> second = new ArrayList<>();
    for (int i = 0; i < BLOCKS; i += 3) {
      first.add(new Summit("chr2", i * SPACING + BLOCK / 2, i));
      second.add(new Summit("chr2", (i + 1) * SPACING + BLOCK / 2, i));
    }
    for (String chromosome : List.of("chr20", "chr21", "chr22")) {
      for (int position = 1000; position + 1000 < CONTIG; position += 3000) {
        first.add(new Summit(chromosome, position, position));
        second.add(new Summit(chromosome, position + 1000, position));
      }
    }
    return Map.of("first", first, "second", second);
  }
}
