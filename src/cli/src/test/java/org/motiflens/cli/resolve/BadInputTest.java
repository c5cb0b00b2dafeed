package org.motiflens.cli.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.fixture.Checkout;

/**
 * What cannot be asked of what a model has learnt: one sentence each, word for word, and exit 1.
 * The same in the side panel: {@code FeaturesPresenterTest}.
 */
class BadInputTest {
  private static final String MODELS = Checkout.ROOT.resolve("models").toString();
  private static final String CTCF = "CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-cnn";
  private static final String GENOME = Checkout.DEMO.resolve("hg19-demo.fa.gz").toString();

  @TempDir private Path folder;

  private static void refuses(String sentence, String... arguments) {
    Invocation run = Invocation.of(arguments);
    assertEquals("motiflens: " + sentence + "\n", run.err());
    assertEquals(1, run.status());
    assertEquals("", run.out());
  }

  @Test
  void aModelWithoutAConvolution() {
    refuses(
        "small-rnn has no convolution, and no layer of features to resolve; choose a CNN or a"
            + " CNN-RNN.",
        "resolve",
        "--models",
        MODELS,
        "--model",
        "CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-rnn");
  }

  @Test
  void tooFewPeaksToMakeAMotif() throws IOException {
    Path peaks = folder.resolve("few.bed");
    Files.writeString(
        peaks, "chr20\t30222200\t30222240\nchr20\t30222400\t30222440\nchr20\t30222600\t30222640\n");
    refuses(
        "There are 3 windows to make motifs of features from; at least 20 are needed.",
        "resolve",
        "--models",
        MODELS,
        "--model",
        CTCF,
        "--genome",
        GENOME,
        "--peaks",
        peaks.toString());
  }

  @Test
  void twoStretchesThatOverlap() {
    refuses(
        "The stretches 44-52 and 47-58 overlap, so that neither can be knocked out alone;"
            + " choose two that lie apart.",
        "interactions",
        "locus",
        "--models",
        MODELS,
        "--model",
        CTCF,
        "--genome",
        GENOME,
        "--first",
        "chr20:30,222,222-30,222,229",
        "--second",
        "chr20:30,222,225-30,222,235");
  }

  @Test
  void stretchesThatNoWindowHoldsBoth() {
    refuses(
        "chr20:30,222,222-30,222,229 and chr20:30,322,225-30,322,235 do not lie in one window of the"
            + " model, which reads 101 bases; name stretches that do.",
        "interactions",
        "locus",
        "--models",
        MODELS,
        "--model",
        CTCF,
        "--genome",
        GENOME,
        "--first",
        "chr20:30,222,222-30,222,229",
        "--second",
        "chr20:30,322,225-30,322,235");
  }

  @Test
  void numbersOfDrawsThatAreNone() {
    refuses(
        "There are 0 draws and 99 null pairs; expected at least 1 draw, and 0 pairs or more.",
        "interactions",
        "locus",
        "--models",
        MODELS,
        "--model",
        CTCF,
        "--genome",
        GENOME,
        "--first",
        "chr20:30,222,222-30,222,229",
        "--second",
        "chr20:30,222,240-30,222,245",
        "--draws",
        "0");
  }

  @Test
  void anOutputThatDoesNotExist() {
    Path network = Path.of(MODELS, "shared", "small-cnn.zip");
    for (String[] command : new String[][] {{"resolve"}, {"optimise"}}) {
      refuses(
          network
              + " has no output \"CTCF HeLa\"; its 174 outputs are to be named by factor and cell line,"
              + " such as CTCF GM12878, CTCF K562, CTCFL K562, by ENCODE table, or by number from 0.",
          command[0],
          "--models",
          MODELS,
          "--model",
          "shared/small-cnn",
          "--output",
          "CTCF HeLa");
    }
  }

  @Test
  void aFolderOfKerasWithMissingOrForeignFiles() throws IOException {
    Path network = Files.createDirectories(folder.resolve("models/422tf/wgEncodeOne"));
    Files.createDirectories(folder.resolve("statistics"));
    Files.writeString(folder.resolve("statistics/422-ONIV.pkl"), "no pickle");
    String[] bundles = {
      "resolve", "published", "--bundles", folder.resolve("out").toString(), folder.toString()
    };
    Path json = network.resolve("16_G_best_archit.json");
    refuses(
        "Cannot read " + json + ": there is no " + json + "; name a file that is there.", bundles);
    Files.writeString(json, "PNG");
    refuses(json + ": it is not the JSON of a model of Keras 1; fetch it again.", bundles);
  }
}
