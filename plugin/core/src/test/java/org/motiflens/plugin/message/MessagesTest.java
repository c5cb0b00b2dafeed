package org.motiflens.plugin.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.attribution.Saliency;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.fixture.FakeNetwork;
import org.motiflens.plugin.fixture.FakeRepository;

class MessagesTest {
  private static final ModelCard CARD =
      new FakeRepository().with("CTCF", FakeNetwork.of("small-cnn-rnn")).cards().get(0);

  @Test
  void aTrackIsNamedByModelMethodAndQuality() {
    assertEquals(
        "CTCF K562, small CNN-RNN: saliency (AUC 0.95)", Messages.trackName(CARD, new Saliency()));
  }

  @Test
  void anImportedModelThatNobodyMeasuredHasNoAuc() {
    ModelCard imported =
        new ModelCard(
            CARD.schema(),
            CARD.id(),
            CARD.tf(),
            CARD.experiment(),
            CARD.cellLine(),
            "deepbind",
            CARD.windowLength(),
            CARD.baseOrder(),
            CARD.positiveIndex(),
            CARD.genome(),
            CARD.training(),
            ModelCard.Evaluation.NOT_MEASURED,
            CARD.weightsSha256(),
            CARD.configurationSha256(),
            CARD.licence(),
            CARD.citation(),
            CARD.productVersion());
    assertEquals(
        "CTCF K562, deepbind: saliency (AUC not measured)",
        Messages.trackName(imported, new Saliency()));
  }

  @Test
  void textFromAFileOpensNoHtmlAndNoNewLine() {
    String plain = Messages.plain("<html><b>CT\nCF\u0007</b>");
    assertFalse(plain.contains("<") || plain.contains(">"), plain);
    assertTrue(plain.chars().noneMatch(Character::isISOControl), plain);
    assertTrue(Messages.plain("x".repeat(5_000)).length() <= 300);
  }

  @Test
  void linesAreBrokenAtBlanks() {
    assertEquals(
        List.of("Zoom in:", "this track", "is"),
        Messages.wrap("Zoom in: this track is", 10, String::length));
  }
}
