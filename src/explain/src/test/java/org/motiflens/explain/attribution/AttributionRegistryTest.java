package org.motiflens.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;

class AttributionRegistryTest {
  @Test
  void theMethodsOfThePaperAreThere() {
    assertTrue(
        AttributionRegistry.STANDARD
            .keys()
            .containsAll(
                List.of(
                    "saliency", "signed", "prediction", "temporal-forward", "temporal-backward")));
  }

  @Test
  void everyMethodDescribesItself() {
    for (AttributionMethod method : AttributionRegistry.STANDARD.methods()) {
      assertFalse(method.label().isBlank(), method.key());
      assertFalse(method.formula().isBlank(), method.key());
      assertFalse(method.source().isBlank(), method.key());
      assertTrue(method.key().matches("[a-z]+(-[a-z]+)*"), method.key());
      assertEquals(method, AttributionRegistry.STANDARD.named(method.key()));
    }
  }

  @Test
  void defaultStridesSuitWindowsOfAnyLength() {
    for (AttributionMethod method : AttributionRegistry.STANDARD.methods()) {
      for (int length : new int[] {1, 2, 3, 101, 1000}) {
        int stride = method.defaultStride(length);
        assertTrue(stride >= 1 && stride <= length, method.key() + " of " + length);
      }
    }
    assertEquals(25, AttributionRegistry.STANDARD.named("saliency").defaultStride(101));
    assertEquals(1, AttributionRegistry.STANDARD.named("prediction").defaultStride(101));
    assertEquals(101, AttributionRegistry.STANDARD.named("temporal-forward").defaultStride(101));
  }

  @Test
  void aConvolutionalNetworkHasNoTemporalOutput() {
    List<AttributionMethod> cnn =
        AttributionRegistry.STANDARD.supporting(Architecture.named("small-cnn"));
    assertTrue(cnn.stream().noneMatch(method -> method.key().startsWith("temporal")));
    List<AttributionMethod> recurrent =
        AttributionRegistry.STANDARD.supporting(Architecture.named("small-cnn-rnn"));
    assertTrue(recurrent.stream().anyMatch(method -> method.key().startsWith("temporal")));
  }

  @Test
  void anUnknownKeyIsAnsweredWithTheKnownOnes() {
    InputException refusal =
        assertThrows(InputException.class, () -> AttributionRegistry.STANDARD.named("salience"));
    assertTrue(
        refusal.getMessage().contains("\"salience\"")
            && refusal.getMessage().contains("saliency, signed, "),
        refusal.getMessage());
  }

  @Test
  void twoMethodsCannotShareAKey() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new AttributionRegistry(List.of(new Saliency(), new Saliency())));
  }
}
