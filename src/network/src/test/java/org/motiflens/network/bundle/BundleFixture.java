package org.motiflens.network.bundle;

import com.google.common.hash.Hashing;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.motiflens.network.dl4j.CoefficientsReader;

/**
 * A bundle that Deeplearning4j 1.0.0-M2.1 wrote, with random weights, to be spoilt in one way: the
 * hashes in its card are kept right, so that a test meets the defect that it made and no other.
 */
public final class BundleFixture {
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  private BundleFixture() {}

  /** The fixture of an architecture: small-cnn, small-rnn, large-rnn or small-cnn-rnn. */
  public static BundleFixture of(String architecture) {
    BundleFixture fixture = new BundleFixture();
    try (InputStream resource = BundleFixture.class.getResourceAsStream(architecture + ".zip");
        ZipInputStream zip = new ZipInputStream(resource)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        fixture.entries.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fixture;
  }

  public byte[] entry(String name) {
    return entries.get(name);
  }

  /** Replaces or adds an entry and leaves the card as it is. */
  public BundleFixture put(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  public BundleFixture remove(String name) {
    entries.remove(name);
    return this;
  }

  /** Changes the card. */
  public BundleFixture card(Consumer<JsonObject> change) {
    String json = new String(entry("card.json"), StandardCharsets.UTF_8);
    JsonObject card = JsonParser.parseString(json).getAsJsonObject();
    change.accept(card);
    return put("card.json", card.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces a text in the configuration, which must hold it, and its hash in the card. */
  public BundleFixture configuration(String text, String replacement) {
    String json = new String(entry("configuration.json"), StandardCharsets.UTF_8);
    if (!json.contains(text)) {
      throw new AssertionError("no " + text + " in the fixture's configuration");
    }
    byte[] changed = json.replace(text, replacement).getBytes(StandardCharsets.UTF_8);
    put("configuration.json", changed);
    return card(card -> card.addProperty("configurationSha256", sha256(changed)));
  }

  /** Replaces the weights and their hash in the card. */
  public BundleFixture coefficients(byte[] content) {
    put("coefficients.bin", content);
    return card(card -> card.addProperty("weightsSha256", sha256(content)));
  }

  public float[] parameters() {
    return CoefficientsReader.read(entry("coefficients.bin"));
  }

  private static String sha256(byte[] content) {
    return Hashing.sha256().hashBytes(content).toString();
  }

  public byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        new ByteArrayInputStream(entry.getValue()).transferTo(zip);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public Path write(Path file) {
    return write(file, zip());
  }

  public static Path write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the content of a {@code coefficients.bin}. */
  @FunctionalInterface
  public interface Numbers {
    public void write(DataOutputStream out) throws IOException;
  }

  /** An array in ND4J's format: shape information, then data. */
  public static byte[] nd4j(long[] shapeInformation, String type, long length, Numbers numbers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF("MIXED_DATA_TYPES");
      out.writeLong(shapeInformation.length);
      out.writeUTF("LONG");
      for (long value : shapeInformation) {
        out.writeLong(value);
      }
      out.writeUTF("MIXED_DATA_TYPES");
      out.writeLong(length);
      out.writeUTF(type);
      numbers.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** One row of floats, as Deeplearning4j writes parameters. */
  public static byte[] row(float... values) {
    return nd4j(
        new long[] {1, values.length, 1, 0x2000, 1, 'c'},
        "FLOAT",
        values.length,
        out -> {
          for (float value : values) {
            out.writeFloat(value);
          }
        });
  }
}
