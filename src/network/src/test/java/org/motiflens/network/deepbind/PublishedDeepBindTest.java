package org.motiflens.network.deepbind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;

/** The published models, where they are at hand, on the benchmark's test sets. */
class PublishedDeepBindTest {
  private static final String MODELS = "deepbind/published_models/deepbind_chipseq_models.tar.gz";
  private static final int BLOCK = 512;

  private static Path file(String name) {
    String named = System.getProperty("MOTIFLENS_DATA", System.getenv("MOTIFLENS_DATA"));
    Path folder =
        named != null
            ? Path.of(named)
            : Path.of("../../../shared/data").toAbsolutePath().normalize();
    Path file = folder.resolve(name);
    assumeTrue(Files.isReadable(file), () -> "no " + name + " in " + folder);
    return file;
  }

  /** The parameter files of a tar archive by their names without folders and extension. */
  private static Map<String, byte[]> models() throws IOException {
    Map<String, byte[]> models = new TreeMap<>();
    try (InputStream tar = new GZIPInputStream(Files.newInputStream(file(MODELS)))) {
      for (byte[] header = tar.readNBytes(BLOCK);
          header.length == BLOCK && header[0] != 0;
          header = tar.readNBytes(BLOCK)) {
        String name = new String(header, 0, 100, StandardCharsets.US_ASCII).replace("\0", "");
        String octal = new String(header, 124, 11, StandardCharsets.US_ASCII).strip();
        byte[] content = tar.readNBytes(Integer.parseInt(octal, 8));
        tar.skipNBytes((BLOCK - content.length % BLOCK) % BLOCK);
        if (name.endsWith(".txt")) {
          String plain = name.substring(name.lastIndexOf('/') + 1);
          models.put(plain.substring(0, plain.length() - ".txt".length()), content);
        }
      }
    }
    return models;
  }

  @Test
  void allOfThemAreRead() throws IOException {
    Map<String, byte[]> models = models();
    assertEquals(137, models.size());
    for (byte[] model : models.values()) {
      Network network =
          DeepBindNetwork.of(DeepBindParameters.read(model), Architecture.PUBLISHED_WINDOW);
      assertEquals(16, network.architecture().convolutions().get(0).maps());
    }
  }

  /** The AUC of each was computed once by a program of its own, to three digits. */
  @ParameterizedTest
  @CsvSource({
    "D00736.002, ARID3A_K562_ARID3A_(sc-8821)_Stanford_B.seq.gz, 0.885",
    "D00753.001, CTCFL_K562_CTCFL_(SC-98982)_HudsonAlpha_B.seq.gz, 0.986",
    "D00360.007, ELK1_GM12878_ELK1_(1277-1)_Stanford_B.seq.gz, 0.953",
    "D00761.001, FOXA1_HepG2_FOXA1_(SC-101058)_HudsonAlpha_B.seq.gz, 0.982",
    "D00763.001, FOXM1_GM12878_FOXM1_(SC-502)_HudsonAlpha_B.seq.gz, 0.918",
    "D00409.004, GABPA_GM12878_GABP_HudsonAlpha_B.seq.gz, 0.979",
    "D00765.001, GATA1_K562_GATA-1_USC.test.fasta, 0.961",
    "D00410.009, GATA3_SH-SY5Y_GATA3_(SC-269)_USC_B.seq.gz, 0.932",
    "D00785.001, MYC_H1-hESC_c-Myc_Stanford_B.seq.gz, 0.928",
    "D00799.001, REST_GM12878_NRSF_HudsonAlpha_B.seq.gz, 0.999",
    "D00650.007, SP1_GM12878_SP1_HudsonAlpha_B.seq.gz, 0.902",
    "D00700.006, USF1_HepG2_USF-1_HudsonAlpha_B.seq.gz, 0.993",
    "D00714.004, ZBTB7A_HepG2_ZBTB7A_(SC-34508)_HudsonAlpha_B.seq.gz, 0.873",
  })
  void scoresReproduceTheAucOnTheOriginalTestSet(String id, String set, double auc)
      throws IOException {
    Path sequences = file("deepbind/" + set);
    DeepBindParameters parameters = DeepBindParameters.read(models().get(id));
    Evaluator evaluator =
        DeepBindNetwork.of(parameters, Architecture.PUBLISHED_WINDOW).newEvaluator();
    List<Float> bound = new ArrayList<>();
    List<Float> unbound = new ArrayList<>();
    for (String[] labelled : labelled(sequences)) {
      float[] score = new float[1];
      evaluator.logitMargins(Bases.encode(labelled[1]), WindowRun.single(0), score);
      (labelled[0].equals("1") ? bound : unbound).add(score[0]);
    }
    assertEquals(1000, bound.size() + unbound.size());
    double ordered = 0;
    for (float positive : bound) {
      for (float negative : unbound) {
        ordered += positive > negative ? 1 : positive == negative ? 0.5 : 0;
      }
    }
    assertEquals(auc, ordered / bound.size() / unbound.size(), 0.002);
  }

  /** Label and sequence of each entry. */
  private static List<String[]> labelled(Path file) throws IOException {
    List<String[]> result = new ArrayList<>();
    if (file.toString().endsWith(".fasta")) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i + 1 < lines.size(); i += 2) {
        result.add(new String[] {lines.get(i).substring(1), lines.get(i + 1)});
      }
      return result;
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split("\t", -1);
        result.add(new String[] {fields[3], fields[2]});
      }
    }
    return result;
  }
}
