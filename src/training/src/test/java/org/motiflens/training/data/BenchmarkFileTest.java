package org.motiflens.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;

class BenchmarkFileTest {
  private static final String HEADER = "FoldID\tEventID\tseq\tBound\n";

  @TempDir Path folder;

  @Test
  void readsGzippedTables() throws IOException {
    Path file = folder.resolve("x.seq.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      String text = HEADER + "A\tseq_1\tACGT\t1\nB\tseq_1_shuf\tTTNA\t0\n";
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    check(BenchmarkFile.read(file));
  }

  @Test
  void readsFastaWithTheLabelAsHeader() throws IOException {
    check(BenchmarkFile.read(file("x.fa", ">1\nAC\nGT\n>0\nttna\n")));
  }

  private static void check(WindowSet set) {
    assertEquals(List.of("ACGT"), set.positives().stream().map(Bases::decode).toList());
    assertEquals(List.of("TTNA"), set.negatives().stream().map(Bases::decode).toList());
  }

  @Test
  void saysWhatIsWrongAndWhere() throws IOException {
    refused(file("empty.fa", ""), "empty");
    refused(file("other.txt", "chr1\t1\t2\n"), "line 1");
    refused(file("label.fa", ">1\nAC\n>peak\nAC\n"), "line 3");
    refused(file("letter.fa", ">1\nAC\n>1\nAX\n"), "'X'");
    refused(file("columns.seq", HEADER + "A\tx\tAC\n"), "line 2");
    refused(file("length.fa", ">1\nAC\n>1\nACG\n"), "one length");
    refused(file("plain.seq.gz", HEADER), "not gzip");
    refused(folder.resolve("absent.fa"), "there is no such file");
  }

  private static void refused(Path file, String reason) {
    InputException e = assertThrows(InputException.class, () -> BenchmarkFile.read(file));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
    assertTrue(e.getMessage().contains(file.getFileName().toString()), e.getMessage());
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
