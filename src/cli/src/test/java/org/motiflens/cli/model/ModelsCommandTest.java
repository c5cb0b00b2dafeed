package org.motiflens.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.cli.TestModels;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.library.ModelLibrary;

class ModelsCommandTest {
  @TempDir Path models;

  private ModelCard card;

  @BeforeEach
  void makeModels() throws IOException {
    TestModels.put("small-rnn", models);
    card = ModelLibrary.scan(models).entries().get(0).card();
  }

  private Invocation models(String... arguments) {
    String[] whole = new String[arguments.length + 3];
    whole[0] = "models";
    System.arraycopy(arguments, 0, whole, 1, arguments.length);
    whole[whole.length - 2] = "--models";
    whole[whole.length - 1] = models.toString();
    return Invocation.of(whole);
  }

  @Test
  void theListHasOneModelALine() {
    List<String> lines = models("list").succeeds().out().lines().toList();
    assertEquals(2, lines.size());
    String[] names = lines.get(0).split("\t", -1);
    String[] values = lines.get(1).split("\t", -1);
    assertEquals(names.length, values.length);
    assertEquals(card.id(), values[0]);
    assertEquals("auc", names[4]);
    assertEquals(card.evaluation().auc(), Double.parseDouble(values[4]), 5e-5);
  }

  @Test
  void theListAsJsonHoldsTheCards() {
    JsonArray cards =
        JsonParser.parseString(models("list", "--json").succeeds().out()).getAsJsonArray();
    assertEquals(card.id(), cards.get(0).getAsJsonObject().get("id").getAsString());
  }

  @Test
  void aBrokenBundleIsNamedAndHidesNoOther() throws IOException {
    Files.writeString(models.resolve("broken.zip"), "nonsense");
    Invocation list = models("list");
    assertEquals(0, list.status());
    assertEquals(2, list.out().lines().count());
    assertTrue(list.err().contains("broken.zip"), list.err());
  }

  @Test
  void aCardIsShownWhole() {
    List<String> lines = models("show", card.id()).succeeds().out().lines().toList();
    assertTrue(lines.contains("id\t" + card.id()), lines.toString());
    assertTrue(lines.contains("weightsSha256\t" + card.weightsSha256()), lines.toString());
    assertTrue(lines.contains("training.seed\t" + card.training().seed()), lines.toString());
    JsonObject json =
        JsonParser.parseString(models("show", card.id(), "--json").succeeds().out())
            .getAsJsonObject();
    assertEquals(card.weightsSha256(), json.get("weightsSha256").getAsString());
  }

  @Test
  void anUnknownModelIsRefused() {
    models("show", "none/at-all").isRefused("none/at-all", card.id());
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    Invocation.of("models", "list", "--models", models.resolve("none").toString())
        .isRefused("none");
  }
}
