package org.motiflens.genome.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;

class ChromosomeNamesTest {
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
