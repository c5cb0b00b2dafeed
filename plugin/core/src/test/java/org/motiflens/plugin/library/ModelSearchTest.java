package org.motiflens.plugin.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.fixture.FakeRepository;

class ModelSearchTest {
  private final List<ModelCard> models =
      new FakeRepository()
          .with("COREST", CentredNetwork.of("small-cnn"))
          .with("CTCF", CentredNetwork.of("small-cnn"))
          .with("CTCF", CentredNetwork.of("small-rnn"))
          .with("CTCFL", CentredNetwork.of("small-cnn"))
          .with("REST", CentredNetwork.of("small-cnn"))
          .cards();

  private List<String> found(String text) {
    return ModelSearch.find(models, text).stream().map(ModelCard::id).toList();
  }

  @Test
  void theFactorOfExactlyThisNameComesBeforeOneThatHasItWithin() {
    assertEquals(List.of("REST_K562/small-cnn", "COREST_K562/small-cnn"), found("rest"));
  }

  @Test
  void aFactorThatBeginsWithTheWordComesNextAndEqualsKeepTheirOrder() {
    assertEquals(
        List.of("CTCF_K562/small-cnn", "CTCF_K562/small-rnn", "CTCFL_K562/small-cnn"),
        found(" CTCF "));
  }

  @Test
  void everyWordMustBeSomewhere() {
    assertEquals(List.of("CTCF_K562/small-rnn"), found("k562 rnn ctcf"));
    assertEquals(List.of(), found("ctcf GM12878"));
  }

  @Test
  void noWordFindsAllModelsInTheirOrder() {
    assertEquals(models.stream().map(ModelCard::id).toList(), found("  "));
  }
}
