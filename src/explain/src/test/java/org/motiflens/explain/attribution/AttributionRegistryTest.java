package org.motiflens.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.attribution.AttributionMethod.Cost;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.deepbind.DeepBindFamily;

class AttributionRegistryTest {
  @Test
  void theMethodsOfThePaperAreThere() {
    assertTrue(
        AttributionRegistry.STANDARD
            .keys()
            .containsAll(
                List.of(
                    "saliency",
                    "input-x-gradient",
                    "prediction",
                    "temporal-forward",
                    "temporal-backward")));
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
            && refusal.getMessage().contains("saliency, input-x-gradient, "),
        refusal.getMessage());
  }

  /** Sessions, files of tracks and scripts of version 0.1 hold it. */
  @Test
  void theKeyOfAnEarlierVersionFindsTheMethod() {
    assertEquals(
        AttributionRegistry.STANDARD.named("input-x-gradient"),
        AttributionRegistry.STANDARD.named("signed"));
    assertFalse(AttributionRegistry.STANDARD.keys().contains("signed"));
  }

  @Test
  void aMethodSaysItsUnitForEachFamily() {
    AttributionMethod saliency = AttributionRegistry.STANDARD.named("saliency");
    AttributionMethod mutagenesis = AttributionRegistry.STANDARD.named("ism");
    AttributionMethod prediction = AttributionRegistry.STANDARD.named("prediction");
    assertEquals("|∂(logit margin)/∂base|", saliency.unit(LayeredFamily.CNN).symbol());
    assertEquals("|∂(DeepBind score)/∂base|", saliency.unit(DeepBindFamily.DEEPBIND).symbol());
    assertEquals("logit margin", mutagenesis.unit(LayeredFamily.RNN).symbol());
    assertEquals("DeepBind score", mutagenesis.unit(DeepBindFamily.DEEPBIND).symbol());
    assertEquals("P(bound)", prediction.unit(LayeredFamily.CNN_RNN).symbol());
    assertTrue(prediction.unit(DeepBindFamily.DEEPBIND).description().contains("not calibrated"));
  }

  @Test
  void whatRunsTheNetworkOftenSaysSo() {
    assertEquals(
        List.of("integrated-gradients", "ism"),
        AttributionRegistry.STANDARD.supporting(Architecture.named("small-rnn")).stream()
            .filter(method -> method.cost() == Cost.MANY_PASSES)
            .map(AttributionMethod::key)
            .toList());
  }

  @Test
  void twoMethodsCannotShareAKey() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new AttributionRegistry(List.of(new Saliency(), new Saliency())));
  }
}
