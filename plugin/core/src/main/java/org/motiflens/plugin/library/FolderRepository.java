package org.motiflens.plugin.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.factors.FactorModels;
import org.motiflens.explain.factors.FactorPanel;
import org.motiflens.explain.score.StrandRule;
import org.motiflens.genome.InputException;
import org.motiflens.network.Network;
import org.motiflens.network.bundle.Calibration;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.library.ModelLibrary;
import org.motiflens.plugin.message.Messages;

/** The bundles of a folder. Cards are read at once, weights when a model is first used. */
public final class FolderRepository implements ModelRepository {
  private final Optional<Path> folder;
  private final Optional<ModelLibrary> library;
  private final List<ModelCard> cards;
  private final List<String> problems;
  private final Map<String, ModelBundle> bundles = new ConcurrentHashMap<>();

  /** Read once for the tabs that ask them. */
  private final Map<StrandRule, FactorPanel> panels = new ConcurrentHashMap<>();

  private FolderRepository(
      Optional<Path> folder, Optional<ModelLibrary> library, List<String> problems) {
    this.folder = folder;
    this.library = library;
    this.cards =
        library
            .map(found -> found.entries().stream().map(ModelLibrary.Entry::card).toList())
            .orElse(List.of());
    this.problems = List.copyOf(problems);
  }

  /**
   * Scans a folder. Without one, or with one that cannot be read, the repository is empty and says
   * so.
   */
  public static FolderRepository open(Optional<Path> folder) {
    if (folder.isEmpty()) {
      return new FolderRepository(folder, Optional.empty(), List.of(Messages.noModels()));
    }
    try {
      ModelLibrary library = ModelLibrary.scan(folder.get());
      List<String> problems = new ArrayList<>();
      if (library.entries().isEmpty()) {
        problems.add(Messages.emptyFolder(folder.get()));
      }
      library.broken().forEach(broken -> problems.add(broken.reason()));
      return new FolderRepository(folder, Optional.of(library), problems);
    } catch (InputException e) {
      return new FolderRepository(folder, Optional.empty(), List.of(e.getMessage()));
    }
  }

  @Override
  public Optional<Path> folder() {
    return folder;
  }

  @Override
  public List<ModelCard> cards() {
    return cards;
  }

  @Override
  public List<String> problems() {
    return problems;
  }

  @Override
  public Network network(String modelId) {
    return bundle(modelId).network();
  }

  @Override
  public Optional<Calibration> calibration(String modelId) {
    return bundle(modelId).calibration();
  }

  @Override
  public FactorPanel factors(StrandRule strand, Monitor monitor) {
    return panels.computeIfAbsent(
        strand,
        rule ->
            FactorModels.load(library.map(ModelLibrary::entries).orElse(List.of()), rule, monitor));
  }

  private ModelBundle bundle(String modelId) {
    ModelLibrary found =
        library.orElseThrow(() -> new InputException(Messages.unknownModel(modelId)));
    return bundles.computeIfAbsent(modelId, found::load);
  }
}
