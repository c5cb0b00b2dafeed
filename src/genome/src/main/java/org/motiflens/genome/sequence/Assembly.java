package org.motiflens.genome.sequence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.motiflens.genome.InputException;

/**
 * A version of a genome, known by the lengths of its chromosomes: whatever a file is called,
 * another version has other lengths.
 *
 * @param name as UCSC calls it
 * @param lengths of its assembled nuclear chromosomes under UCSC's names; not of the mitochondrial
 *     one, of which two are in use with hg19
 */
public record Assembly(String name, Map<String, Integer> lengths) {
  /** Human, Genome Reference Consortium GRCh37 (its assembly report; UCSC's hg19.chrom.sizes). */
  public static final Assembly HG19 =
      new Assembly(
          "hg19",
          lengths(
              Map.entry("chr1", 249_250_621),
              Map.entry("chr2", 243_199_373),
              Map.entry("chr3", 198_022_430),
              Map.entry("chr4", 191_154_276),
              Map.entry("chr5", 180_915_260),
              Map.entry("chr6", 171_115_067),
              Map.entry("chr7", 159_138_663),
              Map.entry("chr8", 146_364_022),
              Map.entry("chr9", 141_213_431),
              Map.entry("chr10", 135_534_747),
              Map.entry("chr11", 135_006_516),
              Map.entry("chr12", 133_851_895),
              Map.entry("chr13", 115_169_878),
              Map.entry("chr14", 107_349_540),
              Map.entry("chr15", 102_531_392),
              Map.entry("chr16", 90_354_753),
              Map.entry("chr17", 81_195_210),
              Map.entry("chr18", 78_077_248),
              Map.entry("chr19", 59_128_983),
              Map.entry("chr20", 63_025_520),
              Map.entry("chr21", 48_129_895),
              Map.entry("chr22", 51_304_566),
              Map.entry("chrX", 155_270_560),
              Map.entry("chrY", 59_373_566)));

  /** Human, GRCh38 (its assembly report; UCSC's hg38.chrom.sizes). */
  public static final Assembly HG38 =
      new Assembly(
          "hg38",
          lengths(
              Map.entry("chr1", 248_956_422),
              Map.entry("chr2", 242_193_529),
              Map.entry("chr3", 198_295_559),
              Map.entry("chr4", 190_214_555),
              Map.entry("chr5", 181_538_259),
              Map.entry("chr6", 170_805_979),
              Map.entry("chr7", 159_345_973),
              Map.entry("chr8", 145_138_636),
              Map.entry("chr9", 138_394_717),
              Map.entry("chr10", 133_797_422),
              Map.entry("chr11", 135_086_622),
              Map.entry("chr12", 133_275_309),
              Map.entry("chr13", 114_364_328),
              Map.entry("chr14", 107_043_718),
              Map.entry("chr15", 101_991_189),
              Map.entry("chr16", 90_338_345),
              Map.entry("chr17", 83_257_441),
              Map.entry("chr18", 80_373_285),
              Map.entry("chr19", 58_617_616),
              Map.entry("chr20", 64_444_167),
              Map.entry("chr21", 46_709_983),
              Map.entry("chr22", 50_818_468),
              Map.entry("chrX", 156_040_895),
              Map.entry("chrY", 57_227_415)));

  private static final List<Assembly> KNOWN = List.of(HG19, HG38);

  public Assembly {
    lengths = Collections.unmodifiableMap(new LinkedHashMap<>(lengths));
  }

  /** In the order of the chromosomes. */
  @SafeVarargs
  private static Map<String, Integer> lengths(Map.Entry<String, Integer>... chromosomes) {
    Map<String, Integer> lengths = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> chromosome : chromosomes) {
      lengths.put(chromosome.getKey(), chromosome.getValue());
    }
    return lengths;
  }

  /** The assembly of a name, if it is known. */
  public static Optional<Assembly> named(String name) {
    return KNOWN.stream().filter(known -> known.name().equals(name)).findFirst();
  }

  /** The known assembly that a genome may be, told by the lengths of its chromosomes. */
  public static Optional<Assembly> of(SequenceSource genome) {
    return KNOWN.stream().filter(known -> known.difference(genome).isEmpty()).findFirst();
  }

  /**
   * Whether a genome may be this assembly: at least one of its chromosomes is there, under any
   * spelling, and none with another length. A genome of some chromosomes only, or with bases
   * replaced by N, has the coordinates of the assembly; one that is cut off has not.
   *
   * @throws InputException when it is not; the message says why
   */
  public void require(SequenceSource genome) {
    Optional<String> difference = difference(genome);
    if (difference.isPresent()) {
      throw new InputException(difference.get());
    }
  }

  /** Whether a genome may be this assembly, as {@link #require} has it. */
  public boolean mayBe(SequenceSource genome) {
    return difference(genome).isEmpty();
  }

  /** How a genome differs from this assembly, as a clause; empty when it may be this one. */
  private Optional<String> difference(SequenceSource genome) {
    ChromosomeNames names = new ChromosomeNames(genome.chromosomes());
    boolean any = false;
    for (Map.Entry<String, Integer> chromosome : lengths.entrySet()) {
      Optional<String> own = names.find(chromosome.getKey());
      if (own.isPresent()) {
        any = true;
        int length = genome.length(own.get());
        if (length != chromosome.getValue()) {
          return Optional.of(
              String.format(
                  Locale.ROOT,
                  "%s is not %s: its %s has %,d bases where %s has %,d",
                  genome.genomeId(),
                  name,
                  own.get(),
                  length,
                  name,
                  chromosome.getValue()));
        }
      }
    }
    return any
        ? Optional.empty()
        : Optional.of(
            genome.genomeId() + " has none of the chromosomes of " + name + ", chr1 to chrY");
  }
}
