package org.motiflens.plugin.file;

import com.google.gson.stream.JsonWriter;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The text of a file of tracks. */
final class TrackFileWriter {
  private final JsonWriter json;
  private final Path folder;

  private TrackFileWriter(JsonWriter json, Path folder) {
    this.json = json;
    this.folder = folder;
  }

  /**
   * @param folder that the file lies in: what lies in it too, or below, is named from there, so
   *     that both can be moved
   */
  static String text(TrackFile file, Path folder) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setIndent("  ");
      new TrackFileWriter(json, folder).write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private void write(TrackFile file) throws IOException {
    boolean first = file.tracks().stream().allMatch(TrackFile.Entry::isOfVersionOne);
    json.beginObject();
    json.name("format").value(TrackFileReader.FORMAT);
    json.name("version").value(first ? 1 : TrackFileReader.NEWEST);
    json.name("tracks").beginArray();
    for (TrackFile.Entry track : file.tracks()) {
      json.beginObject();
      write(track.shown());
      if (track.name().isPresent()) {
        json.name("name").value(track.name().get());
      }
      if (track.height().isPresent()) {
        json.name("height").value(track.height().get());
      }
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private void write(TrackFile.Shown shown) throws IOException {
    if (shown instanceof TrackFile.Values values) {
      model(values.modelId(), values.modelHash());
      json.name("method").value(values.methodKey());
      json.name("strand").value(values.strand().key());
      json.name("stride").value(values.stride());
      write(values.besides());
    } else if (shown instanceof TrackFile.Hits hits) {
      json.name("kind").value(TrackFileReader.HITS);
      json.name("motif").value(hits.motifId());
      json.name("greatestP").value(hits.greatestP());
    } else if (shown instanceof TrackFile.AllHits all) {
      json.name("kind").value(TrackFileReader.ALL_HITS);
      json.name("database").value(all.database());
      json.name("greatestP").value(all.greatestP());
    } else if (shown instanceof TrackFile.Effects effects) {
      json.name("kind").value(TrackFileReader.EFFECTS);
      model(effects.modelId(), effects.modelHash());
      json.name("variants").value(place(effects.variants()));
    } else if (shown instanceof TrackFile.Stretches stretches) {
      json.name("kind").value(TrackFileReader.STRETCHES);
      model(stretches.modelId(), stretches.modelHash());
    } else if (shown instanceof TrackFile.Activation activation) {
      json.name("kind").value(TrackFileReader.ACTIVATION);
      model(activation.modelId(), activation.modelHash());
      json.name("layer").value(activation.layer());
      json.name("feature").value(activation.feature());
    }
  }

  private void model(String id, String hash) throws IOException {
    json.name("model").value(id);
    json.name("weightsSha256").value(hash);
  }

  private void write(TrackFile.Besides besides) throws IOException {
    if (besides.allele().isPresent()) {
      json.name("allele").value(besides.allele().get());
    }
    if (!besides.controls().isEmpty()) {
      json.name("controls").beginArray();
      for (Path file : besides.controls()) {
        json.value(place(file));
      }
      json.endArray();
    }
    if (besides.observed().isPresent()) {
      json.name("observed").value(place(besides.observed().get()));
    }
  }

  private String place(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    Path named = folder != null && whole.startsWith(folder) ? folder.relativize(whole) : whole;
    return named.toString().replace(File.separatorChar, '/');
  }
}
