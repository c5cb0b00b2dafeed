package org.motiflens.network.deepbind;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.Bases;
import org.motiflens.network.bundle.BundleArchive;

/**
 * The numbers of one published DeepBind model (Alipanahi et al. 2015, Nature Biotechnology 33:831),
 * immutable. Bases A C G T; D detectors of L bases; F = 2D features with average pooling, else D.
 *
 * <pre>
 *   S         the window, one row a base, with L − 1 unknown bases (¼ ¼ ¼ ¼) added at both ends
 *   Y[i][d] = max(0, Σ_j Σ_b detectors[j][b][d] S[i+j][b] + thresholds[d])
 *   f       = max over i of Y[i][d]; with average pooling each followed by the mean over i
 *   score   = biases1 + weights1 · f                                  without a hidden layer
 *   score   = biases2 + weights2 · max(0, biases1 + f weights1)       with one
 * </pre>
 *
 * <p>The score of a window is that of its better strand when {@code reverse_complement} is 1. Text
 * form: the line {@code # deepbind 0.1}, then a line {@code key = value, value, …} for each of
 * eleven keys.
 */
public final class DeepBindParameters {
  /** The first line of a parameter file. */
  public static final String SIGNATURE = "# deepbind 0.1";

  private static final String REVERSE_COMPLEMENT = "reverse_complement";
  private static final String DETECTORS = "num_detectors";
  private static final String DETECTOR_LENGTH = "detector_len";
  private static final String AVERAGE_POOLING = "has_avg_pooling";
  private static final String HIDDEN = "num_hidden";
  private static final int MOST = 1024;

  /** Characters of a number; the published ones have some twenty. */
  private static final int LONGEST_NUMBER = 64;

  private static final List<String> KEYS =
      List.of(
          REVERSE_COMPLEMENT,
          DETECTORS,
          DETECTOR_LENGTH,
          AVERAGE_POOLING,
          HIDDEN,
          "detectors",
          "thresholds",
          "weights1",
          "biases1",
          "weights2",
          "biases2");

  private final boolean reverseComplement;
  private final int detectors;
  private final int detectorLength;
  private final boolean averagePooling;
  private final int hiddenUnits;
  private final float[] detectorWeights;
  private final float[] thresholds;
  private final float[] firstWeights;
  private final float[] firstBiases;
  private final float[] secondWeights;
  private final float[] secondBiases;

  private DeepBindParameters(Map<String, String> fields) {
    reverseComplement = integer(fields, REVERSE_COMPLEMENT, 0, 1) == 1;
    detectors = integer(fields, DETECTORS, 1, MOST);
    detectorLength = integer(fields, DETECTOR_LENGTH, 2, MOST);
    averagePooling = integer(fields, AVERAGE_POOLING, 0, 1) == 1;
    hiddenUnits = integer(fields, HIDDEN, 0, MOST);
    int features = (averagePooling ? 2 : 1) * detectors;
    detectorWeights = values(fields, "detectors", detectorLength, Bases.COUNT, detectors);
    thresholds = values(fields, "thresholds", detectors);
    int outputs = Math.max(1, hiddenUnits);
    firstWeights = values(fields, "weights1", features, outputs);
    firstBiases = values(fields, "biases1", outputs);
    secondWeights = values(fields, "weights2", hiddenUnits);
    secondBiases = values(fields, "biases2", hiddenUnits > 0 ? 1 : 0);
  }

  /** Whether a file's content claims to be such a model: whether it begins with the signature. */
  public static boolean isClaimedBy(byte[] content) {
    byte[] signature = SIGNATURE.getBytes(StandardCharsets.US_ASCII);
    return content.length > signature.length
        && Arrays.equals(signature, Arrays.copyOf(content, signature.length));
  }

