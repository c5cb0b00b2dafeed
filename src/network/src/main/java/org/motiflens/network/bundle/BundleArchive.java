package org.motiflens.network.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.motiflens.genome.InputException;

/**
 * The zip around a model, opened with distrust: only entries of known names, each once, none larger
 * than a model needs, none inflating like a bomb. Nothing in it is ever deserialised as an object;
 * the entries by which Deeplearning4j would do so are refused.
 */
public final class BundleArchive implements AutoCloseable {
  public static final String CONFIGURATION = "configuration.json";
  public static final String COEFFICIENTS = "coefficients.bin";
  public static final String CARD = "card.json";

  /** What the scores mean in the genome; a bundle may lack it. */
  public static final String CALIBRATION = "calibration.json";

  /** Stands for configuration and weights of a DeepBind model. */
  public static final String DEEPBIND = "deepbind.txt";

  /** Stands for configuration and weights of a profile model. */
  public static final String BPNET = "bpnet.bin";

  private static final int MEBIBYTE = 1 << 20;

  /** Sixteen million parameters; the largest published architecture has 128 thousand. */
  private static final int LARGEST_COEFFICIENTS = 64 * MEBIBYTE;

  private static final int LARGEST_TEXT = MEBIBYTE;

  private static final int LARGEST_CALIBRATION = 1 << 16;

  private static final long LARGEST_FILE = 128L * MEBIBYTE;

  /** Weights hardly compress; an entry of some size that shrinks further than this is no model. */
  private static final int LARGEST_RATIO = 100;

  /**
   * What Deeplearning4j writes without objects, DeepBind's and profile models' parameters, the
   * card, and the calibration. The state of the optimiser is allowed and never read.
   */
  private static final Set<String> ALLOWED =
      Set.of(
          CONFIGURATION,
          COEFFICIENTS,
          CARD,
          CALIBRATION,
          DEEPBIND,
          BPNET,
          "updaterState.bin",
          "noParams.marker");

  private final ZipFile zip;

  private BundleArchive(ZipFile zip) {
    this.zip = zip;
  }

  /**
   * @throws InputException when the file is no zip, or holds anything that a bundle must not hold;
   *     the message does not name the file
   * @throws IOException when the file cannot be read
   */
  public static BundleArchive open(Path file) throws IOException {
    return open(file, true);
  }

  /** The same for a model as Deeplearning4j saves it, which has no card yet. */
  public static BundleArchive openWithoutCard(Path file) throws IOException {
    return open(file, false);
  }

  private static BundleArchive open(Path file, boolean carded) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new InputException(
          "The file has "
              + Files.size(file)
              + " bytes, more than any model bundle; choose a bundle written by motiflens.");
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      // The latter comes of a comment or name that is not the text that it says it is.
      throw new InputException(
          "The file is not a complete zip archive; it may be cut short: fetch it again.", e);
    }
    try {
      checkNames(zip, carded);
    } catch (InputException e) {
      zip.close();
      throw e;
    }
    return new BundleArchive(zip);
  }

  private static void checkNames(ZipFile zip, boolean carded) {
    Set<String> seen = new HashSet<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      if (!ALLOWED.contains(name)) {
        throw new InputException(
            "The archive holds \""
                + printable(name)
                + "\", which no model bundle may hold; nothing of it was read: choose a bundle"
                + " written by motiflens.");
      }
      if (!seen.add(name)) {
        throw new InputException(
            "The archive holds " + name + " twice; choose a bundle written by motiflens.");
      }
    }
    Set<String> models = new TreeSet<>(seen);
    models.retainAll(Set.of(CONFIGURATION, DEEPBIND, BPNET));
    if (models.size() > 1
        || (seen.contains(COEFFICIENTS) && !seen.contains(CONFIGURATION) && !models.isEmpty())) {
      throw new InputException(
          "The archive holds two models, of Deeplearning4j, of DeepBind or a profile model; choose"
              + " a bundle written by motiflens.");
    }
    String single = seen.contains(DEEPBIND) ? DEEPBIND : seen.contains(BPNET) ? BPNET : null;
    for (String name :
        single != null ? List.of(single, CARD) : List.of(CONFIGURATION, COEFFICIENTS, CARD)) {
      if (!seen.contains(name) && (carded || !name.equals(CARD))) {
        throw new InputException(
            "The archive holds no " + name + "; choose a bundle written by motiflens.");
      }
    }
  }

  /** Whether it holds a DeepBind model instead of one of Deeplearning4j. */
  public boolean holdsDeepBind() {
    return zip.getEntry(DEEPBIND) != null;
  }

  /** Whether it holds a profile model. */
  public boolean holdsBpnet() {
    return zip.getEntry(BPNET) != null;
  }

  /** Whether it says what the scores mean in the genome. */
  public boolean holdsCalibration() {
    return zip.getEntry(CALIBRATION) != null;
  }

  /** The entries there are, in their order. */
  public List<String> names() {
    return Collections.list(zip.entries()).stream()
        .map(ZipEntry::getName)
        .collect(Collectors.toList());
  }

  /** A name from outside, fit for a message. */
  public static String printable(String text) {
    String safe = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    return safe.length() > 60 ? safe.substring(0, 60) + "…" : safe;
  }

  /**
   * The content of an entry.
   *
   * @throws InputException when it is larger than a model needs, or damaged
   */
  public byte[] read(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    int largest =
        switch (name) {
          case COEFFICIENTS, BPNET -> LARGEST_COEFFICIENTS;
          case CALIBRATION -> LARGEST_CALIBRATION;
          default -> LARGEST_TEXT;
        };
    if (entry.getSize() > largest) {
      throw tooLarge(name, largest);
    }
    byte[] content;
    try (InputStream in = zip.getInputStream(entry)) {
      // The size that the archive states is not to be believed.
      content = in.readNBytes(largest + 1);
    } catch (ZipException e) {
      throw new InputException(name + " is damaged; fetch the file again.", e);
    }
    if (content.length > largest
        || (content.length > MEBIBYTE
            && content.length / LARGEST_RATIO > entry.getCompressedSize())) {
      throw tooLarge(name, largest);
    }
    CRC32 crc = new CRC32();
    crc.update(content);
    if (content.length != entry.getSize() || crc.getValue() != entry.getCrc()) {
      throw new InputException(name + " is damaged (wrong checksum); fetch the file again.");
    }
    return content;
  }

  private static InputException tooLarge(String name, int largest) {
    return new InputException(
        name
            + " would inflate to more than a model can need (limits: "
            + largest
            + " bytes, "
            + LARGEST_RATIO
            + " times its packed size); choose a bundle written by motiflens.");
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
