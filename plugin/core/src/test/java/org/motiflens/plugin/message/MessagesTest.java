package org.motiflens.plugin.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.attribution.Saliency;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.fixture.FakeRepository;

class MessagesTest {
  private static final ModelCard CARD =
      new FakeRepository().with("CTCF", CentredNetwork.of("small-cnn-rnn")).cards().get(0);

  @Test
  void aTrackIsNamedByModelMethodAndQuality() {
    assertEquals(
        "CTCF K562, small CNN-RNN: saliency (AUC 0.95)", Messages.trackName(CARD, new Saliency()));
  }

  @Test
  void aModelMeasuredOnAChromosomeSaysWhatThatShowed() {
    ModelCard card = measuredInGenome(0.389);
    assertEquals("auPRC 0.39", Messages.skill(card));
    assertEquals("held-out auPRC 0.39", Messages.quality(card));
    String text = CardText.of(card);
    assertTrue(text.contains("In the genome: auPRC 0.389, recall 40 % at 50 % false"), text);
    assertTrue(text.contains("0.38 % of unbound windows above P 0.5 (chr21)"), text);
    assertTrue(text.contains("Held-out AUC 0.951"), text);
    assertFalse(CardText.of(CARD).contains("In the genome"), CardText.of(CARD));
  }

  private static ModelCard measuredInGenome(double precision) {
    return new ModelCard(
        CARD.schema(),
        CARD.id(),
        CARD.tf(),
        CARD.experiment(),
        CARD.cellLine(),
        CARD.architecture(),
        CARD.windowLength(),
        CARD.baseOrder(),
        CARD.positiveIndex(),
        CARD.genome(),
        CARD.training(),
        CARD.evaluation(),
        new ModelCard.InGenome("chr21", 582, 7500, precision, 0.98, 0.02, 0.4, 0.0038, 0.43),
        CARD.weightsSha256(),
        CARD.configurationSha256(),
        CARD.licence(),
        CARD.citation(),
        CARD.productVersion());
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
