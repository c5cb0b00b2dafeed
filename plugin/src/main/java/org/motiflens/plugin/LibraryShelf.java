package org.motiflens.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.motiflens.genome.InputException;
import org.motiflens.network.ModelCard;
import org.motiflens.network.ModelLibrary;
import org.motiflens.network.Network;

/** The bundles of a folder. Cards are read at once, weights when a model is first used. */
public final class LibraryShelf implements ModelShelf {
  private final Optional<ModelLibrary> library;
  private final List<ModelCard> cards;
  private final List<String> problems;
  private final Map<String, Network> networks = new ConcurrentHashMap<>();

  private LibraryShelf(Optional<ModelLibrary> library, List<String> problems) {
    this.library = library;
    this.cards =
        library
            .map(found -> found.entries().stream().map(ModelLibrary.Entry::card).toList())
            .orElse(List.of());
    this.problems = List.copyOf(problems);
  }

  /**
   * Scans a folder. Without one, or with one that cannot be read, the shelf is empty and says so.
   */
  public static LibraryShelf open(Optional<Path> folder) {
    if (folder.isEmpty()) {
      return new LibraryShelf(Optional.empty(), List.of(Words.noModels()));
    }
    try {
      ModelLibrary library = ModelLibrary.scan(folder.get());
      List<String> problems = new ArrayList<>();
      if (library.entries().isEmpty()) {
        problems.add(Words.emptyFolder(folder.get()));
      }
      library.broken().forEach(broken -> problems.add(broken.reason()));
      return new LibraryShelf(Optional.of(library), problems);
    } catch (InputException e) {
      return new LibraryShelf(Optional.empty(), List.of(e.getMessage()));
    }
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
    ModelLibrary found = library.orElseThrow(() -> new InputException(Words.unknownModel(modelId)));
    return networks.computeIfAbsent(modelId, id -> found.load(id).network());
  }
}
