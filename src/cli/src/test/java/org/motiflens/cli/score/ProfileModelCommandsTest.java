package org.motiflens.cli.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.genome.track.bigwig.BigWigWriter;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bpnet.BpnetBundle;
import org.motiflens.network.bpnet.BpnetModel;
import org.motiflens.network.bpnet.BpnetNetwork;
import org.motiflens.network.bpnet.ControlWeights;
import org.motiflens.network.bpnet.RandomBpnet;

/** What the commands make of a profile model: a small ChromBPNet with random weights. */
class ProfileModelCommandsTest {
  private static final long SEED = 20261129;
  private static final int WINDOW = 150;
  private static final BpnetModel MODEL = RandomBpnet.models(SEED).get(6);

  @TempDir Path folder;
  private Path genome;
  private byte[] codes;

  @BeforeEach
  void writeModelAndGenome() throws IOException {
    BpnetBundle.of(
            MODEL,
            new BpnetBundle.Declaration(
                BpnetBundle.CHROMBPNET,
                "ATAC",
                "tiny",
                "K562",
                "hg38",
                "tiny.h5",
                "0".repeat(64),
                Map.of(),
                "MIT"))
        .write(folder);
    codes = RandomBpnet.codes(1000, 0, SEED);
    genome = folder.resolve("small.fa");
    Files.writeString(genome, ">chr21\n" + Bases.decode(codes) + "\n");
    Files.writeString(folder.resolve("small.fa.fai"), "chr21\t1000\t7\t1000\t1001\n");
  }

