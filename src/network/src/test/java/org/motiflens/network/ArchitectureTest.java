package org.motiflens.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motiflens.network.Architecture.Convolution;
import org.motiflens.network.deepbind.DeepBindFamily;

/** The published architectures are those of Lanchantin et al. 2017, Table 1. */
class ArchitectureTest {
  /** Convolutions as maps x kernel / pool. */
  @ParameterizedTest
  @CsvSource({
    "small-cnn, CNN, 64x9/2 64x5/1, 0, 0",
    "medium-cnn, CNN, 64x9/2 64x5/2 64x3/1, 0, 0",
    "large-cnn, CNN, 64x9/2 64x5/2 64x3/2 64x3/1, 0, 0",
    "small-rnn, RNN, '', 1, 32",
    "large-rnn, RNN, '', 2, 32",
    "small-cnn-rnn, CNN_RNN, 128x9/1, 1, 32",
    "large-cnn-rnn, CNN_RNN, 128x9/2 128x5/2, 1, 32",
  })
  void areThoseOfTheTable(
      String name, LayeredFamily family, String convolutions, int layers, int units) {
    Architecture architecture = Architecture.named(name);
    assertEquals(family, architecture.family());
    assertEquals(
        convolutions,
        architecture.convolutions().stream()
            .map(layer -> layer.maps() + "x" + layer.kernel() + "/" + layer.pool())
            .collect(Collectors.joining(" ")));
    assertEquals(layers, architecture.recurrentLayers());
    assertEquals(units, architecture.recurrentSize());
    assertEquals(101, architecture.windowLength());
  }

  @Test
  void areSevenAndAnyOtherNameIsRefusedWithTheirs() {
    assertEquals(7, Architecture.PUBLISHED.size());
    String message =
        assertThrows(IllegalArgumentException.class, () -> Architecture.named("huge-cnn"))
            .getMessage();
    assertTrue(message.contains("huge-cnn") && message.contains("large-cnn-rnn"), message);
  }

  @Test
  void layersThatDoNotFitTheFamilyAreRefused() {
    List<Convolution> one = List.of(new Convolution(4, 3, 1));
    refused(LayeredFamily.CNN, List.of(), 0, 0);
    refused(LayeredFamily.CNN, one, 1, 8);
    refused(LayeredFamily.RNN, one, 1, 8);
    refused(LayeredFamily.RNN, List.of(), 0, 0);
    refused(LayeredFamily.CNN_RNN, one, 0, 0);
    refused(DeepBindFamily.DEEPBIND, List.of(), 0, 0);
    refused(DeepBindFamily.DEEPBIND, one, 1, 8);
  }

  private static void refused(
      Family family, List<Convolution> convolutions, int layers, int units) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Architecture("odd", family, convolutions, layers, units, 101));
  }
}
