package org.motiflens.network.library;

import com.google.gson.GsonBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.BundleArchive;
import org.motiflens.network.bundle.JsonFields;

/** The entry {@code outputs.json} of a bundle: what its outputs are, in their order. */
public final class SharedOutputs {
  /** Far more experiments than there are; what has more is none of ours. */
  private static final int MOST = 10_000;

  private SharedOutputs() {}

  /** The content of the entry. */
  public static byte[] write(List<SharedOutput> outputs) {
    String json =
        new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .create()
            .toJson(Map.of("outputs", outputs));
    return (json + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws InputException when it is no such list, or two outputs have one table; the message does
   *     not name the file
   */
  static List<SharedOutput> read(byte[] content) {
    List<JsonFields> fields = JsonFields.parse(BundleArchive.OUTPUTS, content).objects("outputs");
    if (fields.size() < 2 || fields.size() > MOST) {
      throw new InputException(
          "outputs.json lists "
              + fields.size()
              + " outputs; expected 2 to "
              + MOST
              + ": fetch the model again.");
    }
    List<SharedOutput> outputs = new ArrayList<>();
    for (JsonFields output : fields) {
      outputs.add(
          new SharedOutput(output.text("table"), output.text("factor"), output.text("cellLine")));
    }
    if (outputs.stream().map(SharedOutput::table).distinct().count() < outputs.size()) {
      throw new InputException("outputs.json lists a table twice; fetch the model again.");
    }
    return List.copyOf(outputs);
  }
}
