package org.motiflens.genome.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;

class ChromosomeNamesTest {
  /** A genome of one chromosome. */
  private record OneChromosome(String chromosome, int length) implements SequenceSource {
    @Override
    public String genomeId() {
      return "g";
    }

    @Override
    public List<String> chromosomes() {
      return List.of(chromosome);
    }

    @Override
    public int length(String name) {
      return length;
    }

    @Override
    public byte[] codes(Locus locus) {
      return new byte[locus.length()];
    }
  }

  private static ChromosomeNames of(String chromosome, int length) {
    return ChromosomeNames.of(new OneChromosome(chromosome, length));
  }

  @Test
  void anAccessionIsFoundWhereItsVersionIsThatOfTheGenome() {
    for (String name : List.of("chr20", "20")) {
      ChromosomeNames hg19 = of(name, 63_025_520);
      assertEquals(Optional.of(name), hg19.find("NC_000020.10"));
      assertEquals(Optional.of(name), hg19.find("CM000682.1"));
      assertEquals(Optional.of(name), hg19.find("gi|224589812|ref|NC_000020.10|"));
      assertEquals(Optional.empty(), hg19.find("NC_000020.11"));
      assertEquals(Optional.empty(), hg19.find("NC_000020.9"));
      assertEquals(Optional.empty(), hg19.find("NC_000021.8"));
      assertEquals(Optional.of(name), of(name, 64_444_167).find("NC_000020.11"));
      assertEquals(Optional.empty(), of(name, 1000).find("NC_000020.10"));
    }
    assertEquals(Optional.of("chrX"), of("chrX", 155_270_560).find("NC_000023.10"));
    assertEquals(Optional.of("chrY"), of("chrY", 59_373_566).find("NC_000024.9"));
  }

  @Test
  void aGenomeOfAccessionsIsFoundUnderPlainNames() {
    ChromosomeNames refSeq = of("NC_000020.10", 1000);
    for (String name : List.of("chr20", "20", "NC_000020.10", "CM000682.1")) {
      assertEquals(Optional.of("NC_000020.10"), refSeq.find(name), name);
    }
    assertEquals(Optional.empty(), refSeq.find("NC_000020.11"));
  }

  @Test
  void messagesSayWhichAssemblyAnAccessionIsOf() {
    assertEquals(
        "g has no chromosome \"NC_000020.11\": that is chr20 of hg38, and the genome is hg19, with"
            + " other coordinates.",
        assertThrows(
                InputException.class, () -> of("chr20", 63_025_520).resolve("NC_000020.11", "g"))
            .getMessage());
    assertEquals(
        "g has no chromosome \"NC_000020.10\": that is chr20 of hg19, and the lengths of the"
            + " genome's chromosomes do not tell whether it is that.",
        assertThrows(InputException.class, () -> of("chr20", 1000).resolve("NC_000020.10", "g"))
            .getMessage());
    assertEquals(
        "g has no chromosome \"NC_000067.6\"; it has chr20.",
        assertThrows(InputException.class, () -> of("chr20", 1000).resolve("NC_000067.6", "g"))
            .getMessage());
  }

  @Test
  void aNameOfTheGenomeMeansItself() {
    ChromosomeNames both = new ChromosomeNames(List.of("chrM", "MT", "chr1", "1"));
    for (String name : List.of("chrM", "MT", "chr1", "1")) {
      assertEquals(Optional.of(name), both.find(name));
    }
  }

  @Test
  void ucscAndEnsemblSpellingsMeetBothWays() {
    ChromosomeNames ucsc = new ChromosomeNames(List.of("chr1", "chrX", "chrM"));
    assertEquals(Optional.of("chr1"), ucsc.find("1"));
    assertEquals(Optional.of("chrX"), ucsc.find("X"));
    assertEquals(Optional.of("chrM"), ucsc.find("MT"));
    ChromosomeNames ensembl = new ChromosomeNames(List.of("1", "X", "MT"));
    assertEquals(Optional.of("1"), ensembl.find("chr1"));
    assertEquals(Optional.of("MT"), ensembl.find("chrM"));
    assertEquals(Optional.empty(), ensembl.find("chr2"));
  }

  @Test
  void anIntervalTakesTheGenomesName() {
    ChromosomeNames ucsc = new ChromosomeNames(List.of("chr1"));
    assertEquals(new Locus("chr1", 4, 9), ucsc.resolve(new Locus("1", 4, 9), "hg19"));
  }

  @Test
  void anUnknownNameIsRefusedWithWhatThereIs() {
    ChromosomeNames names =
        new ChromosomeNames(List.of("chr1", "chr2", "chr3", "chr4", "chr5", "chr6", "chr7"));
    assertEquals(
        "hg19 has no chromosome \"chr9\"; it has chr1, chr2, chr3, chr4, chr5, chr6 and 1 more.",
        assertThrows(InputException.class, () -> names.resolve("chr9", "hg19")).getMessage());
    assertEquals(
        "hg19 has no chromosome \"Chr3\"; did you mean \"chr3\"?",
        assertThrows(InputException.class, () -> names.resolve("Chr3", "hg19")).getMessage());
  }
}
