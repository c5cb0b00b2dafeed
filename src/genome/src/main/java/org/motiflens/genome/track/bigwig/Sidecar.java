package org.motiflens.genome.track.bigwig;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.AtomicOutput;

/**
 * What a bigWig file cannot say itself, in a JSON file beside it: where its values come from, and
 * how they want to be drawn. Keys and their order are those of a bedGraph file's comments and track
 * line.
 */
public final class Sidecar {
  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private Sidecar() {}

  /** The file beside a track: its name with {@code .json} at the end. */
  public static Path of(Path track) {
    return track.resolveSibling(track.getFileName() + ".json");
  }

  /**
   * Begins and fills the file beside a track, to be committed with it.
   *
   * @param trackAttributes of a track line, in order
   * @throws org.motiflens.genome.InputException when it cannot be written
   */
  public static AtomicOutput prepare(
      Path track, Provenance provenance, Map<String, String> trackAttributes) {
    JsonObject content = new JsonObject();
    content.addProperty("file", track.getFileName().toString());
    content.add("provenance", JSON.toJsonTree(provenance.entries()));
    content.add("track", JSON.toJsonTree(trackAttributes));
    return TextFile.prepare(of(track), JSON.toJson(content) + "\n");
  }
}
