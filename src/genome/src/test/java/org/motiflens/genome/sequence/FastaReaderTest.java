package org.motiflens.genome.sequence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;

class FastaReaderTest {
  @TempDir Path folder;

  private static List<NamedSequence> all(FastaReader reader) {
    try (reader) {
      List<NamedSequence> sequences = new ArrayList<>();
      for (Optional<NamedSequence> next = reader.next(); next.isPresent(); next = reader.next()) {
        sequences.add(next.get());
      }
      return sequences;
    }
  }

  private static List<NamedSequence> read(byte[] text) {
    return all(FastaReader.of(new ByteArrayInputStream(text), "text"));
  }

  @Test
  void sequencesMayHaveLinesOfAnyLength() {
    List<NamedSequence> read =
        read(">one of two\nAC\nGTX\n\n>two\r\nacgtRy\r\n>two\nT".getBytes(UTF_8));
    assertEquals(List.of("one", "two", "two"), read.stream().map(NamedSequence::name).toList());
    assertEquals("ACGTN", Bases.decode(read.get(0).codes()));
    assertEquals("ACGTNN", Bases.decode(read.get(1).codes()), "ambiguous letters are unknown");
    assertEquals("T", Bases.decode(read.get(2).codes()));
  }

  @Test
  void aSequenceIsAGenomeOfOneChromosome() {
    NamedSequence sequence = read(">s\nACGTACGT\n".getBytes(UTF_8)).get(0);
    assertEquals(List.of("s"), sequence.chromosomes());
    assertEquals(8, sequence.length("s"));
    assertArrayEquals(new byte[] {2, 3, 0}, sequence.codes(new Locus("s", 2, 5)));
    assertThrows(InputException.class, () -> sequence.codes(new Locus("s", 5, 9)));
    assertThrows(InputException.class, () -> sequence.length("t"));
    sequence.codes()[0] = 3;
    assertEquals(0, sequence.codes()[0], "a copy is handed out");
  }

  @Test
  void gzipIsToldByContent() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(">s\n".getBytes(UTF_8));
      out.write("ACGT".repeat(5000).getBytes(UTF_8));
    }
    assertEquals(20_000, read(bytes.toByteArray()).get(0).length());
    Path cut =
        Files.write(
            folder.resolve("cut.fa"), Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12));
    InputException refused = assertThrows(InputException.class, () -> all(FastaReader.open(cut)));
    assertTrue(refused.getMessage().contains("cut off"), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ACGT | Line 1",
        ">~ACGT | a name must follow",
        ">s~ACGU | 'U' at position 4 is no letter of a DNA sequence; write RNA with T for U",
        ">s~AC-T | '-'",
        ">s~AC GT | ' '",
        ">a~>b~ACGT | a has no bases",
        ">a | a has no bases",
        "'' | no sequence",
      })
  void whatIsNotASequenceIsRefusedWithItsLine(String text, String words) {
    InputException refused =
        assertThrows(InputException.class, () -> read(text.replace('~', '\n').getBytes(UTF_8)));
    assertTrue(refused.getMessage().contains(words), refused.getMessage());
  }
}
