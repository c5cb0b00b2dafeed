package org.motiflens.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.Resources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.motiflens.explain.export.ExportTargets;
import org.motiflens.genome.Locus;
import org.motiflens.genome.sequence.FastaFixture;
import org.motiflens.genome.sequence.TwoBitFixture;
import org.motiflens.genome.track.bigwig.BigWigTargets;
import org.motiflens.motif.MotifMatrix;
import org.motiflens.motif.format.MotifFiles;
import org.motiflens.motif.format.MotifFormat;
import org.motiflens.network.bpnet.BpnetFormat;
import org.motiflens.network.bpnet.BpnetModel;
import org.motiflens.network.bpnet.RandomBpnet;
import org.motiflens.network.chain.ChainTargets;
import org.motiflens.plugin.igv3.SessionJsonTargets;
import org.motiflens.plugin.learnt.LearntTargets;
import org.motiflens.training.TrainingTargets;
import org.motiflens.training.data.DataTargets;
import org.motiflens.training.genomic.HardWindowsFile;

/** Inputs that are whole: from them, others are made by changing a little. */
final class Seeds {
  private static final long SEED = 17;

  /** Stands in seeds of files that are kept for one purpose. */
  static final String FINGERPRINT = "f";

  private static final String KERAS = "org/motiflens/training/keras/";

  private Seeds() {}

