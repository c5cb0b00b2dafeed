package org.motiflens.training.deepresolve;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.training.keras.HdfReading;

/** The arrays of a weights file of Keras 1, by name, such as {@code dense_53_W}. */
final class KerasOneFile {
  private static final String WEIGHTS = "model_weights";
  private static final long LARGEST = 64L << 20;

  /**
   * @param shape dimensions
   * @param values row-major
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never changed
  record Tensor(int[] shape, float[] values) {}

  private KerasOneFile() {}

  /**
   * @throws InputException when the file is missing or no such file; the message names it
   */
  static Map<String, Tensor> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw FileFailure.noFile(file);
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw new InputException(
            file
                + ": it has more than "
                + (LARGEST >> 20)
                + " MB, as no such network has; choose another.");
      }
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
    try {
      return HdfReading.of(file, (hdf, size) -> tensors(file, hdf, size));
    } catch (InputException e) {
      throw e.getMessage().startsWith(file.toString())
          ? e
          : new InputException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }

  private static Map<String, Tensor> tensors(Path file, HdfFile hdf, long size) {
    Map<String, Tensor> tensors = new HashMap<>();
    Node weights = hdf.getChildren().get(WEIGHTS);
    Group all = weights instanceof Group group && !weights.isLink() ? group : hdf;
    for (Node layer : all.getChildren().values()) {
      if (layer instanceof Group group && !layer.isLink()) {
        for (Node node : group.getChildren().values()) {
          if (node instanceof Dataset dataset && !node.isLink()) {
            HdfReading.requireChecked(dataset, size);
            tensors.put(node.getName(), tensor(file, dataset));
          }
        }
      }
    }
    return tensors;
  }

  private static Tensor tensor(Path file, Dataset dataset) {
    if (dataset.getSize() < 1
        || dataset.getSize() > LARGEST / Float.BYTES
        || !(dataset.getDataFlat() instanceof float[] values)) {
      throw new InputException(
          file
              + ": its "
              + dataset.getName()
              + " is not an array of single-precision numbers; fetch it again.");
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new InputException(
            file + ": its " + dataset.getName() + " holds " + value + "; expected finite numbers.");
      }
    }
    return new Tensor(dataset.getDimensions(), values);
  }
}