  /**
   * Reads a parameter file.
   *
   * @throws InputException when a key is missing, unknown or there twice, or has more or fewer
   *     values than the sizes say, or a value is no finite number; the message names the key and
   *     what was expected, not the file
   */
  public static DeepBindParameters read(byte[] content) {
    List<String> lines = new String(content, StandardCharsets.US_ASCII).lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(SIGNATURE)) {
      throw new InputException(
          "The first line is not \"" + SIGNATURE + "\"; choose a parameter file of DeepBind.");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank()) {
        continue;
      }
      int equals = line.indexOf('=');
      String key = equals < 0 ? line.strip() : line.substring(0, equals).strip();
      if (equals < 0 || !KEYS.contains(key)) {
        throw new InputException(
            "Line "
                + (i + 1)
                + " is \""
                + BundleArchive.printable(key)
                + "\"; expected \"key = values\" with one of the keys "
                + String.join(", ", KEYS)
                + ".");
      }
      if (fields.put(key, line.substring(equals + 1).strip()) != null) {
        throw new InputException("The key " + key + " is there twice; fetch the file again.");
      }
    }
    for (String key : KEYS) {
      if (!fields.containsKey(key)) {
        throw new InputException("The key " + key + " is missing; fetch the file again.");
      }
    }
    return new DeepBindParameters(fields);
  }

  private static int integer(Map<String, String> fields, String key, int least, int most) {
    String text = fields.get(key);
    if (text.matches("[0-9]{1,4}")) {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw new InputException(
        key
            + " is \""
            + BundleArchive.printable(text)
            + "\"; expected "
            + least
            + " to "
            + most
            + ".");
  }

  private static float[] values(Map<String, String> fields, String key, int... shape) {
    int size = 1;
    StringBuilder expected = new StringBuilder();
    for (int extent : shape) {
      size *= extent;
      expected.append(expected.length() == 0 ? "" : " x ").append(extent);
    }
    String text = fields.get(key);
    String[] parts = text.isEmpty() ? new String[0] : text.split(",", -1);
    if (parts.length != size) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "%s are %d values; expected %s = %d.",
              key,
              parts.length,
              expected,
              size));
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = number(key, i, parts[i].strip());
    }
    return values;
  }

  private static float number(String key, int index, String text) {
    // Java's own parser takes more than numbers: "1f", "0x1p3", "NaN".
    // Of a long text the expression would try every way to part its digits.
    if (text.length() <= LONGEST_NUMBER
        && text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]{1,3})?")) {
      float value = Float.parseFloat(text);
      if (Float.isFinite(value)) {
        return value;
      }
    }
    throw new InputException(
        String.format(
            Locale.ROOT,
            "%s hold \"%s\" at index %d; every value must be a finite number.",
            key,
            BundleArchive.printable(text),
            index));
  }

  /** Whether the better of the two strands counts. */
  boolean reverseComplement() {
    return reverseComplement;
  }

  /** D. */
  int detectors() {
    return detectors;
  }

  /** L. */
  int detectorLength() {
    return detectorLength;
  }

  /** Whether each maximum is followed by a mean. */
  boolean averagePooling() {
    return averagePooling;
  }

  /** Units of the hidden layer, 0 for none. */
  int hiddenUnits() {
    return hiddenUnits;
  }

  /** The weight of a base at a position of a detector. */
  float detectorWeight(int position, int base, int detector) {
    return detectorWeights[(position * Bases.COUNT + base) * detectors + detector];
  }

  float threshold(int detector) {
    return thresholds[detector];
  }

  /** From a detector's maximum, or its mean, to a hidden unit, or to the score as unit 0. */
  float firstWeight(int detector, boolean mean, int unit) {
    int outputs = firstBiases.length;
    int feature = averagePooling ? 2 * detector + (mean ? 1 : 0) : detector;
    return firstWeights[feature * outputs + unit];
  }

  float firstBias(int unit) {
    return firstBiases[unit];
  }

  float secondWeight(int unit) {
    return secondWeights[unit];
  }

  /** Only with a hidden layer. */
  float secondBias() {
    return secondBiases[0];
  }
}