  static List<byte[]> of(Target target) {
    try {
      return switch (target) {
        case FASTA -> texts(">one x\nACGTNacgtn\nRYK\n\n>two\nA\n", ">a\r\nAC\r\nGT\r\n");
        case FASTA_INDEX -> List.of(indexed(".fa", false));
        case BLOCK_GZIP -> List.of(indexed(".fa.gz", true));
        case TWO_BIT -> List.of(twoBit());
        case PEAKS -> peaks();
        case VARIANTS -> variants();
        case TEXT ->
            List.of(
                gzip("a\nb\r\nc".getBytes(UTF_8)),
                "\uFEFFa\nb".getBytes(UTF_8),
                "a\nb".getBytes(UTF_16));
        case BIG_WIG -> BigWigTargets.seeds();
        case LOCUS -> texts("chr1:1,000-2,000", "chr20:30,200,802", "1 5 10", "chrX");
        case MOTIFS -> motifs();
        case MOTIF_NOTICE -> texts("title = A\nrelease = 1\nlicence = CC BY 4.0\ncredit = B\n");
        case CARD -> List.of(model("card.json"));
        case CALIBRATION -> List.of(calibration());
        case CONFIGURATION -> List.of(model("configuration.json"));
        case COEFFICIENTS -> List.of(Arrays.copyOf(model("coefficients.bin"), 400));
        case BUNDLE -> bundles();
        case OUTPUTS ->
            texts(
                "{\"outputs\":[{\"table\":\"a\",\"factor\":\"A\",\"cellLine\":\"K562\"},"
                    + "{\"table\":\"b\",\"factor\":\"B\",\"cellLine\":\"K562\"}]}");
        case PROFILE_MODEL -> profileModels();
        case CHAIN_MODEL -> ChainTargets.seeds();
        case DEEPBIND ->
            texts(
                """
                # deepbind 0.1
                reverse_complement = 0
                num_detectors = 1
                detector_len = 2
                has_avg_pooling = 0
                num_hidden = 0
                detectors = 1,1,1,1,1,1,1,1
                thresholds = 0
                weights1 = 1
                biases1 = 0
                weights2 =
                biases2 =
                """);
        case DEEPBIND_INDEX ->
            texts("D1\tCTCF\t1\t2\t3\t4\t5\tx,'CellLine=K562','Antibody=a','Lab=b'\n");
        case HDF5 -> files(KERAS, "average.h5", "many.h5", "refused-endless.h5", "bpnet/bpnet.h5");
        case KERAS_LAYERS -> List.of(layers("cnn.h5"), layers("rnn.h5"), layers("k-danq.h5"));
        case KERAS_ONE ->
            texts(
                """
                {"class_name": "Sequential", "config": [
                {"class_name": "Convolution2D", "config": {"dim_ordering": "th", "activation": "relu",
                "nb_row": 1, "subsample": [1, 1], "nb_col": 3, "nb_filter": 2, "border_mode": "same",
                "batch_input_shape": [null, 4, 1, 20], "name": "c"}},
                {"class_name": "MaxPooling2D", "config": {"pool_size": [1, 20]}},
                {"class_name": "Flatten", "config": {}},
                {"class_name": "Dropout", "config": {}},
                {"class_name": "Dense", "config": {"output_dim": 1, "activation": "linear", "name": "d"}},
                {"class_name": "Activation", "config": {"activation": "sigmoid"}}]}
                """);
        case FOREIGN_MODEL -> foreign();
        case PICKLE -> texts("\u0001(]q\u0001U\u0002abe.", "(lp0\nI1\na.", "K\u0001.");
        case SHARED_START -> TrainingTargets.sharedStarts();
        case TABLES -> tables();
        case SUMMITS -> texts(DataTargets.summitHeader() + "\nt\tchr1\t5\t1.5\nt\tchr1\t9\t2\n");
        case EXPERIMENTS -> texts("deepbind_name\ttf\tuniPk_table\tstatus\nA_B_C\tA\tt\texact\n");
        case WINDOWS -> texts(">1\nACGT\n>0\nTTTT\n", "FoldID\tEventID\tseq\tBound\nA\tb\tAC\t1\n");
        case STRETCHES ->
            texts(
                "chrom\tstart0\tend0\tsequence\tsources\nchr1\t5\t9\tACGT\tx\n",
                ">chr1 x\nACGTN\nACGTN\n");
        case HARD_WINDOWS -> List.of(hardWindows());
        case CHECKPOINT -> List.of(TrainingTargets.seed());
        case EXPORT_VALUES -> List.of(ExportTargets.seed());
        case EXPORT_MANIFEST ->
            texts("{\"format\": \"motiflens: finished parts of an export\", \"tracks\": []}");
        case TRACKS ->
            texts(
                "{\"format\": \"mlens\", \"version\": 1, \"tracks\": [{\"model\": \"A/small-cnn\","
                    + " \"weightsSha256\": \"00\", \"method\": \"saliency\", \"strand\":"
                    + " \"forward\", \"stride\": 25, \"name\": \"x\", \"height\": 64}]}",
                "{\"format\": \"mlens\", \"version\": 2, \"tracks\": [{\"kind\": \"hits\","
                    + " \"motif\": \"MA0139.1\", \"greatestP\": 1e-4}, {\"kind\": \"variants\","
                    + " \"model\": \"A\", \"weightsSha256\": \"0\", \"variants\": \"a.vcf\"},"
                    + " {\"kind\": \"values\", \"model\": \"A\", \"weightsSha256\": \"0\","
                    + " \"method\": \"m\", \"strand\": \"mean\", \"stride\": 1, \"allele\":"
                    + " \"chr1:5 G\", \"controls\": [\"a.bw\"], \"observed\": \"b.bw\"}]}");
        case SESSION ->
            texts(
                """
                motiflensWeights=00
                motiflensMethod=saliency
                motiflensStride=25
                motiflensStrand=forward
                motiflensAnchor=chr1:5
                motiflensBase=chr1:5 A
                motiflensVariants=/tmp/
                """);
        case SESSION_OTHERS ->
            texts(
                """
                motiflensWeights=00
                motiflensLayer=convolution 1
                motiflensFeature=1
                motiflensMotif=MA0139.1
                motiflensGreatestP=1e-4
                """);
        case SESSION_JSON -> List.of(SessionJsonTargets.seed());
        case FEATURES -> List.of(LearntTargets.featureSeed());
        case SIMILAR_FACTORS -> List.of(LearntTargets.similarSeed());
        case GENOME_DESCRIPTION ->
            texts("{\"fastaURL\": \"a.fa\", \"tracks\": [{\"url\": \"b\"}]}");
        case SETTINGS -> texts("panel.width=330\npanel.visible=true\ntiles.megabytes=64\n");
        case JAVA_ARGUMENTS ->
            texts(
                "-Xmx4g\n# mine\n-javaagent:/a/motiflens-igv-0.1.0.jar\n",
                "-Xmx1g\r\n\"-Da=b c\"\r\n");
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> texts(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
  }

  private static byte[] joined(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return all.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] indexed(String ending, boolean blocks) throws IOException {
    Path file =
        new FastaFixture()
            .withRandom("chr1", 200, new Random(SEED))
            .withRandom("chr2", 70, new Random(SEED))
            .write(Scratch.root().resolve("seed" + ending));
    byte[] fai = Files.readAllBytes(FastaFixture.sibling(file, ".fai"));
    byte[] gzi = blocks ? Files.readAllBytes(FastaFixture.sibling(file, ".gzi")) : new byte[0];
    byte[] length = blocks ? new byte[] {(byte) gzi.length} : new byte[0];
    return joined(fai, new byte[1], length, gzi, Files.readAllBytes(file));
  }

  private static byte[] twoBit() throws IOException {
    return Files.readAllBytes(
        new TwoBitFixture()
            .with("chr1", "ACGTNNNNACGTTGCA")
            .with("chr2", "AACC")
            .write(Scratch.root().resolve("seed.2bit")));
  }

  private static List<byte[]> peaks() throws IOException {
    List<byte[]> peaks =
        new ArrayList<>(
            texts(
                "chr1\t100\t300\tp\t1000\t.\t5.1\t3.2\t2.1\t90\n",
                "track name=x\n# a\nchr1\t1\t2\nchr1\t5\t9\tn\t0\t+\n",
                "chr\tstart\tend\tlength\tabs_summit\tpileup\nchr1\t1\t9\t9\t4\t2.5\n"));
    peaks.add(gzip(peaks.get(0)));
    return peaks;
  }

  private static List<byte[]> variants() throws IOException {
    List<byte[]> variants =
        new ArrayList<>(
            texts(
                """
                ##fileformat=VCFv4.2
                ##INFO=<ID=A>
                #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO
                chr1\t5\trs1\tA\tC,<DEL>,*,G]chr2:3]\t.\t.\tA=1;B
                """,
                "chr1 7 . AC A\n"));
    variants.add(gzip(variants.get(0)));
    return variants;
  }

  private static List<byte[]> motifs() {
    MotifMatrix motif =
        MotifMatrix.ofCounts("M1", "one", new double[][] {{1, 2, 3, 4}, {5, 0, 0, 9}});
    List<byte[]> motifs = new ArrayList<>();
    for (MotifFormat format : MotifFormat.values()) {
      motifs.add(MotifFiles.format(List.of(motif, motif), format).getBytes(UTF_8));
    }
    motifs.addAll(
        texts(
            "A\tC\tG\tT\n0.1\t0.2\t0.3\t0.4\n",
            ">x\tCCG\n0.1 0.2 0.3 0.4\n",
            "1 2\n3 4\n5 6\n7 8\n"));
    return motifs;
  }

  private static byte[] model(String entry) {
    return ModelTargets.entries("small-rnn.zip").get(entry);
  }

  private static byte[] calibration() {
    String knots = "{\"draws\":9,\"scores\":[-1,2],\"shares\":[1,0.1]}";
    String strands = "{\"forward\":" + knots + ",\"mean\":" + knots + "}";
    return ("{\"schema\":1,\"weightsSha256\":\""
            + "0".repeat(64)
            + "\",\"sequence\":\"x\",\"windows\":9,\"seed\":1,\"productVersion\":\"0\",\"scores\":"
            + strands
            + ",\"changes\":"
            + strands
            + "}")
        .getBytes(UTF_8);
  }

  private static List<byte[]> bundles() throws IOException {
    Map<String, byte[]> model = ModelTargets.entries("small-rnn.zip");
    Map<String, byte[]> card = new LinkedHashMap<>();
    card.put("card.json", model.get("card.json"));
    return List.of(ModelTargets.zip(model), ModelTargets.zip(card));
  }

  private static List<byte[]> profileModels() {
    List<byte[]> models = new ArrayList<>();
    for (BpnetModel model : RandomBpnet.models(SEED)) {
      byte[] bytes = BpnetFormat.write(model);
      models.add(Arrays.copyOf(bytes, Math.min(bytes.length, 16 << 10)));
    }
    return models;
  }

  private static byte[] hardWindows() throws IOException {
    Path file = Scratch.root().resolve("seed.windows");
    HardWindowsFile.write(List.of(List.of(new Locus("chr1", 5, 106))), FINGERPRINT, file);
    return Files.readAllBytes(file);
  }

  /** A model of Deeplearning4j, one of PyTorch, an archive of Keras 3. */
  private static List<byte[]> foreign() throws IOException {
    Map<String, byte[]> model = ModelTargets.entries("small-rnn.zip");
    model.remove("card.json");
    return List.of(
        ModelTargets.zip(model),
        ModelTargets.zip(Map.of("x/data.pkl", new byte[] {1})),
        ModelTargets.zip(Map.of("model.weights.h5", new byte[] {1})),
        "# deepbind 0.1\nreverse_complement = 0\n".getBytes(UTF_8));
  }

  /** Weights without layers. */
  static byte[] weightsAlone() throws IOException {
    return files(KERAS, "refused-weights-only.h5").get(0);
  }

  /** The layers that a file of Keras holds, as text. */
  private static byte[] layers(String name) throws IOException {
    String file = new String(files(KERAS, name).get(0), ISO_8859_1);
    int from = file.indexOf("{\"");
    int to = from;
    int open = 0;
    do {
      open += file.charAt(to) == '{' ? 1 : file.charAt(to) == '}' ? -1 : 0;
      to++;
    } while (open > 0);
    return file.substring(from, to).getBytes(ISO_8859_1);
  }

  /** The first lines of the tables that are published with the documents, where they are there. */
  private static List<byte[]> tables() throws IOException {
    List<byte[]> tables = new ArrayList<>(texts("rule\tchromosome\n", "id\ttf\n"));
    Path docs = Path.of("../../docs");
    if (Files.isDirectory(docs)) {
      try (Stream<Path> files = Files.walk(docs)) {
        for (Path file : files.filter(name -> name.toString().endsWith(".tsv")).sorted().toList()) {
          String start = Files.readString(file).lines().limit(3).reduce("", (a, b) -> a + b + "\n");
          tables.add(start.getBytes(UTF_8));
        }
      }
    }
    return tables;
  }

  private static List<byte[]> files(String folder, String... names) throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (String name : names) {
      URL file = Seeds.class.getClassLoader().getResource(folder + name);
      files.add(Resources.toByteArray(file));
    }
    return files;
  }
}
