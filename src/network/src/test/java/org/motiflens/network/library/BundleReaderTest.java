package org.motiflens.network.library;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.BundleFixture;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;

class BundleReaderTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("model.zip");
  }

  /** The bundle is refused in one sentence that begins with its name. */
  private void refused(String part, byte[] zip) {
    Path file = BundleFixture.write(file(), zip);
    InputException refusal = assertThrows(InputException.class, () -> BundleReader.read(file));
    String message = refusal.getMessage();
    assertTrue(message.startsWith(file + ": "), message);
    assertTrue(message.contains(part), message);
    assertTrue(message.endsWith(".") && !message.contains("\n"), message);
  }

  private void refused(String part, BundleFixture fixture) {
    refused(part, fixture.zip());
  }

  private static BundleFixture good() {
    return BundleFixture.of("small-rnn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-cnn", "small-rnn", "large-rnn", "small-cnn-rnn"})
  void whatDeeplearning4jWroteIsRead(String architecture) {
    Path file = BundleFixture.of(architecture).write(file());
    ModelBundle bundle = BundleReader.read(file);
    assertEquals("RANDOM/" + architecture, bundle.id());
    assertEquals(Architecture.named(architecture), bundle.network().architecture());
    assertEquals(bundle.card(), BundleReader.readCard(file));
  }

  @Test
  void allFieldsOfTheCardArrive() {
    BundleFixture fixture =
        good()
            .card(
                card -> {
                  card.addProperty("tf", "CTCF");
                  card.addProperty("genome", "hg38");
                  JsonObject training = card.getAsJsonObject("training");
                  training.addProperty("seed", Long.MAX_VALUE);
                  training.getAsJsonObject("files").addProperty("chr21.fa.gz", "abc");
                  card.getAsJsonObject("evaluation").addProperty("auc", 0.987);
                });
    ModelCard card = BundleReader.readCard(fixture.write(file()));
    assertEquals("CTCF", card.tf());
    assertEquals("hg38", card.genome());
    assertEquals(Long.MAX_VALUE, card.training().seed());
    assertEquals("abc", card.training().files().get("chr21.fa.gz"));
    assertEquals(0.987, card.evaluation().auc());
    assertEquals(0.6, card.evaluation().aucInterval().get(1));
  }

  private static JsonObject inGenome() {
    JsonObject measured = new JsonObject();
    measured.addProperty("dataset", "chr21");
    measured.addProperty("positives", 268);
    measured.addProperty("negatives", 68_000);
    measured.addProperty("averagePrecision", 0.45);
    measured.addProperty("auroc", 0.97);
    measured.addProperty("recallAtFdr10", 0.1);
    measured.addProperty("recallAtFdr50", 0.4);
    measured.addProperty("negativesAboveHalf", 0.004);
    measured.addProperty("validationPrecision", 0.44);
    return measured;
  }

  @Test
  void figuresOfTheGenomeArriveAndOldCardsHaveNone() {
    ModelCard old = BundleReader.readCard(good().write(file()));
    assertEquals(ModelCard.InGenome.NOT_MEASURED, old.inGenome());
    assertFalse(old.inGenome().isMeasured());
    ModelCard card =
        BundleReader.readCard(
            good().card(fields -> fields.add("inGenome", inGenome())).write(file()));
    assertEquals(
        new ModelCard.InGenome("chr21", 268, 68_000, 0.45, 0.97, 0.1, 0.4, 0.004, 0.44),
        card.inGenome());
  }

  @Test
  void theStateOfTheOptimiserIsAllowedAndNotRead() {
    BundleFixture fixture = good().put("updaterState.bin", new byte[] {1, 2, 3});
    assertEquals("RANDOM/small-rnn", BundleReader.read(fixture.write(file())).id());
  }

  @Test
  void otherSizesOfAFamilyAreRead() {
    // 16 units instead of 32 in each direction.
    int direction = 4 * 16 * (4 + 16 + 1);
    BundleFixture fixture =
        good()
            .configuration("\"nout\" : 64", "\"nout\" : 32")
            .configuration("\"nout\" : 32,\n        \"reg", "\"nout\" : 16,\n        \"reg")
            .configuration("\"nin\" : 64", "\"nin\" : 32")
            .coefficients(BundleFixture.row(new float[2 * direction + 2 * 32 + 2]))
            .card(
                card -> {
                  card.addProperty("architecture", "rnn-16");
                  card.addProperty("id", "RANDOM/rnn-16");
                });
    Architecture architecture = BundleReader.read(fixture.write(file())).network().architecture();
    assertEquals(16, architecture.recurrentSize());
    assertEquals("rnn-16", architecture.name());
  }

  @Nested
  class Archives {
    @Test
    void aMissingFile() {
      InputException refusal =
          assertThrows(InputException.class, () -> BundleReader.read(folder.resolve("absent.zip")));
      assertTrue(refusal.getMessage().contains("absent.zip: there is no such file"));
    }

    @Test
    void aTruncatedZip() {
      byte[] zip = good().zip();
      for (int length : new int[] {0, 1, 100, zip.length / 2, zip.length - 1}) {
        refused("not a complete zip", Arrays.copyOf(zip, length));
      }
    }

    @Test
    void aFileThatIsNoZip() {
      refused("not a complete zip", "seq1\tACGT\n".repeat(100).getBytes(UTF_8));
    }

    @Test
    void aForeignZip() {
      refused(
          "\"META-INF/MANIFEST.MF\", which no model bundle may hold",
          good().put("META-INF/MANIFEST.MF", new byte[10]));
    }

    @Test
    void entriesThatDeeplearning4jWouldDeserialise() {
      for (String name : new String[] {"preprocessor.bin", "normalizer.bin", "objects/a"}) {
        refused("\"" + name + "\", which no model bundle may hold", good().put(name, new byte[9]));
      }
    }

    @Test
    void anEntryOutsideTheArchive() {
      refused("which no model bundle may hold", good().put("../card.json", new byte[10]));
    }

    @Test
    void anEntryWithANameThatWouldSpoilTheMessage() {
      refused("\"a?b\", which no", good().put("a\nb", new byte[10]));
    }

    @Test
    void aMissingEntry() {
      for (String name : new String[] {"card.json", "configuration.json", "coefficients.bin"}) {
        refused("holds no " + name, good().remove(name));
      }
    }

    @Test
    void anEntryThatIsThereTwice() {
      byte[] zip = good().put("card.jsoX", new byte[10]).zip();
      byte[] patched = new String(zip, ISO_8859_1).replace("jsoX", "json").getBytes(ISO_8859_1);
      refused("holds card.json twice", patched);
    }

    @Test
    void bombs() {
      refused("inflate to more", good().put("configuration.json", new byte[2 << 20]));
      refused("inflate to more", good().put("card.json", new byte[2 << 20]));
      refused("inflate to more", good().coefficients(new byte[65 << 20]));
      refused("inflate to more", good().coefficients(BundleFixture.row(new float[1 << 20])));
    }

    @Test
    void aBombThatStatesASmallSize() {
      byte[] zip = good().put("card.json", new byte[2 << 20]).zip();
      // The size is stated in the central directory, little-endian.
      byte[] patched =
          new String(zip, ISO_8859_1).replace("\0\0 \0", "\0\1\0\0").getBytes(ISO_8859_1);
      refused("card.json", patched);
    }

    @Test
    void aDamagedEntry() {
      byte[] zip = good().zip();
      zip[zip.length / 2] ^= 1;
      refused("coefficients.bin is damaged", zip);
    }
  }

  @Nested
  class Cards {
    private void refusedCard(String part, String field, Object value) {
      refused(
          part,
          good()
              .card(
                  card -> {
                    if (value instanceof Number number) {
                      card.addProperty(field, number);
                    } else {
                      card.addProperty(field, (String) value);
                    }
                  }));
    }

    @Test
    void aSwappedBaseOrder() {
      refusedCard("\"TGCA\" as baseOrder; expected ACGT", "baseOrder", "TGCA");
    }

    @Test
    void numbersOutOfRange() {
      refusedCard("\"2\" as positiveIndex", "positiveIndex", 2);
      refusedCard("\"0\" as windowLength", "windowLength", 0);
      refusedCard("\"2000000000\" as windowLength", "windowLength", 2_000_000_000);
      refusedCard("schema 2", "schema", 2);
    }

    @Test
    void fieldsOfAnotherType() {
      refusedCard("\"101\" as \"windowLength\"; expected a whole", "windowLength", "101");
      refusedCard("101.5 as \"windowLength\"", "windowLength", 101.5);
      refusedCard("as \"windowLength\"; expected a smaller", "windowLength", 1L << 40);
      refusedCard("7 as \"tf\"; expected a text", "tf", 7);
    }

    @Test
    void aMissingField() {
      for (String field : new String[] {"tf", "genome", "training", "evaluation", "licence"}) {
        refused("card.json lacks \"" + field + "\"", good().card(card -> card.remove(field)));
      }
      refused(
          "card.json, training lacks \"seed\"",
          good().card(card -> card.getAsJsonObject("training").remove("seed")));
    }

    @Test
    void textThatWouldActOnATerminal() {
      refusedCard("as \"tf\"; expected a text without control", "tf", "CT\u001b[2JCF");
      refusedCard("as \"licence\"; expected a text without control", "licence", "MIT\u202eTIM");
      refusedCard("as \"tf\"; expected a text without control", "tf", "CT\u009b31mCF");
      refusedCard("as \"citation\"; expected a text without control", "citation", "A\u2028B");
    }

    @Test
    void textThatWouldFillTheScreen() {
      refusedCard("as \"tf\"; expected a text of at most 200 ", "tf", "C".repeat(70_000));
      refusedCard(
          "as \"citation\"; expected a text of at most 4000 ", "citation", "C".repeat(70_000));
    }

    @Test
    void anEvaluationThatCannotBe() {
      refused(
          "\"1.5\" as auc",
          good().card(card -> card.getAsJsonObject("evaluation").addProperty("auc", 1.5)));
      refused(
          "as aucInterval",
          good()
              .card(
                  card -> card.getAsJsonObject("evaluation").add("aucInterval", new JsonArray())));
    }

    @Test
    void figuresOfTheGenomeThatCannotBe() {
      JsonObject measured = inGenome();
      measured.addProperty("recallAtFdr50", -0.1);
      refused("\"-0.1\" as recallAtFdr50", good().card(card -> card.add("inGenome", measured)));
      JsonObject half = inGenome();
      half.remove("auroc");
      refused(
          "card.json, inGenome lacks \"auroc\"", good().card(card -> card.add("inGenome", half)));
    }

    @Test
    void anIdThatIsNotItsParts() {
      refusedCard("\"OTHER/small-rnn\" as id", "id", "OTHER/small-rnn");
    }

    @Test
    void textThatIsNoJson() {
      for (String text : new String[] {"", "{", "[]", "{} {}", "{'tf': 1}", "{\"tf\": NaN}"}) {
        refused("card.json is not", good().put("card.json", text.getBytes(UTF_8)));
      }
      refused("card.json is not", good().put("card.json", "[".repeat(100_000).getBytes(UTF_8)));
    }

    @Test
    void hashesOfOtherContent() {
      BundleFixture other = BundleFixture.of("small-cnn");
      refused(
          "coefficients.bin is not the one that card.json describes",
          good().put("coefficients.bin", other.entry("coefficients.bin")));
      refused(
          "configuration.json is not the one that card.json describes",
          good().put("configuration.json", other.entry("configuration.json")));
      refusedCard("as SHA-256", "weightsSha256", "ABC");
    }
  }

  @Nested
  class Weights {
    @Test
    void aWeightThatIsNotANumber() {
      float[] parameters = good().parameters();
      parameters[100] = Float.NaN;
      refused("Parameter 100", good().coefficients(BundleFixture.row(parameters)));
    }

    @Test
    void tooFewAndTooMany() {
      float[] parameters = good().parameters();
      refused(
          "holds 9601 parameters, but the layers in configuration.json have 9602",
          good().coefficients(BundleFixture.row(Arrays.copyOf(parameters, 9601))));
      refused(
          "holds 9603 parameters",
          good().coefficients(BundleFixture.row(Arrays.copyOf(parameters, 9603))));
    }
  }

  @Nested
  class Configurations {
    @Test
    void aClassThatIsNoSupportedLayer() {
      refused(
          "names the class org.deeplearning4j.nn.conf.layers.GravesLSTM",
          good().configuration("conf.layers.LSTM", "conf.layers.GravesLSTM"));
      refused(
          "names the class javax.script.ScriptEngineManager",
          good()
              .configuration(
                  "org.nd4j.linalg.learning.config.Adam", "javax.script.ScriptEngineManager"));
      refused(
          "conf.layers.DropoutLayer",
          good().configuration("conf.layers.GlobalPoolingLayer", "conf.layers.DropoutLayer"));
    }

    @Test
    void layersThatComputeSomethingElse() {
      refused("activation is not", good().configuration("ActivationTanH", "ActivationReLU"));
      refused("activation is not", good().configuration("ActivationSoftmax", "ActivationSigmoid"));
      refused("mode is not", good().configuration("\"CONCAT\"", "\"ADD\""));
      refused("pooling is not", good().configuration("\"AVG\"", "\"MAX\""));
      refused(
          "data format",
          good()
              .configuration(
                  "\"rnnDataFormat\" : \"NCW\",\n        \"time",
                  "\"rnnDataFormat\" : \"NWC\",\n        \"time"));
      BundleFixture cnn = BundleFixture.of("small-cnn");
      refused("stride is not", cnn.configuration("\"stride\" : [ 1, 1 ]", "\"stride\" : [ 3, 3 ]"));
    }

    @Test
    void convolutionsThatComputeSomethingElse() {
      refusedCnn(
          "dilation is not",
          "\"dilation\" : [ 1, 1 ],\n      \"gain",
          "\"dilation\" : [ 2, 2 ],\n      \"gain");
      refusedCnn("bias is not", "\"hasBias\" : true", "\"hasBias\" : false");
      refusedCnn("activation is not", "\"negativeSlope\" : null", "\"negativeSlope\" : 0.1");
      refusedCnn("padding mode is not", "\"Truncate\"", "\"Causal\"");
      refusedCnn("kernelSize is not", "\"kernelSize\" : [ 9, 9 ]", "\"kernelSize\" : [ 9, 5 ]");
      refusedCnn("size is not", "\"nout\" : 64", "\"nout\" : 2000000000");
      refusedCnn("input channels is not", "\"nin\" : 4,", "\"nin\" : 5,");
      refusedCnn(
          "pooling is not",
          "\"poolingType\" : \"MAX\",\n      \"stride",
          "\"poolingType\" : \"AVG\",\n      \"stride");
    }

    /** What an index into them would have met: nothing, or numbers of another world. */
    @Test
    void numbersOfALayerThatAreMissingOrWild() {
      for (String numbers : List.of("[ ]", "[ -1, 2147483647 ]", "[ null, null ]", "{ }")) {
        refusedCnn("", "\"kernelSize\" : [ 9, 9 ]", "\"kernelSize\" : " + numbers);
        refusedCnn("", "\"stride\" : [ 1, 1 ]", "\"stride\" : " + numbers);
        refusedCnn("", "\"padding\" : [ 0, 0 ]", "\"padding\" : " + numbers);
        refusedCnn("", "\"dilation\" : [ 1, 1 ]", "\"dilation\" : " + numbers);
      }
    }

    private void refusedCnn(String part, String text, String replacement) {
      refused(part, BundleFixture.of("small-cnn").configuration(text, replacement));
    }

    @Test
    void layersThatAreNotThoseOfTheNamedArchitecture() {
      refused(
          "not those of that architecture",
          BundleFixture.of("small-cnn")
              .card(
                  card -> {
                    card.addProperty("architecture", "medium-cnn");
                    card.addProperty("id", "RANDOM/medium-cnn");
                  }));
      refused(
          "reading 201 bases, but the layers",
          good().card(card -> card.addProperty("windowLength", 201)));
    }

    @Test
    void graphsThatAreNotTwoStacks() {
      refusedGraph(
          "its two stacks", "\"backward1\" : [ \"reversed\" ]", "\"backward1\" : [ \"sequence\" ]");
      refusedGraph(
          "its two stacks",
          "[ \"forwardMean\", \"backwardMean\" ]",
          "[ \"backwardMean\", \"forwardMean\" ]");
      refusedGraph(
          "below its output", "[ \"forwardMean\", \"backwardMean\" ]", "[ \"forwardMean\" ]");
      refusedGraph("a cycle", "\"forward1\" : [ \"sequence\" ]", "\"forward1\" : [ \"forward2\" ]");
      refusedGraph(
          "vertex nowhere", "\"forward1\" : [ \"sequence\" ]", "\"forward1\" : [ \"nowhere\" ]");
      refusedGraph(
          "several inputs",
          "\"networkInputs\" : [ \"sequence\" ]",
          "\"networkInputs\" : [ \"sequence\", \"more\" ]");
      refusedGraph(
          "its order of layers",
          "\"topologicalOrderStr\" : [ \"sequence\", \"reversed\", \"forward1\"",
          "\"topologicalOrderStr\" : [ \"sequence\", \"reversed\", \"forward2\"");
    }

    private void refusedGraph(String part, String text, String replacement) {
      refused(part, BundleFixture.of("large-rnn").configuration(text, replacement));
    }
  }

  @Test
  void damagedBytesNeverEndInAnythingButARefusal() {
    long seed = 307_532;
    Random random = new Random(seed);
    for (String architecture : new String[] {"small-rnn", "large-rnn"}) {
      for (String entry :
          new String[] {"card.json", "configuration.json", "coefficients.bin", ""}) {
        for (int trial = 0; trial < 25; trial++) {
          BundleFixture fixture = BundleFixture.of(architecture);
          byte[] content = entry.isEmpty() ? fixture.zip() : fixture.entry(entry).clone();
          for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            int limit = entry.equals("coefficients.bin") ? 110 : content.length;
            content[random.nextInt(limit)] = (byte) random.nextInt(256);
          }
          byte[] zip =
              switch (entry) {
                case "" -> content;
                case "configuration.json" ->
                    fixture
                        .configuration(
                            new String(fixture.entry(entry), UTF_8), new String(content, UTF_8))
                        .zip();
                case "coefficients.bin" -> fixture.coefficients(content).zip();
                default -> fixture.put(entry, content).zip();
              };
          Path file = BundleFixture.write(file(), zip);
          try {
            BundleReader.read(file);
          } catch (InputException e) {
            assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
          } catch (RuntimeException e) {
            throw new AssertionError(
                "seed " + seed + ", " + architecture + " " + entry + " " + trial, e);
          }
        }
      }
    }
  }
}
