package org.motiflens.training.sharing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.InputException;
import org.motiflens.network.Network;
import org.motiflens.network.WindowRun;
import org.motiflens.network.library.ModelLibrary;

/** The network that all experiments share, as it is shipped. */
class SharedNetworkTest {
  private static final Path MODELS = Checkout.ROOT.resolve("models");
  private static final int SOME = 6;

  @TempDir private Path folder;

  private static float[] margins(Network network) {
    int length = network.architecture().windowLength();
    byte[] codes = new byte[8 * length];
    Random random = new Random(5);
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(4);
    }
    float[] margins = new float[8];
    network.newEvaluator().logitMargins(codes, new WindowRun(0, length, 8), margins);
    return margins;
  }

  /** Most small CNNs that are shipped are outputs of it: by name they are the same to the bit. */
  @Test
  void anOutputIsTheBundleOfItsExperiment() {
    ModelLibrary library = ModelLibrary.scan(MODELS);
    SharedNetwork shared =
        SharedNetwork.read(
            MODELS.resolve(SharedNetwork.FILE),
            SharedClass.of(library.entries().stream().map(ModelLibrary.Entry::card).toList()));
    List<ModelLibrary.Entry> outputs =
        library.entries().stream()
            .filter(entry -> entry.card().architecture().equals("small-cnn"))
            .filter(entry -> entry.card().training().bestEpoch() == 0)
            .toList();
    assertTrue(outputs.size() > 100, "outputs: " + outputs.size());
    for (int i = 0; i < SOME; i++) {
      ModelLibrary.Entry entry = outputs.get(i * (outputs.size() / SOME));
      String name = entry.card().tf() + " " + entry.card().cellLine();
      assertArrayEquals(
          margins(library.load(entry.id()).network()),
          margins(shared.output(name).network()),
          name);
      assertEquals(
          shared.output(name).id(), shared.output(entry.card().training().accession()).id());
    }
  }

  @Test
  void anOutputThatDoesNotExistIsRefusedWithThoseThatDo() {
    SharedNetwork shared =
        SharedNetwork.read(
            MODELS.resolve(SharedNetwork.FILE),
            Map.of(
                "wgEncodeAwgTfbsBroadGm12878CtcfUniPk",
                new SharedClass("wgEncodeAwgTfbsBroadGm12878CtcfUniPk", "CTCF", "GM12878")));
    assertEquals(174, shared.outputs().size());
    String refusal =
        assertThrows(InputException.class, () -> shared.output("CTCF HeLa")).getMessage();
    assertTrue(
        refusal.contains("has no output \"CTCF HeLa\"") && refusal.contains("CTCF GM12878"),
        refusal);
  }

  @Test
  void aFileThatIsNoneIsRefused() throws IOException {
    Path none = folder.resolve("none.start");
    assertTrue(
        assertThrows(InputException.class, () -> SharedNetwork.read(none, Map.of()))
            .getMessage()
            .contains("there is no such network"));
    Files.writeString(none, "not a network at all");
    assertTrue(
        assertThrows(InputException.class, () -> SharedNetwork.read(none, Map.of()))
            .getMessage()
            .contains("is not a network shared by experiments"));
    assertTrue(
        assertThrows(
                InputException.class,
                () -> SharedNetwork.read(MODELS.resolve("shared/small-rnn.start"), Map.of()))
            .getMessage()
            .contains("recurrent"));
  }
}
