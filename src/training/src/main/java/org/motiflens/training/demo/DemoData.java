package org.motiflens.training.demo;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.samtools.util.GZIIndex;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.genome.file.InputFiles;
import org.motiflens.genome.track.BedGraphWriter;

/**
 * Cuts a small genome with real data from whole files: chromosomes at their full lengths, real
 * bases in chosen slices and N elsewhere, and the peaks and the ChIP-seq signal of the slices. The
 * coordinates stay those of the assembly.
 *
 * <p>Same sources, same bytes, for one version of zlib.
 *
 * @param name what the FASTA is called, before {@code .fa.gz}
 * @param chromosomes in the order of the FASTA
 * @param slices in the order of the chromosomes, not overlapping
 * @param peaks narrowPeak file to cut from, relative to the data folder
 * @param tracks what peaks and signal are called, before their extensions
 * @param trackName what the signal's track line calls it
 */
public record DemoData(
    String name,
    List<Chromosome> chromosomes,
    List<Slice> slices,
    String peaks,
    String tracks,
    String trackName) {
  private static final int LINE = 60;

  /**
   * @param length in bases, of the assembly
   * @param sequence FASTA to cut from, relative to the data folder; it may end early
   * @param md5 of all upper-case bases of that file, where it is known
   * @param signal bedGraph to cut from, relative to the data folder, where there is one
   */
  public record Chromosome(
      String name, int length, String sequence, Optional<String> md5, Optional<String> signal) {}

  /**
   * @param why it is here, for people
   */
  public record Slice(Locus locus, String why) {}

  /** The demo of this product: {@code resources/demo}. */
  public static final DemoData HG19 =
      new DemoData(
          "hg19-demo",
          List.of(
              new Chromosome(
                  "chr20",
                  63_025_520,
                  "hg19/chr20.fa.gz",
                  Optional.of("0dec9660ec1efaaf33281c0d5ea2560f"),
                  Optional.of("chipseq/CTCF_GM12878_5M_hg19_treat_pileup.chr20.bdg.gz")),
              new Chromosome(
                  "chr21",
                  48_129_895,
                  "hg19/chr21.fa.gz",
                  Optional.of("2979a6085bfe28e3ad6f552f361ed74d"),
                  Optional.of("chipseq/CTCF_GM12878_5M_hg19_treat_pileup.chr21.bdg.gz")),
              new Chromosome(
                  "chrX",
                  155_270_560,
                  "hg19/chrX.1-69999930.fa.gz",
                  Optional.empty(),
                  Optional.empty())),
          List.of(
              new Slice(Locus.parse("chr20:30,050,001-30,450,000"), "strong CTCF peaks"),
              new Slice(Locus.parse("chr21:36,100,000-36,500,000"), "RUNX1"),
              new Slice(Locus.parse("chrX:48,550,000-48,750,000"), "GATA1")),
          "chipseq/CTCF_GM12878_hg19_macs2.narrowPeak.gz",
          "CTCF_GM12878",
          "CTCF ChIP-seq, GM12878");

  /** Bases and index lines on their way to the FASTA. */
  private static final class Fasta {
    final OutputStream out;
    final StringBuilder index = new StringBuilder();
    final StringBuilder slices =
        new StringBuilder("chromosome\tstart\tend\tmd5\tsource\tcontent\n");
    long offset;

    Fasta(OutputStream out) {
      this.out = out;
    }

    void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      offset += length;
    }
  }

  /**
   * Writes all files of the demo.
   *
   * @param data folder with the sources
   * @param target folder to write to; made when it is not there. A file appears in it only when all
   *     are complete
   * @throws InputException when a source is missing or not what it was, or the target cannot be
   *     written
   */
  public void write(Path data, Path target) {
    try {
      Files.createDirectories(target);
      Path draft = Files.createTempDirectory(target, ".draft");
      try {
        writeSequence(data, draft);
        writePeaks(data, draft);
        writeSignal(data, draft);
        writeSums(draft);
        InputFiles inputs = InputFiles.NONE.andFolder(data);
        if (Files.isSameFile(data, target)) {
          for (Path file : filesOf(draft)) {
            inputs.requireNone(target.resolve(file.getFileName()));
          }
        }
        for (Path file : filesOf(draft)) {
          Files.move(
              file,
              target.resolve(file.getFileName()),
              StandardCopyOption.ATOMIC_MOVE,
              StandardCopyOption.REPLACE_EXISTING);
        }
      } finally {
        for (Path file : filesOf(draft)) {
          Files.delete(file);
        }
        Files.delete(draft);
      }
    } catch (IOException e) {
      throw FileFailure.writing("the demo data to " + target, e);
    }
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(Comparator.comparing(Path::toString)).toList();
    }
  }

  private static BufferedReader open(Path data, String name) throws IOException {
    Path path = data.resolve(name);
    if (!Files.isReadable(path)) {
      throw new InputException(
          "Cannot read "
              + path
              + ": there is no such file; --data must name the folder that holds "
              + name
              + ".");
    }
    InputStream in = Files.newInputStream(path);
    return new BufferedReader(
        new InputStreamReader(new GZIPInputStream(in, 1 << 16), StandardCharsets.US_ASCII),
        1 << 16);
  }

  private void writeSequence(Path data, Path folder) throws IOException {
    Path path = folder.resolve(name + ".fa.gz");
    StringBuilder index;
    StringBuilder table;
    try (OutputStream out =
        new BlockCompressedOutputStream(
            Files.newOutputStream(path), (Path) null, Deflater.BEST_COMPRESSION)) {
      Fasta fasta = new Fasta(out);
      for (Chromosome chromosome : chromosomes) {
        writeChromosome(data, chromosome, fasta);
      }
      index = fasta.index;
      table = fasta.slices;
    }
    Files.writeString(folder.resolve(name + ".fa.gz.fai"), index);
    Files.writeString(folder.resolve("slices.tsv"), table);
    GZIIndex.buildIndex(path).writeIndex(folder.resolve(name + ".fa.gz.gzi"));
  }

  private void writeChromosome(Path data, Chromosome chromosome, Fasta fasta) throws IOException {
    byte[] bases = new byte[chromosome.length()];
    Arrays.fill(bases, (byte) 'N');
    int known = readBases(data, chromosome, bases);
    List<Locus> kept = new ArrayList<>();
    for (Slice slice : slices) {
      Locus locus = slice.locus();
      if (locus.chromosome().equals(chromosome.name())) {
        if (locus.end() > known) {
          throw new InputException(
              chromosome.sequence()
                  + " ends at base "
                  + known
                  + ", before the slice "
                  + locus
                  + "; fetch it again.");
        }
        kept.add(locus);
        String md5 = hex("MD5", Arrays.copyOfRange(bases, locus.start(), locus.end()));
        fasta.slices.append(
            String.join(
                "\t",
                locus.chromosome(),
                "" + locus.start(),
                "" + locus.end(),
                md5,
                chromosome.sequence(),
                slice.why() + "\n"));
      }
    }
    int position = 0;
    for (Locus locus : kept) {
      Arrays.fill(bases, position, locus.start(), (byte) 'N');
      position = locus.end();
    }
    Arrays.fill(bases, position, bases.length, (byte) 'N');

    byte[] header = (">" + chromosome.name() + "\n").getBytes(StandardCharsets.US_ASCII);
    fasta.write(header, 0, header.length);
    fasta.index.append(
        String.join(
            "\t",
            chromosome.name(),
            "" + bases.length,
            "" + fasta.offset,
            "" + LINE,
            (LINE + 1) + "\n"));
    for (int start = 0; start < bases.length; start += LINE) {
      fasta.write(bases, start, Math.min(LINE, bases.length - start));
      fasta.write(new byte[] {'\n'}, 0, 1);
    }
  }

  /**
   * Reads a source in upper case and holds it against what is known of it.
   *
   * @return how many bases it has
   */
  private static int readBases(Path data, Chromosome chromosome, byte[] bases) throws IOException {
    MessageDigest digest = digest("MD5");
    int length = 0;
    try (BufferedReader reader = open(data, chromosome.sequence())) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith(">")) {
          byte[] letters = line.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
          digest.update(letters);
          System.arraycopy(
              letters, 0, bases, length, Math.min(letters.length, bases.length - length));
          length += letters.length;
        }
      }
    }
    String md5 = HexFormat.of().formatHex(digest.digest());
    if (length > bases.length || !md5.equals(chromosome.md5().orElse(md5))) {
      throw new InputException(
          data.resolve(chromosome.sequence())
              + " is not "
              + chromosome.name()
              + " as expected: it has "
              + length
              + " bases with the MD5 "
              + md5
              + ".");
    }
    return length;
  }

  /** Keeps the lines of peaks that lie inside a slice, letter for letter, in genome order. */
  private void writePeaks(Path data, Path folder) throws IOException {
    Map<Integer, TreeMap<Integer, String>> bySlice = new TreeMap<>();
    try (BufferedReader reader = open(data, peaks)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] columns = line.split("\t", 4);
        int start = Integer.parseInt(columns[1]);
        int end = Integer.parseInt(columns[2]);
        for (int i = 0; i < slices.size(); i++) {
          Locus slice = slices.get(i).locus();
          if (slice.chromosome().equals(columns[0])
              && start >= slice.start()
              && end <= slice.end()) {
            bySlice.computeIfAbsent(i, key -> new TreeMap<>()).put(start, line);
          }
        }
      }
    }
    StringBuilder kept = new StringBuilder();
    bySlice.values().forEach(lines -> lines.values().forEach(l -> kept.append(l).append('\n')));
    Files.writeString(folder.resolve(tracks + ".narrowPeak"), kept);
  }

  /** Cuts the signal at the borders of the slices; where the source has none there is none. */
  private void writeSignal(Path data, Path folder) throws IOException {
    Map<String, String> track = new LinkedHashMap<>();
    track.put("name", trackName);
    track.put("description", trackName + ": MACS2 pile-up");
    track.put("color", "90,90,90");
    track.put("windowingFunction", "maximum");
    track.put("autoScale", "on");
    Provenance provenance =
        Provenance.ofThisProduct().with("genome", name).with("units", "MACS2 pile-up");
    for (Chromosome chromosome : chromosomes) {
      if (chromosome.signal().isPresent()) {
        provenance =
            provenance.with("source " + chromosome.name(), chromosome.signal().orElseThrow());
      }
    }
    try (BedGraphWriter writer =
        BedGraphWriter.create(folder.resolve(tracks + ".bedgraph.gz"), provenance, track)) {
      for (Chromosome chromosome : chromosomes) {
        if (chromosome.signal().isPresent()) {
          writeSignal(data, chromosome, writer);
        }
      }
      writer.commit();
    }
  }

  private void writeSignal(Path data, Chromosome chromosome, BedGraphWriter writer)
      throws IOException {
    Map<Locus, float[]> values = new LinkedHashMap<>();
    for (Slice slice : slices) {
      if (slice.locus().chromosome().equals(chromosome.name())) {
        float[] none = new float[slice.locus().length()];
        Arrays.fill(none, Float.NaN);
        values.put(slice.locus(), none);
      }
    }
    try (BufferedReader reader = open(data, chromosome.signal().orElseThrow())) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] columns = line.split("\t", -1);
        int start = Integer.parseInt(columns[1]);
        int end = Integer.parseInt(columns[2]);
        values.forEach(
            (slice, kept) -> {
              int from = Math.max(start, slice.start());
              int to = Math.min(end, slice.end());
              if (from < to) {
                float value = Float.parseFloat(columns[3]);
                Arrays.fill(kept, from - slice.start(), to - slice.start(), value);
              }
            });
      }
    }
    values.forEach(writer::write);
  }

  private static void writeSums(Path folder) throws IOException {
    StringBuilder sums = new StringBuilder();
    for (Path file : filesOf(folder)) {
      sums.append(hex("SHA-256", Files.readAllBytes(file)))
          .append("  ")
          .append(file.getFileName())
          .append('\n');
    }
    Files.writeString(folder.resolve("SHA256SUMS"), sums);
  }

  private static String hex(String algorithm, byte[] bytes) {
    return HexFormat.of().formatHex(digest(algorithm).digest(bytes));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + algorithm, e);
    }
  }
}
