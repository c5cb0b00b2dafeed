package org.motiflens.genome.sequence;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.samtools.util.GZIIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** FASTA files for tests, with the indices that {@code samtools faidx} would make. */
public final class FastaFixture {
  private final Map<String, String> sequences = new LinkedHashMap<>();
  private int lineBases = 60;
  private String lineEnd = "\n";

  public FastaFixture with(String name, String sequence) {
    sequences.put(name, sequence);
    return this;
  }

  public FastaFixture withRandom(String name, int length, Random random) {
    StringBuilder letters = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      letters.append("ACGTNacgtn".charAt(random.nextInt(10)));
    }
    return with(name, letters.toString());
  }

  public FastaFixture lines(int bases, String end) {
    lineBases = bases;
    lineEnd = end;
    return this;
  }

  public String sequence(String name) {
    return sequences.get(name);
  }

  /** Writes a file and its .fai; a name that ends in .gz is block-compressed and gets a .gzi. */
  public Path write(Path path) throws IOException {
    StringBuilder text = new StringBuilder();
    StringBuilder index = new StringBuilder();
    sequences.forEach(
        (name, sequence) -> {
          text.append('>').append(name).append(" made for a test").append(lineEnd);
          index.append(name).append('\t').append(sequence.length()).append('\t');
          index.append(text.length()).append('\t').append(lineBases).append('\t');
          index.append(lineBases + lineEnd.length()).append('\n');
          for (int i = 0; i < sequence.length(); i += lineBases) {
            text.append(sequence, i, Math.min(i + lineBases, sequence.length())).append(lineEnd);
          }
        });
    byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    if (path.toString().endsWith(".gz")) {
      try (BlockCompressedOutputStream out =
          new BlockCompressedOutputStream(Files.newOutputStream(path), (Path) null)) {
        out.write(bytes);
      }
      GZIIndex.buildIndex(path).writeIndex(sibling(path, ".gzi"));
    } else {
      Files.write(path, bytes);
    }
    Files.writeString(sibling(path, ".fai"), index);
    return path;
  }

  public static Path sibling(Path fasta, String extension) {
    return fasta.resolveSibling(fasta.getFileName() + extension);
  }
}
