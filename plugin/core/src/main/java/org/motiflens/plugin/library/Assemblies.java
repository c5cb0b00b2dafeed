package org.motiflens.plugin.library;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.SequenceSource;

/**
 * Whether a genome is the assembly that a model was trained on. The length of a chromosome tells
 * assemblies apart whatever a file is called; where none of the known ones is present nothing is
 * said.
 */
final class Assemblies {
  /** Lengths of chr20, chr21 and chr1 (assembly reports of GRCh37 and GRCh38). */
  private static final Map<String, Map<String, Integer>> LENGTHS =
      Map.of(
          "hg19", Map.of("chr1", 249_250_621, "chr20", 63_025_520, "chr21", 48_129_895),
          "hg38", Map.of("chr1", 248_956_422, "chr20", 64_444_167, "chr21", 46_709_983));

  private static final Map<String, List<String>> OTHER_NAMES =
      Map.of(
          "hg19",
          List.of("hg19", "grch37", "b37", "1kg_v37", "hs37d5"),
          "hg38",
          List.of("hg38", "grch38", "hg38_1kg"));

  private Assemblies() {}

  /** Whether the genome is certainly not the assembly. */
  static boolean differ(String assembly, SequenceSource genome) {
    Map<String, Integer> lengths = LENGTHS.get(assembly);
    if (lengths == null) {
      return false;
    }
    for (Map.Entry<String, Integer> entry : lengths.entrySet()) {
      Optional<Integer> actual = length(genome, entry.getKey());
      if (actual.isPresent()) {
        return !actual.get().equals(entry.getValue());
      }
    }
    String id = genome.genomeId().toLowerCase(Locale.ROOT);
    return OTHER_NAMES.entrySet().stream()
        .anyMatch(e -> !e.getKey().equals(assembly) && e.getValue().contains(id));
  }

  private static Optional<Integer> length(SequenceSource genome, String chromosome) {
    try {
      return Optional.of(genome.length(chromosome));
    } catch (InputException e) {
      return Optional.empty();
    }
  }
}
