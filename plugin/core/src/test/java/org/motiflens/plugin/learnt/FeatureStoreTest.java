package org.motiflens.plugin.learnt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.explain.background.Monitor;
import org.motiflens.fixture.LogicNetworks;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.fixture.FakeRepository;

class FeatureStoreTest {
  @TempDir private Path folder;

  private final FakeRepository repository =
      new FakeRepository().with("W", LogicNetworks.sum(2, -1));
  private final ModelCard card = repository.cards().get(0);
  private final AtomicInteger asked = new AtomicInteger();

  private FeatureStore store() {
    return new FeatureStore(
        id -> {
          asked.incrementAndGet();
          return repository.network(id);
        },
        folder);
  }

  /** The head is linear, and its map the weights divided by 2 λ. */
  @Test
  void featuresOfALinearHeadAreItsWeights() {
    FeatureReport report = store().resolve(card, "maximum", Monitor.NONE);
    assertEquals(List.of(0, 1), report.ranked());
    assertEquals(2 / (2 * 2.84), report.importance().get(0), 1e-6);
    assertEquals(-1 / (2 * 2.84), report.importance().get(1), 1e-6);
    assertEquals(1, report.distinctOptima());
  }

  @Test
  void whatWasResolvedIsReadFromTheFolderAtTheNextStart() {
    FeatureReport first = store().resolve(card, "maximum", Monitor.NONE);
    assertEquals(1, asked.get());
    assertEquals(first, store().resolve(card, "maximum", Monitor.NONE));
    assertEquals(1, asked.get(), "the network was not read again");
  }

  @Test
  void aDamagedFileIsAsIfItWereNotThere() throws IOException {
    FeatureReport first = store().resolve(card, "maximum", Monitor.NONE);
    Path file;
    try (Stream<Path> files = Files.walk(folder)) {
      file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    for (String damage : List.of("", "{", "[]", "{\"weights\":\"" + card.weightsSha256() + "\"}")) {
      Files.writeString(file, damage);
      assertTrue(store().known(card, "maximum").isEmpty(), damage);
      assertEquals(first, store().resolve(card, "maximum", Monitor.NONE), damage);
    }
  }

  @Test
  void withoutAFolderToWriteToItIsKeptInMemory() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    FeatureStore store = new FeatureStore(repository::network, file);
    FeatureReport report = store.resolve(card, "maximum", Monitor.NONE);
    assertEquals(report, store.known(card, "maximum").orElseThrow());
  }
}
