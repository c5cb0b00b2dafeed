package org.motiflens.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;

class PartialGenomeTest {
  private static final String HEADER = "chrom\tstart0\tend0\tsequence\tsources\n";

  @TempDir Path folder;

  @Test
  void anIntervalMaySpanPiecesAndReadsNBetweenThem() {
    PartialGenome genome =
        new PartialGenome.Builder("test")
            .add("chr1", 8, Bases.encode("TT"))
            .add("chr1", 2, Bases.encode("ACG"))
            .add("chr1", 5, Bases.encode("CC"))
            .build();
    assertEquals("NNACGCCNTT", letters(genome, 0, 10));
    assertEquals("GCCNT", letters(genome, 4, 9));
    assertTrue(genome.knows(new Locus("chr1", 2, 7)));
    assertFalse(genome.knows(new Locus("chr1", 2, 8)));
    assertFalse(genome.knows(new Locus("chr1", 9, 11)));
    assertFalse(genome.knows(new Locus("chr2", 0, 1)));
    assertEquals(10, genome.length("chr1"));
    assertThrows(InputException.class, () -> genome.codes(new Locus("chr1", 0, 11)));
    assertThrows(InputException.class, () -> genome.length("chr2"));
  }

  @Test
  void noBaseMayBeGivenTwice() {
    PartialGenome.Builder builder =
        new PartialGenome.Builder("test").add("chr1", 10, Bases.encode("ACGT"));
    assertThrows(InputException.class, () -> builder.add("chr1", 13, Bases.encode("A")));
    assertThrows(InputException.class, () -> builder.add("chr1", 8, Bases.encode("ACG")));
    assertThrows(InputException.class, () -> builder.add("chr1", 10, Bases.encode("A")));
    builder.add("chr1", 14, Bases.encode("A")).add("chr1", 9, Bases.encode("A"));
  }

  @Test
  void readsFastaAndBlocksOfChosenSources() throws IOException {
    Path fasta = Files.writeString(folder.resolve("a.fa"), ">chr1 first\nACgt\nRN\n>chr2\nTT\n");
    Path blocks =
        Files.writeString(
            folder.resolve("b.tsv"),
            HEADER + "chr1\t6\t8\tGG\tgood\nchr2\t2\t3\tA\tbad\nchr3\t5\t6\tC\tgood\n");
    PartialGenome genome =
        new PartialGenome.Builder("test")
            .addFasta(fasta)
            .addBlocks(blocks, sources -> sources.equals("good"))
            .build();
    assertEquals(List.of("chr1", "chr2", "chr3"), genome.chromosomes());
    assertEquals("ACGTNNGG", letters(genome, 0, 8));
    assertEquals(2, genome.length("chr2"));
  }

  @Test
  void aBlockMustBeAsLongAsItsSequence() throws IOException {
    Path blocks = Files.writeString(folder.resolve("b.tsv"), HEADER + "chr1\t6\t9\tGG\tx\n");
    InputException e =
        assertThrows(
            InputException.class,
            () -> new PartialGenome.Builder("test").addBlocks(blocks, sources -> true));
    assertTrue(e.getMessage().contains("line 2"), e.getMessage());
  }

  private static String letters(PartialGenome genome, int start, int end) {
    return Bases.decode(genome.codes(new Locus("chr1", start, end)));
  }
}
