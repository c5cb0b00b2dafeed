package org.motiflens.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.file.TextLines;
import org.motiflens.genome.interval.PeakReader;
import org.motiflens.genome.sequence.FastaReader;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.genome.sequence.NamedSequence;
import org.motiflens.genome.variant.RefusedVariantException;
import org.motiflens.genome.variant.VcfReader;
import org.motiflens.genome.variant.VcfRow;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.database.MotifDatabase;
import org.motiflens.motif.format.MotifFiles;
import org.motiflens.motif.format.MotifFormat;

/** Genomes, tables along them, and motifs. */
final class GenomeTargets {
  /** Of a genome so many chromosomes, and so many bases of each, are asked for. */
  private static final int CHROMOSOMES = 8;

  private static final int BASES = 5_000;

  private GenomeTargets() {}

  static void fasta(byte[] input) {
    try (FastaReader reader = FastaReader.of(new ByteArrayInputStream(input), "x.fa")) {
      Optional<NamedSequence> sequence = reader.next();
      while (sequence.isPresent()) {
        sequence = reader.next();
      }
    }
  }

  /** The index, and the FASTA file. */
  static void indexedFasta(byte[] input) throws IOException {
    List<byte[]> parts = Scratch.parts(input, 2);
    Scratch.file("i.fa.fai", parts.get(0));
    open(Scratch.file("i.fa", parts.get(1)));
  }

  /** The index; then the block index, whose length is a byte; then the packed FASTA file. */
  static void blockGzip(byte[] input) throws IOException {
    List<byte[]> parts = Scratch.parts(input, 2);
    byte[] rest = parts.get(1);
    int blocks = rest.length == 0 ? 0 : Math.min(rest.length - 1, Byte.toUnsignedInt(rest[0]));
    Scratch.file("b.fa.gz.fai", parts.get(0));
    Scratch.file(
        "b.fa.gz.gzi", java.util.Arrays.copyOfRange(rest, Math.min(1, rest.length), blocks + 1));
    open(
        Scratch.file(
            "b.fa.gz",
            java.util.Arrays.copyOfRange(rest, Math.min(rest.length, blocks + 1), rest.length)));
  }

  static void twoBit(byte[] input) throws IOException {
    byte[] signed = input.clone();
    byte[] signature = {0x43, 0x27, 0x41, 0x1a};
    System.arraycopy(signature, 0, signed, 0, Math.min(signature.length, signed.length));
    open(Scratch.file("t.2bit", signed));
  }

  private static void open(Path file) {
    try (GenomeFile genome = GenomeFile.open(file)) {
      for (String name : genome.chromosomes().stream().limit(CHROMOSOMES).toList()) {
        int length = genome.length(name);
        if (length > 0) {
          genome.codes(new Locus(name, 0, Math.min(length, BASES)));
          genome.codes(new Locus(name, Math.max(0, length - BASES), length));
        }
      }
    }
  }

  static void peaks(byte[] input) {
    PeakReader.read(new ByteArrayInputStream(input), "x.bed");
  }

  static void variants(byte[] input) {
    try (VcfReader reader = VcfReader.of(new ByteArrayInputStream(input), "x.vcf")) {
      Optional<VcfRow> row = reader.next();
      while (row.isPresent()) {
        for (int allele = 0; allele < row.get().alternatives().size(); allele++) {
          try {
            row.get().variant(allele);
          } catch (RefusedVariantException e) {
            // This is what it is for.
          }
        }
        row.get().withInfo(java.util.Map.of("A", "1"));
        row = reader.next();
      }
    }
  }

  /** Lines of a file, packed or not. */
  static void text(byte[] input) throws IOException {
    try (TextLines lines = TextLines.open(Scratch.file("l.txt", input), "the text")) {
      String line = lines.next();
      while (line != null) {
        line = lines.next();
      }
    }
  }

  static void locus(byte[] input) {
    Locus.parse(new String(input, StandardCharsets.UTF_8));
  }

  /** What was read is written, and what is written can be read. */
  static void motifs(byte[] input) {
    List<MotifMatrix> motifs = MotifFiles.read(new ByteArrayInputStream(input), "x.txt").motifs();
    for (MotifFormat format : MotifFormat.values()) {
      String text;
      try {
        text = MotifFiles.format(motifs, format);
      } catch (InputException e) {
        continue;
      }
      try {
        MotifFiles.parse(text, "written");
      } catch (InputException e) {
        throw new AssertionError("what is written as " + format + " is not read: " + text, e);
      }
    }
  }

  static void motifNotice(byte[] input) throws IOException {
    Path file =
        Scratch.file(
            "n.jaspar", ">a b\nA [1]\nC [1]\nG [1]\nT [1]\n".getBytes(StandardCharsets.US_ASCII));
    Scratch.file("n.jaspar.properties", input);
    MotifDatabase.read(file);
  }
}
