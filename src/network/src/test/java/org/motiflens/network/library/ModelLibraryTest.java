package org.motiflens.network.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.BundleFixture;

class ModelLibraryTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeModels() {
    model("MAX", "MAX_K562_HudsonAlpha", "small-rnn");
    model("CTCF", "CTCF_K562_Broad", "small-rnn");
    model("CTCF", "CTCF_K562_HudsonAlpha", "small-rnn");
    model("CTCF", "CTCF_K562_HudsonAlpha", "small-cnn");
    BundleFixture.write(folder.resolve("broken/small-cnn.zip"), new byte[100]);
    BundleFixture.write(folder.resolve("CATALOGUE.tsv"), new byte[100]);
  }

  private Path model(String tf, String experiment, String architecture) {
    return model(tf, experiment, architecture, experiment + "/" + architecture + ".zip");
  }

  private Path model(String tf, String experiment, String architecture, String path) {
    return BundleFixture.of(architecture)
        .card(
            card -> {
              card.addProperty("id", experiment + "/" + architecture);
              card.addProperty("tf", tf);
              card.addProperty("experiment", experiment);
            })
        .write(folder.resolve(path));
  }

  @Test
  void modelsAreListedByFactorExperimentAndArchitecture() {
    assertEquals(
        List.of(
            "CTCF_K562_Broad/small-rnn",
            "CTCF_K562_HudsonAlpha/small-cnn",
            "CTCF_K562_HudsonAlpha/small-rnn",
            "MAX_K562_HudsonAlpha/small-rnn"),
        ModelLibrary.scan(folder).entries().stream().map(ModelLibrary.Entry::id).toList());
  }

  @Test
  void aBrokenBundleIsListedWithItsReasonAndHidesNoOther() {
    List<ModelLibrary.Broken> broken = ModelLibrary.scan(folder).broken();
    assertEquals(1, broken.size());
    assertEquals(folder.resolve("broken/small-cnn.zip"), broken.get(0).file());
    assertTrue(broken.get(0).reason().contains("not a complete zip"), broken.get(0).reason());
  }

  @Test
  void aSecondBundleOfTheSameIdIsListedAsBroken() {
    model("MAX", "MAX_K562_HudsonAlpha", "small-rnn", "zz/copy.zip");
    ModelLibrary library = ModelLibrary.scan(folder);
    assertEquals(4, library.entries().size());
    assertTrue(
        library.broken().get(1).reason().contains("its id MAX_K562_HudsonAlpha/small-rnn is that"),
        library.broken().toString());
  }

  @Test
  void modelsAreFoundByIdAndByFactorWhenThatIsEnough() {
    ModelLibrary library = ModelLibrary.scan(folder);
    assertEquals("CTCF_K562_Broad/small-rnn", library.find("CTCF_K562_Broad/small-rnn").id());
    assertEquals("CTCF_K562_Broad/small-rnn", library.find("ctcf_k562_broad/SMALL-RNN").id());
    assertEquals("MAX_K562_HudsonAlpha/small-rnn", library.find("MAX/small-rnn").id());
    assertEquals("CTCF_K562_HudsonAlpha/small-cnn", library.find("ctcf/small-cnn").id());
    assertEquals("CTCF_K562_HudsonAlpha/small-cnn", library.load("ctcf/small-cnn").id());
  }

  @Test
  void aFactorOfSeveralCellLinesIsThatOfK562() {
    for (String cellLine : List.of("GM12878", "K562", "HepG2")) {
      String experiment = "USF1_" + cellLine + "_Lab";
      BundleFixture.of("small-cnn")
          .card(
              card -> {
                card.addProperty("id", experiment + "/small-cnn");
                card.addProperty("tf", "USF1");
                card.addProperty("experiment", experiment);
                card.addProperty("cellLine", cellLine);
              })
          .write(folder.resolve(experiment + "/small-cnn.zip"));
    }
    ModelLibrary library = ModelLibrary.scan(folder);
    assertEquals("USF1_K562_Lab/small-cnn", library.find("USF1/small-cnn").id());
    assertEquals("USF1_HepG2_Lab/small-cnn", library.find("USF1_HepG2_Lab/small-cnn").id());
  }

  @Test
  void aNameThatSeveralModelsHaveIsAnsweredWithTheirIds() {
    assertEquals(
        "\"CTCF/small-rnn\" may be any of CTCF_K562_Broad/small-rnn,"
            + " CTCF_K562_HudsonAlpha/small-rnn; name one of them.",
        refusal(ModelLibrary.scan(folder), "CTCF/small-rnn"));
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    String message = refusal(ModelLibrary.scan(folder), "MAXX/small-rn");
    assertTrue(
        message.contains("no model \"MAXX/small-rn\"")
            && message.contains("did you mean MAX_K562_HudsonAlpha/small-rnn, "),
        message);
  }

  private static String refusal(ModelLibrary library, String name) {
    return assertThrows(InputException.class, () -> library.find(name)).getMessage();
  }

  @Test
  void anEmptyFolderIsALibraryOfNothing() {
    ModelLibrary library = ModelLibrary.scan(folder.resolve("broken"));
    assertTrue(library.entries().isEmpty());
    assertTrue(refusal(library, "CTCF").contains("which holds no usable model"));
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    Path absent = folder.resolve("absent");
    InputException refusal = assertThrows(InputException.class, () -> ModelLibrary.scan(absent));
    assertTrue(refusal.getMessage().startsWith(absent + ": "), refusal.getMessage());
  }
}
