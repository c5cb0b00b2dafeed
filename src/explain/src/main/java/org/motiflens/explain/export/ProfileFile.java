package org.motiflens.explain.export;

import com.google.common.io.Closer;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.motiflens.explain.profile.Profile;
import org.motiflens.explain.profile.ProfileRecipe;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.genome.track.BedGraphWriter;
import org.motiflens.genome.track.IntervalWriter;
import org.motiflens.genome.track.WigWriter;
import org.motiflens.genome.track.bigwig.BigWigWriter;
import org.motiflens.genome.track.bigwig.LogoTracks;
import org.motiflens.genome.track.bigwig.Sidecar;

/**
 * A track file in the making. It appears under its name when it is committed; closed before,
 * nothing is left.
 */
public interface ProfileFile extends Closeable {
  /** Appends a profile that follows those before it. */
  void write(Profile profile);

  /** Ends the file. */
  void commit();

  /**
   * Begins a file of the format that its name asks for.
   *
   * @param threshold of formats that hold intervals
   * @throws InputException when it cannot be written
   * @throws IllegalArgumentException when the format needs a threshold and there is none
   */
  static ProfileFile create(
      Path path, ExportPlan plan, ProfileRecipe recipe, OptionalDouble threshold) {
    TrackFormat format = TrackFormat.of(path.getFileName().toString());
    Provenance provenance = plan.provenance(recipe);
    Map<String, String> attributes = recipe.trackAttributes();
    return switch (format) {
      case BIGWIG -> BigWig.create(path, plan.source(), provenance, attributes);
      case BEDGRAPH -> new BedGraph(BedGraphWriter.create(path, provenance, attributes));
      case WIG -> new Wig(WigWriter.create(path, provenance, attributes));
      case BED, NARROW_PEAK ->
          Intervals.create(path, provenance, recipe, threshold, format == TrackFormat.NARROW_PEAK);
    };
  }

  /** Begins bedGraph text on a stream. */
  static ProfileFile on(OutputStream stream, ExportPlan plan, ProfileRecipe recipe) {
    return new BedGraph(
        BedGraphWriter.on(stream, plan.provenance(recipe), recipe.trackAttributes()));
  }

  /**
   * Begins the four files of a track of letters; see {@link LogoTracks}.
   *
   * @throws InputException when they cannot be written
   */
  static ProfileFile logo(Path folder, String name, ExportPlan plan) {
    try {
      return new Logo(LogoTracks.create(folder, name, plan.source()));
    } catch (IOException e) {
      throw new InputException("Cannot write to " + folder + ": " + e.getMessage() + ".", e);
    }
  }

  /**
   * Text that carries its provenance.
   *
   * @param writer what writes it
   */
  record BedGraph(BedGraphWriter writer) implements ProfileFile {
    @Override
    public void write(Profile profile) {
      writer.write(profile.locus(), profile.values());
    }

    @Override
    public void commit() {
      writer.commit();
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }

  /**
   * The same with a line a base.
   *
   * @param writer what writes it
   */
  record Wig(WigWriter writer) implements ProfileFile {
    @Override
    public void write(Profile profile) {
      writer.write(profile.locus(), profile.values());
    }

    @Override
    public void commit() {
      writer.commit();
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }

  /**
   * Intervals in place of values.
   *
   * @param writer what writes them
   */
  record Intervals(IntervalWriter writer) implements ProfileFile {
    static Intervals create(
        Path path,
        Provenance provenance,
        ProfileRecipe recipe,
        OptionalDouble threshold,
        boolean narrowPeak) {
      if (threshold.isEmpty()) {
        throw new IllegalArgumentException("no threshold for " + path);
      }
      float smallest = (float) threshold.getAsDouble();
      return new Intervals(
          IntervalWriter.create(
              path,
              provenance.with("threshold", "intervals of values of at least " + smallest),
              recipe.model().card().tf(),
              smallest,
              narrowPeak));
    }

    @Override
    public void write(Profile profile) {
      writer.write(profile.locus(), profile.values());
    }

    @Override
    public void commit() {
      writer.commit();
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }

  /**
   * A binary file, which has no place for provenance, name or colour: these are in a JSON file
   * beside it.
   *
   * @param writer what writes the file
   * @param beside the JSON file, complete
   */
  record BigWig(BigWigWriter writer, AtomicOutput beside) implements ProfileFile {
    static BigWig create(
        Path path,
        SequenceSource source,
        Provenance provenance,
        Map<String, String> trackAttributes) {
      BigWigWriter writer = BigWigWriter.create(path, source);
      try {
        return new BigWig(writer, Sidecar.prepare(path, provenance, trackAttributes));
      } catch (InputException e) {
        try {
          writer.close();
        } catch (IOException leftover) {
          e.addSuppressed(leftover);
        }
        throw e;
      }
    }

    @Override
    public void write(Profile profile) {
      writer.write(profile.locus(), profile.values());
    }

    @Override
    public void commit() {
      // The large file first: a full disk then leaves neither.
      writer.commit();
      beside.commit();
    }

    @Override
    public void close() throws IOException {
      try (writer) {
        beside.close();
      }
    }
  }

  /**
   * Four binary files, one a base.
   *
   * @param tracks what writes them
   */
  record Logo(LogoTracks tracks) implements ProfileFile {
    @Override
    public void write(Profile profile) {
      tracks.write(profile.locus(), profile.values());
    }

    @Override
    public void commit() {
      tracks.commit();
    }

    @Override
    public void close() throws IOException {
      tracks.close();
    }
  }

  /**
   * Several files with the same values.
   *
   * @param files each of them
   */
  record All(List<ProfileFile> files) implements ProfileFile {
    @Override
    public void write(Profile profile) {
      files.forEach(file -> file.write(profile));
    }

    @Override
    public void commit() {
      files.forEach(ProfileFile::commit);
    }

    @Override
    public void close() throws IOException {
      try (Closer closer = Closer.create()) {
        files.forEach(closer::register);
      }
    }
  }
}
