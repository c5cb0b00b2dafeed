package org.motiflens.training;

import com.google.common.hash.Hashing;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.network.Architecture;
import org.motiflens.network.bundle.BundleZip;
import org.motiflens.network.bundle.ModelCard;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Writes a trained model as a bundle: a zip with {@code configuration.json} and {@code
 * coefficients.bin}, byte for byte as Deeplearning4j's {@code ModelSerializer} writes them without
 * updater state, and {@code card.json}. The same model and card give the same bytes.
 */
public final class BundleWriter {
  static final String CONFIGURATION = "configuration.json";
  static final String COEFFICIENTS = "coefficients.bin";
  static final String CARD = "card.json";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final byte[] configuration;
  private final byte[] coefficients;

  /** Takes the inference twin of the model. */
  public BundleWriter(Dl4jNetwork twin) {
    this.configuration = twin.configurationJson().getBytes(StandardCharsets.UTF_8);
    this.coefficients = bytes(twin.parameters());
  }

  /**
   * Of a network with given parameters.
   *
   * @param parameters in Deeplearning4j's order, without those of any dropout
   * @throws IllegalArgumentException when they are not as many as the layers have
   */
  public static BundleWriter of(Architecture architecture, float[] parameters) {
    Dl4jNetwork network = Dl4jNetwork.forInference(architecture, 1e-3, 0);
    if (network.parameters().length() != parameters.length) {
      throw new IllegalArgumentException(
          parameters.length + " parameters for " + network.parameters().length());
    }
    network.setParameters(Parameters.of(parameters).toRow());
    return new BundleWriter(network);
  }

  /** {@code configuration.json}, a copy. */
  public byte[] configuration() {
    return configuration.clone();
  }

  /** {@code coefficients.bin}, a copy. */
  public byte[] coefficients() {
    return coefficients.clone();
  }

  /** SHA-256 of {@code configuration.json}, in hexadecimal. */
  public String configurationSha256() {
    return Hashing.sha256().hashBytes(configuration).toString();
  }

  /** SHA-256 of {@code coefficients.bin}, in hexadecimal. */
  public String weightsSha256() {
    return Hashing.sha256().hashBytes(coefficients).toString();
  }

  /**
   * Writes the bundle; {@code file} is either complete or as it was before.
   *
   * @param card with the hashes of this writer
   */
  public void write(ModelCard card, Path file) throws IOException {
    if (!card.weightsSha256().equals(weightsSha256())
        || !card.configurationSha256().equals(configurationSha256())) {
      throw new IllegalArgumentException("the card of " + card.id() + " has other hashes");
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(CONFIGURATION, configuration);
    entries.put(COEFFICIENTS, coefficients);
    entries.put(CARD, (GSON.toJson(card) + "\n").getBytes(StandardCharsets.UTF_8));
    AtomicOutput.write(file, BundleZip.of(entries));
  }

  private static byte[] bytes(INDArray parameters) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = bytes;
        DataOutputStream data = new DataOutputStream(out)) {
      Nd4j.write(parameters, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
