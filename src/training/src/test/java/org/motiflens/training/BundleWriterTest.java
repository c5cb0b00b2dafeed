package org.motiflens.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.library.BundleReader;

class BundleWriterTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"small-cnn", "large-rnn"})
  void holdsExactlyWhatDeeplearning4jWritesAndTheCard(String name) throws IOException {
    Dl4jNetwork network = Dl4jNetwork.forInference(Architecture.named(name), 0.003, 1);
    Path bundle = RandomBundles.write(network, folder.resolve("new/model.zip"));
    Path stock = folder.resolve("stock.zip");
    ModelSerializer.writeModel(network.model(), stock.toFile(), false);

    Map<String, byte[]> written = entries(bundle);
    assertEquals(
        List.of("configuration.json", "coefficients.bin", "card.json"),
        List.copyOf(written.keySet()));
    Map<String, byte[]> expected = entries(stock);
    assertEquals(2, expected.size());
    expected.forEach((entry, content) -> assertArrayEquals(content, written.get(entry), entry));
  }

  @Test
  void deeplearning4jReadsItBackExactly() throws IOException {
    Dl4jNetwork network = Dl4jNetwork.forInference(Architecture.named("small-cnn-rnn"), 0.003, 1);
    Path bundle = RandomBundles.write(network, folder.resolve("model.zip"));
    MultiLayerNetwork restored = ModelSerializer.restoreMultiLayerNetwork(bundle.toFile(), false);
    assertEquals(network.parameters(), restored.params());
    assertEquals(network.configurationJson(), restored.getLayerWiseConfigurations().toJson());
  }

  @Test
  void theSameModelAndCardGiveTheSameBytes() throws IOException {
    Dl4jNetwork network = Dl4jNetwork.forInference(Architecture.named("small-rnn"), 0.01, 1);
    byte[] first = Files.readAllBytes(RandomBundles.write(network, folder.resolve("a.zip")));
    byte[] second = Files.readAllBytes(RandomBundles.write(network, folder.resolve("b.zip")));
    assertArrayEquals(first, second);
  }

  @Test
  void theCardComesBackFieldForField() throws IOException {
    Dl4jNetwork network = Dl4jNetwork.forInference(Architecture.named("small-cnn"), 0.003, 1);
    Path bundle = RandomBundles.write(network, folder.resolve("model.zip"));
    assertEquals(
        RandomBundles.card(new BundleWriter(network), "small-cnn"), BundleReader.readCard(bundle));
  }

  @Test
  void aCardOfOtherWeightsIsRefusedAndNothingWritten() {
    BundleWriter writer =
        new BundleWriter(Dl4jNetwork.forInference(Architecture.named("small-cnn"), 0.003, 1));
    BundleWriter other =
        new BundleWriter(Dl4jNetwork.forInference(Architecture.named("small-cnn"), 0.003, 2));
    ModelCard card = RandomBundles.card(other, "small-cnn");
    Path file = folder.resolve("model.zip");
    assertThrows(IllegalArgumentException.class, () -> writer.write(card, file));
    assertFalse(Files.exists(file));
  }

  private static Map<String, byte[]> entries(Path file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      zip.stream()
          .forEach(
              entry -> {
                try (InputStream in = zip.getInputStream(entry)) {
                  entries.put(entry.getName(), in.readAllBytes());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return entries;
  }
}