  private Invocation run(String command, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(command, "--models", folder.toString(), "--model", "tiny/chrombpnet"));
    arguments.addAll(List.of(more));
    return Invocation.of(arguments.toArray(String[]::new));
  }

  private Invocation onGenome(String command, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--genome", genome.toString(), "--any-genome"));
    arguments.addAll(List.of(more));
    return run(command, arguments.toArray(String[]::new));
  }

  private Path fasta(int start) throws IOException {
    String window = Bases.decode(codes).substring(start, start + WINDOW);
    return Files.writeString(folder.resolve("window.fa"), ">w\n" + window + "\n");
  }

  @Test
  void scoresAreLogCountsAndCounts() throws IOException {
    float[] expected = new float[1];
    BpnetNetwork.of("chrombpnet", MODEL)
        .newEvaluator()
        .logitMargins(codes, WindowRun.single(40), expected);
    String out = run("score", "--fasta", fasta(40).toString(), "--header").succeeds().out();
    assertTrue(out.contains("name\tlog_counts\tcounts\n"), out);
    String[] row = out.lines().reduce((first, second) -> second).orElseThrow().split("\t", -1);
    assertEquals(expected[0], Float.parseFloat(row[1]));
    assertEquals((float) Math.exp(expected[0]), Float.parseFloat(row[2]));
  }

  @Test
  void contributionsTellByHowMuchTheyMissTheDifference() throws IOException {
    Invocation run = run("saliency", "--fasta", fasta(40).toString(), "--method", "deepshap");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.err().contains("completeness error"), run.err());
    double error = Double.parseDouble(run.err().strip().replaceAll(".* ", ""));
    assertTrue(error < 1e-4, run.err());
    assertTrue(run.out().contains("mean over 20 dinucleotide shuffles B (seed 1)"), run.out());
    String other =
        run(
                "saliency",
                "--fasta",
                fasta(40).toString(),
                "--method",
                "profile-deepshap",
                "--references",
                "3",
                "--seed",
                "9")
            .out();
    assertTrue(other.contains("mean over 3 dinucleotide shuffles B (seed 9)"), other);
  }

  @Test
  void onlyMethodsThatShuffleHaveReferences() throws IOException {
    run("saliency", "--fasta", fasta(40).toString(), "--references", "3")
        .isMisuse("--references", "motiflens saliency --help");
  }

  @Test
  void expectedCountsAreExportedAsCountsABase() throws IOException {
    Path out = folder.resolve("profile.bedgraph");
    onGenome(
            "export",
            "--locus",
            "chr21:301-500",
            "--method",
            "expected-counts",
            "--out",
            out.toString())
        .succeeds();
    List<String> lines = Files.readAllLines(out);
    assertTrue(lines.contains("# units: counts a base"), lines.toString());
    assertEquals(200, lines.stream().filter(line -> line.startsWith("chr21")).count());
  }

  @Test
  void probabilitiesAreRefused() throws IOException {
    onGenome(
            "export",
            "--locus",
            "chr21:301-500",
            "--method",
            "prediction",
            "--out",
            folder.resolve("no.bedgraph").toString())
        .isRefused("prediction", "a network whose score is a logit");
  }

  @Test
  void variantsChangeCountsAndShape() throws IOException {
    char there = Bases.letter(codes[500]);
    char other = there == 'A' ? 'G' : 'A';
    Path vcf =
        Files.writeString(
            folder.resolve("v.vcf"),
            "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n"
                + "chr21\t501\t.\t"
                + there
                + "\t"
                + other
                + "\t.\t.\t.\n");
    String out = onGenome("variants", "--vcf", vcf.toString()).succeeds().out();
    assertTrue(
        out.contains(
            "\treference_log_counts\talternative_log_counts\tdelta_log_counts"
                + "\tprofile_distance\trefused\n"),
        out);
    String[] row = out.lines().reduce((first, second) -> second).orElseThrow().split("\t", -1);
    float distance = Float.parseFloat(row[8]);
    assertTrue(distance > 0 && distance < 1, out);
    assertEquals(
        Float.parseFloat(row[6]) - Float.parseFloat(row[5]), Float.parseFloat(row[7]), 1e-6);
    String annotated = onGenome("variants", "--vcf", vcf.toString(), "--annotate").succeeds().out();
    assertTrue(annotated.contains("Delta_log_counts|Profile_distance"), annotated);
  }

  @Test
  void aGenomeOfAnotherAssemblyIsRefused() throws IOException {
    run("score", "--genome", genome.toString(), "--bed", fasta(3).toString())
        .isRefused("is not hg38", "tiny/chrombpnet was trained on");
  }

  @Test
  void calibratedModelsSayHowRareTheirCountsAreInTheGenome() throws IOException {
    Path out = folder.resolve("rank.bedgraph");
    Path large = folder.resolve("large.fa");
    int length = 1_100_000;
    String bases = Bases.decode(RandomBpnet.codes(length, 0, SEED));
    Files.writeString(large, ">chr1\n" + bases + "\n");
    Files.writeString(
        folder.resolve("large.fa.fai"),
        String.format(Locale.ROOT, "chr1\t%d\t6\t%d\t%d%n", length, length, length + 1));
    String[] export = {
      "--locus", "chr21:301-500", "--method", "rank", "--strand", "mean", "--out", out.toString()
    };
    onGenome("export", export).isRefused("tiny/chrombpnet is not calibrated");
    String before = run("score", "--fasta", fasta(40).toString(), "--header").out();
    assertTrue(before.contains("# rank: not calibrated"), before);
    Invocation.of(
            "calibrate",
            "--models",
            folder.toString(),
            "--genome",
            large.toString(),
            "--any-genome",
            "--windows",
            "200",
            "--slow-windows",
            "200")
        .succeeds();
    String after = run("score", "--fasta", fasta(40).toString(), "--header").succeeds().out();
    assertTrue(after.contains("name\tlog_counts\tcounts\trank\tprecision\n"), after);
    onGenome("export", export).succeeds();
    List<String> values =
        Files.readAllLines(out).stream().filter(line -> line.startsWith("chr21")).toList();
    assertEquals(200, values.size());
    double most =
        values.stream()
            .mapToDouble(line -> Double.parseDouble(lastField(line)))
            .max()
            .orElseThrow();
    // Of 200 windows with two strands none is rarer than one in 400, and some are not common.
    assertTrue(most > 0.3 && most <= Math.log10(401), "largest rank " + most);
  }

  private static String lastField(String line) {
    return line.substring(line.lastIndexOf('\t') + 1);
  }

  // ---- Control tracks ----

  private static final BpnetModel CONTROLLED =
      new BpnetModel(
          RandomBpnet.models(SEED).get(1).parts(),
          Optional.of(new ControlWeights(2, new float[] {0.5f, 0, 0, 0.5f}, 0.25f)));

  private List<Path> writeControls() throws IOException {
    BpnetBundle.of(
            CONTROLLED,
            new BpnetBundle.Declaration(
                BpnetBundle.BPNET,
                "CTCF",
                "tiny",
                "K562",
                "hg38",
                "tiny.h5",
                "0".repeat(64),
                Map.of(),
                "MIT"))
        .write(folder);
    List<Path> files = new ArrayList<>();
    for (String name : List.of("plus.bw", "minus.bw")) {
      Path file = folder.resolve(name);
      try (BigWigWriter writer = BigWigWriter.create(file, Map.of("chr21", 1000))) {
        float[] reads = new float[200];
        for (int i = 0; i < reads.length; i++) {
          reads[i] = name.startsWith("p") ? i % 4 : 3;
        }
        writer.write(new Locus("chr21", 400, 600), reads);
        writer.commit();
      }
      files.add(file);
    }
    return files;
  }

  private Invocation controlled(String command, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                command,
                "--models",
                folder.toString(),
                "--model",
                "tiny/bpnet",
                "--genome",
                genome.toString(),
                "--any-genome"));
    arguments.addAll(List.of(more));
    return Invocation.of(arguments.toArray(String[]::new));
  }

  private static float lastScore(String out) {
    String[] row = out.lines().reduce((first, second) -> second).orElseThrow().split("\t", -1);
    return Float.parseFloat(row[1]);
  }

  @Test
  void givenControlTracksCountAndAreNamed() throws IOException {
    List<Path> files = writeControls();
    String given = files.get(0) + "," + files.get(1);
    Path bed = Files.writeString(folder.resolve("at.bed"), "chr21\t425\t575\n");
    String[] arguments = {"--bed", bed.toString(), "--header"};
    String zero = controlled("score", arguments).succeeds().out();
    String out =
        controlled("score", "--bed", bed.toString(), "--header", "--control", given)
            .succeeds()
            .out();
    assertTrue(zero.contains("# control tracks: 2, taken as zero"), zero);
    assertTrue(out.contains("# control tracks: plus.bw, minus.bw"), out);
    // 60 positions with 1.5 and 3 reads each.
    assertEquals(lastScore(zero) + 0.25 * Math.log((2 + 270) / 2.0), lastScore(out), 1e-5);
    String reverse =
        controlled("score", "--bed", bed.toString(), "--strand", "mean", "--control", given)
            .succeeds()
            .out();
    assertTrue(Float.isFinite(lastScore(reverse)), reverse);
    Path track = folder.resolve("counts.bedgraph");
    controlled(
            "export",
            "--locus",
            "chr21:451-550",
            "--method",
            "expected-counts",
            "--control",
            given,
            "--out",
            track.toString())
        .succeeds();
    assertTrue(Files.readString(track).contains("# control tracks: plus.bw, minus.bw"));
    String saliency =
        controlled(
                "saliency",
                "--bed",
                bed.toString(),
                "--method",
                "profile-input-x-gradient",
                "--control",
                given)
            .succeeds()
            .out();
    assertTrue(saliency.contains("# control tracks: plus.bw, minus.bw"), saliency);
  }

  @Test
  void anAlleleIsComparedUnderTheSameControl() throws IOException {
    List<Path> files = writeControls();
    String there = String.valueOf(Bases.letter(codes[500]));
    String other = there.equals("A") ? "G" : "A";
    Path vcf =
        Files.writeString(
            folder.resolve("v.vcf"),
            "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n"
                + String.join("\t", "chr21", "501", ".", there, other, ".", ".", ".")
                + "\n");
    String[] zero = lastRow(controlled("variants", "--vcf", vcf.toString()).succeeds().out());
    String[] given =
        lastRow(
            controlled(
                    "variants",
                    "--vcf",
                    vcf.toString(),
                    "--control",
                    files.get(0) + "," + files.get(1))
                .succeeds()
                .out());
    assertTrue(Float.parseFloat(given[5]) > Float.parseFloat(zero[5]), "more counts");
    assertEquals(Float.parseFloat(zero[7]), Float.parseFloat(given[7]), 1e-5, "the same change");
    assertTrue(!given[8].equals(zero[8]), "another change of the shape");
  }

  private static String[] lastRow(String out) {
    return out.lines().reduce((first, second) -> second).orElseThrow().split("\t", -1);
  }

  @Test
  void controlTracksThatDoNotFitAreRefused() throws IOException {
    List<Path> files = writeControls();
    String one = files.get(0).toString();
    Path bed = Files.writeString(folder.resolve("at.bed"), "chr21\t425\t575\n");
    controlled("score", "--bed", bed.toString(), "--control", one)
        .isRefused("tiny/bpnet: The model reads 2 control track(s), and 1 was given (plus.bw)");
    onGenome("score", "--bed", bed.toString(), "--control", one)
        .isRefused("tiny/chrombpnet: The model reads no control tracks");
    run("score", "--fasta", fasta(40).toString(), "--control", one)
        .isMisuse("--control needs places in a genome", "motiflens score --help");
    controlled("score", "--bed", bed.toString(), "--control", bed + "," + bed)
        .isRefused("cannot be read as bigWig");
  }
}
