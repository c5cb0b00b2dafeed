package org.motiflens.spark;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.FileFailure;
import org.motiflens.genome.sequence.GenomeFile;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.library.BundleReader;

/**
 * All that a machine needs to compute batches: the models' bundles, which travel, and the path of
 * the genome, which every machine must have. Opened once a machine, at the first batch.
 */
final class WorkerInputs implements Serializable {
  private final String genome;
  private final ImmutableMap<String, byte[]> bundles;

  private transient GenomeFile source;
  private transient Map<String, ModelBundle> models;

  WorkerInputs(Path genome, Map<String, Path> bundles) {
    this.genome = genome.toAbsolutePath().toString();
    ImmutableMap.Builder<String, byte[]> contents = ImmutableMap.builder();
    bundles.forEach((id, file) -> contents.put(id, content(file)));
    this.bundles = contents.buildOrThrow();
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }

  private synchronized GenomeFile source() {
    if (source == null) {
      source = GenomeFile.open(Path.of(genome));
    }
    return source;
  }

  private synchronized ModelBundle model(String id) {
    if (models == null) {
      models = new HashMap<>();
    }
    return models.computeIfAbsent(id, this::read);
  }

  private ModelBundle read(String id) {
    try {
      Path file = Files.createTempFile("motiflens", ".zip");
      try {
        Files.write(file, bundles.get(id));
        return BundleReader.read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw FileFailure.writing("the model " + id + " for a worker", e);
    }
  }

  /** Computes a batch. An input that cannot be used would fail on every machine: no failed task. */
  TaskBatch.Result compute(TaskBatch batch) {
    TaskContext context = TaskContext.get();
    Monitor monitor =
        new Monitor() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public boolean isCancelled() {
            return context != null && context.isInterrupted();
          }
        };
    try {
      List<float[]> values = new ArrayList<>();
      for (ShippedTask piece : batch.pieces()) {
        values.add(piece.with(model(piece.model())).compute(source(), monitor).values());
      }
      return new TaskBatch.Result(values, null);
    } catch (InputException e) {
      return new TaskBatch.Result(List.of(), e.getMessage());
    }
  }
}
