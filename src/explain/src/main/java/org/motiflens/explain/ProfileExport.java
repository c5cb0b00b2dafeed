package org.motiflens.explain;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.motiflens.explain.AttributionMethod.Scale;
import org.motiflens.genome.ChromosomeNames;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Product;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.SequenceSource;
import org.motiflens.network.ModelBundle;
import org.motiflens.network.ModelCard;

/**
 * A profile as a file: the values of {@link ProfileComputer}, to the last bit, with where they come
 * from. The command line and the extension export through this class, so that both write the same
 * bytes. Long loci are computed in pieces on all processors, which leaves no trace in the values.
 *
 * @param source where the bases come from
 * @param model what looks at them
 * @param method what of it is shown
 * @param layout which window a base belongs to
 */
public record ProfileExport(
    SequenceSource source, ModelBundle model, AttributionMethod method, WindowLayout layout) {
  /**
   * @throws InputException when the method means nothing for the model
   */
  public ProfileExport {
    if (!method.supports(model.network().architecture())) {
      throw new InputException(
          "The method "
              + method.key()
              + " needs a recurrent network, and "
              + model.id()
              + " is none; choose another method or model.");
    }
  }

  /**
   * Writes a file: bigWig when its name ends in {@code .bw} or {@code .bigwig}, with a JSON file
   * beside it that says where it comes from, else bedGraph, block-compressed when its name ends in
   * {@code .gz}. It appears under its name when it is whole. Progress is counted in bases.
   *
   * @throws InputException when the locus is not inside a chromosome of the source or has no value
   *     at all, or the file cannot be written; then no file is left
   * @throws java.util.concurrent.CancellationException when the monitor asks for it
   */
  public void write(Locus locus, Path target, Monitor monitor) {
    Locus own = inside(locus);
    write(
        own, () -> ProfileFile.create(target, source, provenance(own), trackAttributes()), monitor);
  }

  /** Writes bedGraph on a stream, which stays open. A refused locus leaves it untouched. */
  public void write(Locus locus, OutputStream stream, Monitor monitor) {
    Locus own = inside(locus);
    write(own, () -> ProfileFile.on(stream, provenance(own), trackAttributes()), monitor);
  }

  private Locus inside(Locus locus) {
    Locus own = new ChromosomeNames(source.chromosomes()).resolve(locus, source.genomeId());
    int length = source.length(own.chromosome());
    if (own.end() > length) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "%s reaches beyond the end of %s, which has %,d bases in %s.",
              own,
              own.chromosome(),
              length,
              source.genomeId()));
    }
    return own;
  }

  private void write(Locus locus, Supplier<ProfileFile> file, Monitor monitor) {
    ProfileComputer computer = new ProfileComputer(source, model.network(), method, layout);
    ProfilePieces pieces = new ProfilePieces(computer, Runtime.getRuntime().availableProcessors());
    if (pieces.firstWithValue(locus, monitor) == locus.end()) {
      computer.requireValues(locus);
    }
    try (ProfileFile writer = file.get()) {
      pieces.compute(locus, monitor, writer::write);
      writer.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the values of a locus come from, complete enough to compute them again. */
  public Provenance provenance(Locus locus) {
    ModelCard card = model.card();
    Provenance provenance =
        Provenance.ofThisProduct()
            .with("genome", source.genomeId())
            .with("locus", locus)
            .with(
                "coordinates", "below 0-based, end exclusive; in these comments 1-based, inclusive")
            .with("model", card.id())
            .with("model sha256", card.weightsSha256())
            .with("model trained by", Product.NAME + " " + card.productVersion())
            .with("method", method.key())
            .with("formula", method.formula())
            .with("units", units())
            .with("window", layout.windowLength() + " bases")
            .with("stride", layout.stride())
            .with(
                "rule",
                "windows start at multiples of the stride; a base has the value of the window whose"
                    + " centre is nearest, ties go left");
    if (layout.anchor().isPresent()) {
      int anchor = layout.anchor().getAsInt();
      provenance =
          provenance.with(
              "anchor",
              new Locus(locus.chromosome(), anchor, anchor + 1)
                  + ": the window centred here owns all of its bases");
    }
    return provenance
        .with("strand", "+")
        .with("left out", "N bases, and windows that are more than half N");
  }

  private String units() {
    return method.scale() == Scale.PROBABILITY
        ? "probability of the positive class"
        : "logits of the margin, positive minus negative class; see the formula";
  }

  /** What the track line says after {@code type=bedGraph}. */
  public Map<String, String> trackAttributes() {
    ModelCard card = model.card();
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("name", card.tf() + " " + card.architecture() + " " + method.key());
    attributes.put("description", method.label() + " of " + card.id());
    attributes.put("graphType", "bar");
    switch (method.scale()) {
      case PROBABILITY -> attributes.put("viewLimits", "0:1");
      case MAGNITUDE -> attributes.put("color", "178,24,43");
      case SIGNED -> {
        attributes.put("color", "178,24,43");
        attributes.put("altColor", "33,102,172");
      }
    }
    // Of values up and down the largest would hide half.
    attributes.put("windowingFunction", method.scale() == Scale.SIGNED ? "mean" : "maximum");
    return attributes;
  }
}
