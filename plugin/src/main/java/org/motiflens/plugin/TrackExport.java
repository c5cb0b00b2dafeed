package org.motiflens.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.motiflens.explain.AttributionMethod;
import org.motiflens.explain.Monitor;
import org.motiflens.explain.ProfileComputer;
import org.motiflens.genome.BedGraphWriter;
import org.motiflens.genome.InputException;
import org.motiflens.genome.Locus;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.SequenceSource;
import org.motiflens.network.ModelCard;

/** Writes what a track shows as bedGraph: the same values, base for base. */
public final class TrackExport {
  private final ModelCard card;
  private final AttributionMethod method;
  private final TrackSpec spec;
  private final ProfileTiles tiles;

  public TrackExport(ModelCard card, AttributionMethod method, TrackSpec spec, ProfileTiles tiles) {
    this.card = card;
    this.method = method;
    this.spec = spec;
    this.tiles = tiles;
  }

  /**
   * Writes the values of a locus; the file appears when it is whole.
   *
   * @throws InputException when the locus has no value, the sequence cannot be read or the file
   *     cannot be written
   */
  public void write(Path file, SequenceSource source, Locus locus, Monitor monitor) {
    ProfileComputer computer = tiles.computer(spec, source, locus.chromosome());
    computer.requireValues(locus);
    float[] values = computer.compute(locus, monitor).values();
    try (BedGraphWriter writer =
        BedGraphWriter.create(file, provenance(source, locus), trackLine())) {
      writer.write(locus, values);
      writer.commit();
    } catch (IOException e) {
      throw new InputException(Words.cannotWrite(file), e);
    }
  }

  private Provenance provenance(SequenceSource source, Locus locus) {
    Provenance provenance =
        Provenance.ofThisProduct()
            .with("genome", source.genomeId())
            .with("locus", locus)
            .with("model", card.id())
            .with("weights SHA-256", card.weightsSha256())
            .with("method", method.key())
            .with("formula", method.formula())
            .with("units", Words.unit(method))
            .with("windows", spec.windowLength() + " bases, every " + spec.stride())
            .with("rule", "a base has the value of the window whose centre is nearest, ties left")
            .with("strand", "+");
    return spec.anchor()
        .filter(a -> a.chromosome().equals(locus.chromosome()))
        .map(a -> provenance.with("anchor", a.chromosome() + ":" + (a.position() + 1)))
        .orElse(provenance);
  }

  private Map<String, String> trackLine() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("name", Words.model(card) + " " + method.label());
    attributes.put("description", method.label() + " of " + card.id());
    attributes.put("visibility", "full");
    if (method.scale() == AttributionMethod.Scale.PROBABILITY) {
      attributes.put("viewLimits", "0:1");
      attributes.put("autoScale", "off");
    } else {
      attributes.put("autoScale", "on");
    }
    return attributes;
  }
}
