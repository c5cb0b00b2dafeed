package org.motiflens.plugin.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.attribution.AttributionMethod;
import org.motiflens.explain.attribution.AttributionRegistry;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.network.Architecture;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.bpnet.BpnetFamily;
import org.motiflens.network.deepbind.DeepBindFamily;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.fixture.PlantedProfileModel;

/** What is offered for a model follows from its layers, whatever its name. */
class ModelFactsTest {
  private static final FakeRepository MODELS =
      new FakeRepository()
          .with("A", CentredNetwork.of("small-rnn"))
          .with(
              "B",
              CentredNetwork.of(
                  new Architecture(
                      DeepBindFamily.ARCHITECTURE,
                      DeepBindFamily.DEEPBIND,
                      List.of(new Architecture.Convolution(16, 24, 1)),
                      0,
                      0,
                      101)))
          .with(
              "C",
              CentredNetwork.of(
                  new Architecture("mine", LayeredFamily.RNN, List.of(), 1, 12, 101)));

  private final ModelFacts facts = new ModelFacts(MODELS, AttributionRegistry.WITH_MAPS);

  private List<String> offered(String modelId) {
    return facts.methodsFor(MODELS.card(modelId)).stream().map(AttributionMethod::key).toList();
  }

  @Test
  void temporalOutputIsOfferedForRecurrentNetworksAlone() {
    assertTrue(offered("A_K562/small-rnn").contains("temporal-forward"));
    assertTrue(offered("C_K562/mine").contains("temporal-forward"));
    assertFalse(offered("B_K562/deepbind").contains("temporal-forward"));
    assertTrue(offered("B_K562/deepbind").contains("saliency"));
  }

  @Test
  void importedNetworksAreRecurrentWhenTheirLayersAre() {
    assertTrue(facts.isRecurrent("A_K562/small-rnn"));
    assertTrue(facts.isRecurrent("C_K562/mine"));
    assertFalse(facts.isRecurrent("B_K562/deepbind"));
  }

  @Test
  void aProfileModelOfManyFiltersIsLarge() {
    FakeRepository models = new FakeRepository();
    for (int filters : new int[] {64, 512}) {
      models.with(
          "P" + filters,
          CentredNetwork.of(
              new Architecture(
                  "bpnet",
                  BpnetFamily.BPNET,
                  List.of(new Architecture.Convolution(filters, 21, 1)),
                  0,
                  0,
                  2114)));
    }
    ModelFacts profiles = new ModelFacts(models, AttributionRegistry.WITH_MAPS);
    assertTrue(profiles.isLarge("P512_K562/bpnet"));
    assertFalse(profiles.isLarge("P64_K562/bpnet"));
    assertFalse(facts.isLarge("A_K562/small-rnn"));
    assertFalse(facts.isLarge("none/none"));
  }

  @Test
  void valuesWithoutTheControlThatAModelReadsSaySo(@TempDir Path folder) {
    PlantedProfileModel.write(folder, "hg38");
    FolderRepository profiles = FolderRepository.open(Optional.of(folder));
    assertEquals(
        " control taken as zero", ModelFacts.controlRemark(profiles.card(PlantedProfileModel.ID)));
    assertEquals("", ModelFacts.controlRemark(MODELS.card("A_K562/small-rnn")));
  }

  @Test
  void aModelThatIsNotThereIsNotRecurrent() {
    assertFalse(facts.isRecurrent("none/none"));
    assertEquals(List.of(), facts.byFactor().getOrDefault("none", List.of()));
  }
}
