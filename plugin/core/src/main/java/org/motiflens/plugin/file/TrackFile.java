package org.motiflens.plugin.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.FileFailure;

/**
 * A list of tracks as a file, {@code .mlens}: JSON with a closed set of fields. It names models by
 * id and the SHA-256 of their weights, methods by their key, and motifs by their id. There is no
 * field for a class or an address: a file can bring in no model and no code that the user does not
 * have. Local files are named by tracks that are made of them alone.
 *
 * <pre>
 * {"format": "mlens", "version": 1, "tracks": [
 *   {"model": "CTCF_K562_CTCF_HudsonAlpha/small-cnn", "weightsSha256": "…", "method": "saliency",
 *    "strand": "forward", "stride": 25, "name": "optional", "height": 64}]}
 * </pre>
 *
 * @param tracks in the order of the file
 */
public record TrackFile(List<Entry> tracks) {
  /** What such files are called. */
  public static final String EXTENSION = ".mlens";

  private static final long MOST_BYTES = 1 << 20;

  /** What a track shows. */
  public sealed interface Shown {}

  /**
   * Values of a model, base by base.
   *
   * @param modelId as in the models folder
   * @param modelHash SHA-256 of the model's weights
   * @param methodKey key in the attribution registry
   * @param strand whose values a base gets
   * @param stride bases from one window to the next
   * @param besides what is read in place of the genome's bases, or besides them
   */
  public record Values(
      String modelId,
      String modelHash,
      String methodKey,
      StrandRule strand,
      int stride,
      Besides besides)
      implements Shown {
    /** Values of the genome alone. */
    public Values(
        String modelId, String modelHash, String methodKey, StrandRule strand, int stride) {
      this(modelId, modelHash, methodKey, strand, stride, Besides.NOTHING);
    }
  }

  /**
   * What a track of values reads besides the genome.
   *
   * @param allele another allele at one place, as {@code OtherAllele} writes it
   * @param controls bigWig files of the control experiment: none, one, or one a strand
   * @param observed bigWig file of the counts that are drawn beside the predicted ones
   */
  public record Besides(Optional<String> allele, List<Path> controls, Optional<Path> observed) {
    static final Besides NOTHING = new Besides(Optional.empty(), List.of(), Optional.empty());

    public Besides {
      controls = List.copyOf(controls);
    }
  }

  /**
   * The places that resemble a known motif.
   *
   * @param motifId in the user's database of motifs, or else in the bundled one
   * @param greatestP p-value of the least of them
   */
  public record Hits(String motifId, double greatestP) implements Shown {}

  /**
   * The places that resemble any motif of a database.
   *
   * @param database its name in the user's library
   * @param greatestP p-value of the least of them, at most {@value #MOST_P}
   */
  public record AllHits(String database, double greatestP) implements Shown {
    /** Larger ones are not sought. */
    public static final double MOST_P = 1e-4;
  }

  /**
   * What a model says of the variants of a file.
   *
   * @param modelId as in the models folder
   * @param modelHash SHA-256 of the model's weights
   * @param variants VCF file
   */
  public record Effects(String modelId, String modelHash, Path variants) implements Shown {}

  /**
   * The stretches that carry a model's attribution.
   *
   * @param modelId as in the models folder
   * @param modelHash SHA-256 of the model's weights
   */
  public record Stretches(String modelId, String modelHash) implements Shown {}

  /**
   * The activation of a feature that a model has learnt.
   *
   * @param modelId as in the models folder
   * @param modelHash SHA-256 of the model's weights
   * @param layer name of the layer
   * @param feature counted from 1, as people do
   */
  public record Activation(String modelId, String modelHash, String layer, int feature)
      implements Shown {}

  /**
   * One track.
   *
   * @param name when the user gave one
   * @param height in pixels, when it is to be another than the usual one
   */
  public record Entry(Shown shown, Optional<String> name, Optional<Integer> height) {
    /** What such tracks had in files of the first version: values of the genome alone. */
    boolean isOfVersionOne() {
      return shown instanceof Values values && values.besides().equals(Besides.NOTHING);
    }
  }

  public TrackFile {
    tracks = List.copyOf(tracks);
  }

  /** Whether a path's name is that of such a file. */
  public static boolean isNamed(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(EXTENSION);
  }

  /**
   * Reads a file.
   *
   * @throws InputException when it cannot be read, is not such a file, or holds anything else
   */
  public static TrackFile read(Path file) {
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw new InputException(
            file + " has " + size + " bytes; a file of tracks has at most " + MOST_BYTES + ".");
      }
      return new TrackFileReader(file.toString(), folder(file))
          .read(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw FileFailure.reading(file + " as a file of tracks", e);
    }
  }

  /** Where a file lies. */
  static Path folder(Path file) {
    return file.toAbsolutePath().normalize().getParent();
  }

  /** The rule that a file calls so. */
  public static Optional<StrandRule> strandNamed(String key) {
    return Arrays.stream(StrandRule.values()).filter(rule -> rule.key().equals(key)).findFirst();
  }

  /**
   * Writes a file, whole or not at all. The same tracks give the same bytes in the same folder.
   *
   * @throws InputException when it cannot be written
   */
  public void write(Path file) {
    AtomicOutput.write(file, TrackFileWriter.text(this, folder(file)));
  }
}
