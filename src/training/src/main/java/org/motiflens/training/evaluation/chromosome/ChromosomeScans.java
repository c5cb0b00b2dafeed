package org.motiflens.training.evaluation.chromosome;

import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.engine.NetworkGroup;
import org.motiflens.network.library.BundleReader;
import org.motiflens.network.library.ModelLibrary;

/**
 * Scores bundles on a chromosome, those together that are equal below the last layer.
 *
 * @param strand which strands are scored
 * @param monitor may ask to stop
 * @param problems is told why a bundle cannot be read, in a sentence
 */
public record ChromosomeScans(
    ChromosomeGrid grid, StrandRule strand, Monitor monitor, Consumer<String> problems) {
  /** Is shown one model after the other. */
  public interface Visitor {
    /**
     * @param scores of the model at all places of the grid; computed when first asked for
     */
    void visit(ModelLibrary.Entry entry, ModelBundle bundle, Supplier<float[]> scores);
  }

  /** Models that are scanned together. */
  private record Part(
      List<ModelLibrary.Entry> entries, List<ModelBundle> bundles, List<Network> networks) {}

  /** Shows all models that can be read; of the others a problem is told. */
  public void each(List<ModelLibrary.Entry> entries, Visitor visitor) {
    for (Part part : parts(entries)) {
      Supplier<float[][]> scores =
          Suppliers.memoize(() -> ModelScores.of(part.networks(), strand, grid, monitor));
      for (int i = 0; i < part.entries().size(); i++) {
        int index = i;
        visitor.visit(part.entries().get(i), part.bundles().get(i), () -> scores.get()[index]);
      }
    }
  }

  /** Parts of groups whose scores fit into a quarter of the memory that Java may use. */
  private List<Part> parts(List<ModelLibrary.Entry> entries) {
    List<ModelLibrary.Entry> readable = new ArrayList<>();
    List<ModelBundle> bundles = new ArrayList<>();
    for (ModelLibrary.Entry entry : entries) {
      monitor.check();
      try {
        bundles.add(BundleReader.read(entry.file()));
        readable.add(entry);
      } catch (InputException e) {
        problems.accept(e.getMessage());
      }
    }
    long room = Runtime.getRuntime().maxMemory() / 4 / Float.BYTES / Math.max(1, grid.size());
    int atATime = (int) Math.max(1, Math.min(Integer.MAX_VALUE, room));
    List<Part> parts = new ArrayList<>();
    for (NetworkGroup group :
        NetworkGroup.of(bundles.stream().map(ModelBundle::network).toList())) {
      for (int first = 0; first < group.members().size(); first += atATime) {
        int last = Math.min(group.members().size(), first + atATime);
        List<Integer> members = group.members().subList(first, last);
        parts.add(
            new Part(
                members.stream().map(readable::get).toList(),
                members.stream().map(bundles::get).toList(),
                group.networks().subList(first, last)));
      }
    }
    return parts;
  }
}
