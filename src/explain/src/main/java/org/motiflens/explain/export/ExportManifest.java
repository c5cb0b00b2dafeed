package org.motiflens.explain.export;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.Locus;
import org.motiflens.genome.file.Sha256;
import org.motiflens.genome.interval.Region;
import org.motiflens.genome.sequence.SequenceSource;

/**
 * What the kept values of an export depend on, as a text: two exports with equal texts have equal
 * values. Beside tracks and options it holds the SHA-256 of the bases that are looked at,
 * chromosome by chromosome, because a genome file can be replaced by another with the same names
 * and lengths.
 */
final class ExportManifest {
  /** By this a folder is known to be ours. */
  private static final String FORMAT = "motiflens: finished parts of an export";

  private static final String FORMAT_KEY = "format";

  /** A manifest is a few hundred bytes a track; nothing larger is read. */
  private static final long LARGEST = 64L << 20;

  private static final int PIECE = 1 << 20;
  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private ExportManifest() {}

  static String of(ExportPlan plan, List<Path> files, String options, Monitor monitor) {
    JsonObject chromosomes = new JsonObject();
    for (String name : plan.regions().chromosomes()) {
      JsonObject chromosome = new JsonObject();
      chromosome.addProperty("length", plan.source().length(name));
      chromosome.addProperty("sha256OfBases", hash(plan, name, monitor));
      chromosomes.add(name, chromosome);
    }
    JsonArray tracks = new JsonArray();
    for (int i = 0; i < files.size(); i++) {
      JsonObject track = new JsonObject();
      track.addProperty("file", files.get(i).getFileName().toString());
      track.add("provenance", JSON.toJsonTree(plan.provenance(plan.recipes().get(i)).entries()));
      tracks.add(track);
    }
    JsonObject manifest = new JsonObject();
    manifest.addProperty(FORMAT_KEY, FORMAT);
    manifest.add("chromosomes", chromosomes);
    manifest.addProperty("options", options);
    manifest.add("tracks", tracks);
    return JSON.toJson(manifest) + "\n";
  }

  /** Of the bases that windows over the regions see: codes, one byte a base, in order. */
  private static String hash(ExportPlan plan, String chromosome, Monitor monitor) {
    int reach =
        plan.recipes().stream()
            .mapToInt(recipe -> recipe.layout().windowLength())
            .max()
            .orElseThrow();
    SequenceSource source = plan.source();
    Sha256 hash = new Sha256();
    int end = source.length(chromosome);
    int done = 0;
    for (Region region : plan.regions().on(chromosome)) {
      int from = Math.max(done, region.locus().start() - reach);
      int to = (int) Math.min(end, (long) region.locus().end() + reach);
      if (from >= to) {
        continue;
      }
      hash.add(ByteBuffer.allocate(2 * Integer.BYTES).putInt(from).putInt(to).array());
      for (int start = from; start < to; start += PIECE) {
        monitor.check();
        hash.add(source.codes(new Locus(chromosome, start, Math.min(to, start + PIECE))));
      }
      done = to;
    }
    return hash.text();
  }

  /** Whether a file is a manifest of ours, of whichever export. */
  static boolean isOne(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
      return false;
    }
    try {
      JsonElement root = JsonParser.parseString(Files.readString(file));
      return root.isJsonObject()
          && root.getAsJsonObject().has(FORMAT_KEY)
          && root.getAsJsonObject().get(FORMAT_KEY).toString().equals('"' + FORMAT + '"');
    } catch (JsonParseException | CharacterCodingException e) {
      return false;
    }
  }
}
