package org.motiflens.explain;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.motiflens.genome.AtomicOutput;
import org.motiflens.genome.BedGraphWriter;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.SequenceSource;
import org.motiflens.genome.bigwig.BigWigWriter;
import org.motiflens.genome.bigwig.Sidecar;

/**
 * A track file in the making, of the format that its name asks for. It appears under its name when
 * it is committed; closed before, nothing is left.
 */
public interface ProfileFile extends Closeable {
  /** Appends a profile that follows those before it. */
  void write(Profile profile);

  /** Ends the file. */
  void commit();

  /**
   * Begins a file: bigWig when its name ends in {@code .bw} or {@code .bigwig}, else bedGraph.
   *
   * @throws InputException when it cannot be written
   */
  static ProfileFile create(Path path, ExportPlan plan, ProfileRecipe recipe) {
    SequenceSource source = plan.source();
    Provenance provenance = plan.provenance(recipe);
    Map<String, String> trackAttributes = recipe.trackAttributes();
    String name = path.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".bw") || name.endsWith(".bigwig")
        ? BigWig.create(path, source, provenance, trackAttributes)
        : new BedGraph(BedGraphWriter.create(path, provenance, trackAttributes));
  }

  /** Begins bedGraph text on a stream. */
  static ProfileFile on(OutputStream stream, ExportPlan plan, ProfileRecipe recipe) {
    return new BedGraph(
        BedGraphWriter.on(stream, plan.provenance(recipe), recipe.trackAttributes()));
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
}
