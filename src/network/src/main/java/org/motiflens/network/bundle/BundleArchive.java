package org.motiflens.network.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.Sha256;

/**
 * The zip around a model, opened with distrust: only entries of known names, each once, none larger
 * than a model needs, none inflating like a bomb. Nothing in it is ever deserialised as an object;
 * the entries by which Deeplearning4j would do so are refused.
 */
public final class BundleArchive implements AutoCloseable {
  public static final String CARD = "card.json";

  /** What the scores mean in the genome; a bundle may lack it. */
  public static final String CALIBRATION = "calibration.json";

  /** What each output of a network of many is; other bundles lack it. */
  public static final String OUTPUTS = "outputs.json";

  /** What the scores of outputs mean in the genome; a bundle of many outputs may lack it. */
  public static final String CALIBRATIONS = "calibrations.json";

  private static final int MEBIBYTE = 1 << 20;

  /** Sixteen million parameters; the largest published architecture has 128 thousand. */
  public static final int LARGEST_WEIGHTS = 64 * MEBIBYTE;

  /** What an entry of text has at most. */
  public static final int LARGEST_TEXT = MEBIBYTE;

  private static final int LARGEST_CALIBRATION = 1 << 16;

  /** Of some hundred outputs. */
  private static final int LARGEST_CALIBRATIONS = 16 * MEBIBYTE;

  private static final long LARGEST_FILE = 128L * MEBIBYTE;

  /** Weights hardly compress; an entry of some size that shrinks further than this is no model. */
  private static final int LARGEST_RATIO = 100;

  private final ZipFile zip;
  private final BundleFormat format;

  private BundleArchive(ZipFile zip, BundleFormat format) {
    this.zip = zip;
    this.format = format;
  }

  /**
   * @param formats of models that may be in it; where there is nothing of any, entries of the first
   *     are asked for
   * @throws InputException when the file is no zip, or holds anything that a bundle must not hold;
   *     the message does not name the file
   * @throws IOException when the file cannot be read
   */
  public static BundleArchive open(Path file, List<BundleFormat> formats) throws IOException {
    return open(file, formats, true);
  }

  /** The same for a model that another program saved and that has no card yet. */
  public static BundleArchive openWithoutCard(Path file, BundleFormat format) throws IOException {
    return open(file, List.of(format), false);
  }

  private static BundleArchive open(Path file, List<BundleFormat> formats, boolean carded)
      throws IOException {
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
      return new BundleArchive(zip, format(zip, formats, carded));
    } catch (InputException e) {
      zip.close();
      throw e;
    }
  }

  private static BundleFormat format(ZipFile zip, List<BundleFormat> formats, boolean carded) {
    Set<String> allowed = new HashSet<>(Set.of(CARD, CALIBRATION, OUTPUTS, CALIBRATIONS));
    for (BundleFormat format : formats) {
      allowed.addAll(format.entries());
      allowed.addAll(format.ignored());
    }
    Set<String> seen = new HashSet<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String name = entry.getName();
      if (!allowed.contains(name)) {
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
    List<BundleFormat> there =
        formats.stream()
            .filter(format -> !Collections.disjoint(format.entries(), seen))
            .collect(Collectors.toList());
    if (there.size() > 1) {
      throw new InputException(
          "The archive holds two models, "
              + listed(formats)
              + "; choose a bundle written by motiflens.");
    }
    BundleFormat format = there.isEmpty() ? formats.get(0) : there.get(0);
    List<String> needed = new ArrayList<>(format.entries());
    if (carded) {
      needed.add(CARD);
    }
    for (String name : needed) {
      if (!seen.contains(name)) {
        throw new InputException(
            "The archive holds no " + name + "; choose a bundle written by motiflens.");
      }
    }
    return format;
  }

  /** A, b or c. */
  private static String listed(List<BundleFormat> formats) {
    List<String> all = formats.stream().map(BundleFormat::description).collect(Collectors.toList());
    int last = all.size() - 1;
    return String.join(", ", all.subList(0, last)) + " or " + all.get(last);
  }

  /** What kind of model it holds. */
  public BundleFormat format() {
    return format;
  }

  /** Whether it says what the scores mean in the genome. */
  public boolean holdsCalibration() {
    return holds(CALIBRATION);
  }

  /** Whether there is an entry of this name. */
  public boolean holds(String name) {
    return zip.getEntry(name) != null;
  }

  /** The entries there are, in their order. */
  public List<String> names() {
    return Collections.list(zip.entries()).stream()
        .map(ZipEntry::getName)
        .collect(Collectors.toList());
  }

  /** A name from outside, fit for a message. */
  public static String printable(String text) {
    String safe = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    return safe.length() > 60 ? safe.substring(0, 60) + "…" : safe;
  }

  /**
   * The content of an entry.
   *
   * @throws InputException when it is larger than a model needs, or damaged
   */
  public byte[] read(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    int largest = largest(name);
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

  /**
   * The content of an entry whose hash stands on the card.
   *
   * @param hashes SHA-256 as it stands there, once or more often
   * @throws InputException as {@link #read(String)}, and when it has another hash
   */
  public byte[] read(String name, String... hashes) throws IOException {
    byte[] content = read(name);
    String actual = Sha256.of(content);
    if (!Stream.of(hashes).allMatch(actual::equals)) {
      throw new InputException(
          name
              + " is not the one that card.json describes (its SHA-256 differs); fetch the model"
              + " again.");
    }
    return content;
  }

  private int largest(String name) {
    if (name.equals(CALIBRATION)) {
      return LARGEST_CALIBRATION;
    }
    if (name.equals(CALIBRATIONS)) {
      return LARGEST_CALIBRATIONS;
    }
    return format.entries().contains(name) ? format.largest(name) : LARGEST_TEXT;
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
