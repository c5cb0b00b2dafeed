package org.motiflens.cli.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.motiflens.cli.option.CommandGroup;
import org.motiflens.cli.option.InGroup;
import org.motiflens.cli.option.ModelsFolder;
import org.motiflens.cli.option.ProductVersion;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.library.ModelLibrary;
import org.motiflens.network.library.SharedOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says which models there are. */
@InGroup(CommandGroup.MODELS_AND_METHODS)
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ModelsImportCommand.class,
    description = "Say which models there are, and what their cards hold.")
public final class ModelsCommand implements Runnable {
  private static final Gson JSON =
      new GsonBuilder().serializeNulls().setPrettyPrinting().disableHtmlEscaping().create();

  /** Names the columns of {@link #row}. */
  public static final String HEADER =
      "id\ttf\tcell_line\tarchitecture\tauc\tauc_low\tauc_high\ttraining_positives"
          + "\tauprc\trecall_fdr50\tabove_half";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing; name one of those above.");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      versionProvider = ProductVersion.class,
      description = {
        "List the usable models, one a line, tab-separated with a header; then networks of many"
            + " outputs, which are models with --output NAME.",
        "A bundle that cannot be used is named on standard error."
      })
  void list(
      @Mixin ModelsFolder models,
      @Option(names = "--json", description = "Write the whole cards, as one JSON array.")
          boolean json) {
    ModelLibrary library = models.scan();
    PrintWriter out = spec.commandLine().getOut();
    List<ModelCard> cards =
        Stream.concat(
                library.entries().stream().map(ModelLibrary.Entry::card),
                library.shared().stream().map(ModelLibrary.Shared::card))
            .toList();
    if (json) {
      out.println(JSON.toJson(cards.stream().map(ModelsCommand::known).toList()));
    } else {
      out.println(HEADER);
      cards.forEach(card -> out.println(row(card)));
    }
    ModelsFolder.reportBroken(library, spec.commandLine().getErr());
  }

  /** A model in one line, tab-separated; NA for what is not known of an imported model. */
  public static String row(ModelCard card) {
    ModelCard.Evaluation evaluation = card.evaluation();
    String auc =
        evaluation.isMeasured()
            ? String.format(
                Locale.ROOT,
                "%.4f\t%.4f\t%.4f",
                evaluation.auc(),
                evaluation.aucInterval().get(0),
                evaluation.aucInterval().get(1))
            : "NA\tNA\tNA";
    String positives = card.isImported() ? "NA" : "" + card.training().trainingPositives();
    ModelCard.InGenome measured = card.inGenome();
    String inGenome =
        measured.isMeasured()
            ? String.format(
                Locale.ROOT,
                "%.4f\t%.4f\t%.5f",
                measured.averagePrecision(),
                measured.recallAtFdr50(),
                measured.negativesAboveHalf())
            : "NA\tNA\tNA";
    return String.join(
        "\t", card.id(), card.tf(), card.cellLine(), card.architecture(), auc, positives, inGenome);
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      versionProvider = ProductVersion.class,
      description =
          "Write the card of a model: one entry a line, name and value tab-separated, NA for what is"
              + " not known. Of a network of many outputs also which these are, by number.")
  void show(
      @Mixin ModelsFolder models,
      @Option(names = "--json", description = "Write the card as JSON.") boolean json,
      @Parameters(paramLabel = "ID", description = "EXPERIMENT/ARCHITECTURE or TF/ARCHITECTURE.")
          String id) {
    PrintWriter out = spec.commandLine().getOut();
    ModelLibrary library = models.scan();
    JsonObject card;
    if (library.isShared(id)) {
      ModelLibrary.Shared shared = library.findShared(id);
      card = known(shared.card());
      JsonObject outputs = new JsonObject();
      for (int i = 0; i < shared.outputs().size(); i++) {
        SharedOutput output = shared.outputs().get(i);
        outputs.addProperty(Integer.toString(i), output.name() + ", " + output.table());
      }
      card.add("outputs", outputs);
    } else {
      card = known(library.find(id).card());
    }
    if (json) {
      out.println(JSON.toJson(card));
    } else {
      printEntries("", card, out);
    }
  }

  /** A card without figures that nobody measured: in their place stands that there are none. */
  private static JsonObject known(ModelCard card) {
    JsonObject entries = JSON.toJsonTree(card).getAsJsonObject();
    if (!card.evaluation().isMeasured()) {
      forget(entries.getAsJsonObject("evaluation"));
    }
    if (!card.inGenome().isMeasured()) {
      forget(entries.getAsJsonObject("inGenome"));
    }
    if (card.isImported()) {
      forget(entries.getAsJsonObject("training"));
    }
    return entries;
  }

  private static void forget(JsonObject figures) {
    for (Map.Entry<String, JsonElement> entry : figures.entrySet()) {
      JsonElement value = entry.getValue();
      if (value.isJsonArray()
          || (value.isJsonPrimitive() && !value.getAsJsonPrimitive().isString())) {
        entry.setValue(JsonNull.INSTANCE);
      }
    }
  }

  private static void printEntries(String prefix, JsonObject object, PrintWriter out) {
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      String name = prefix + entry.getKey();
      JsonElement value = entry.getValue();
      if (value.isJsonObject()) {
        printEntries(name + ".", value.getAsJsonObject(), out);
      } else {
        String text = value.isJsonPrimitive() ? value.getAsString() : value.toString();
        out.println(name + "\t" + (value.isJsonNull() ? "NA" : text));
      }
    }
  }
}
