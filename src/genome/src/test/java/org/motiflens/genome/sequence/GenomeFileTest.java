package org.motiflens.genome.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;

/** A genome that becomes another one while it is open. */
class GenomeFileTest {
  private static final Locus LOCUS = new Locus("chr1", 100, 150);

  @TempDir Path folder;

  private Path fasta(String name, long seed) throws IOException {
    return new FastaFixture().withRandom("chr1", 500, new Random(seed)).write(folder.resolve(name));
  }

  private static void refused(GenomeFile genome, Path file) {
    InputException e = assertThrows(InputException.class, () -> genome.codes(LOCUS));
    assertTrue(e.getMessage().contains("was changed or replaced"), e.getMessage());
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"g.fa", "g.fa.gz"})
  void anotherFileInItsPlaceIsNoticed(String name) throws IOException {
    Path file = fasta(name, 1);
    try (GenomeFile genome = GenomeFile.open(file)) {
      genome.codes(LOCUS);
      Path other = fasta("other-" + name, 2);
      Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
      refused(genome, file);
    }
  }

  /** Whatever the clock says by then, earlier or later. */
  @ParameterizedTest
  @ValueSource(longs = {-3_600_000, 3_600_000})
  void otherBasesInTheSameFileAreNoticed(long jump) throws IOException {
    Path file = fasta("g.fa", 1);
    try (GenomeFile genome = GenomeFile.open(file)) {
      byte[] before = genome.codes(LOCUS);
      assertArrayEquals(before, genome.codes(LOCUS));
      FileTime time = Files.getLastModifiedTime(file);
      Files.write(file, Files.readAllBytes(fasta("other.fa", 2)));
      Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + jump));
      refused(genome, file);
    }
  }

  @Test
  void aFileThatIsGoneIsNoticed() throws IOException {
    Path file = fasta("g.fa", 1);
    try (GenomeFile genome = GenomeFile.open(file)) {
      genome.codes(LOCUS);
      Files.delete(file);
      refused(genome, file);
    }
  }

  @Test
  void aTwoBitFileThatIsReplacedIsNoticed() throws IOException {
    String bases = "ACGTTGCA".repeat(30);
    Path file = new TwoBitFixture().with("chr1", bases).write(folder.resolve("g.2bit"));
    try (GenomeFile genome = GenomeFile.open(file)) {
      genome.codes(LOCUS);
      Path other =
          new TwoBitFixture().with("chr1", bases.replace('A', 'C')).write(folder.resolve("o.2bit"));
      Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
      refused(genome, file);
    }
  }
}
