package org.motiflens.training.deepresolve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.FileFailure;

/**
 * The published table of overall feature importance ({@code statistics/422-ONIV.pkl}): for each
 * experiment the importance (OFIV) and the inconsistency (IL) of its features. Immutable.
 */
public final class PublishedImportance {
  private static final long LARGEST = 16L << 20;
  private static final String PREFIX = "wgEncode";

  private final Map<String, double[]> importance;
  private final Map<String, double[]> inconsistency;

  private PublishedImportance(
      Map<String, double[]> importance, Map<String, double[]> inconsistency) {
    this.importance = importance;
    this.inconsistency = inconsistency;
  }

  /**
   * @throws InputException when the file is missing or another; the message names it
   */
  public static PublishedImportance read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        throw FileFailure.noFile(file);
      }
      return of(file, PickledTable.read(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    } catch (InputException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new InputException(
          file + ": it is not the table of importance that DeepResolve published; fetch it again.",
          e);
    }
  }

  /** The experiments are the longest list of names, the numbers a list of twice as many arrays. */
  private static PublishedImportance of(Path file, Object table) {
    List<String> names = new ArrayList<>();
    List<double[]> arrays = new ArrayList<>();
    collect(table, names, arrays, Collections.newSetFromMap(new IdentityHashMap<>()));
    if (names.isEmpty() || arrays.size() != 2 * names.size()) {
      throw new InputException(
          file
              + ": it has "
              + names.size()
              + " experiments and "
              + arrays.size()
              + " arrays; expected two arrays an experiment, as in the table that DeepResolve published.");
    }
    Map<String, double[]> importance = new LinkedHashMap<>();
    Map<String, double[]> inconsistency = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      importance.put(names.get(i), arrays.get(i));
      inconsistency.put(names.get(i), arrays.get(names.size() + i));
    }
    return new PublishedImportance(importance, inconsistency);
  }

  /** Walks the data in their order, each object once. */
  private static void collect(
      Object node, List<String> names, List<double[]> arrays, Set<Object> seen) {
    if (!seen.add(node)) {
      return;
    }
    if (node instanceof PickledTable.Call call) {
      collect(call.arguments, names, arrays, seen);
      collect(call.state, names, arrays, seen);
      array(call.state).ifPresent(arrays::add);
    } else if (node instanceof Map<?, ?> map) {
      map.values().forEach(value -> collect(value, names, arrays, seen));
    } else if (node instanceof List<?> list) {
      for (Object item : list) {
        collect(item, names, arrays, seen);
      }
    } else if (node instanceof byte[] bytes && bytes.length < 200) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      if (text.startsWith(PREFIX)) {
        names.add(text);
      }
    }
  }

  /** The state of an array of doubles: version, shape, type, order, bytes. */
  private static Optional<double[]> array(Object state) {
    if (!(state instanceof List<?> parts)
        || parts.size() != 5
        || !(parts.get(1) instanceof List<?> shape)
        || shape.size() != 1
        || !(parts.get(4) instanceof byte[] bytes)
        || bytes.length != 8 * (Long) shape.get(0)) {
      return Optional.empty();
    }
    double[] values = new double[bytes.length / 8];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    return Arrays.stream(values).allMatch(Double::isFinite)
        ? Optional.of(values)
        : Optional.empty();
  }

  /** The experiments, in the table's order. */
  public List<String> experiments() {
    return List.copyOf(importance.keySet());
  }

  /** OFIV of an experiment, a copy; empty for an experiment that is not in the table. */
  public Optional<double[]> importance(String experiment) {
    return Optional.ofNullable(importance.get(experiment)).map(double[]::clone);
  }

  /** IL of an experiment, a copy. */
  public Optional<double[]> inconsistency(String experiment) {
    return Optional.ofNullable(inconsistency.get(experiment)).map(double[]::clone);
  }
}
