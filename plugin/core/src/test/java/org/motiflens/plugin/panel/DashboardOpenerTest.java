package org.motiflens.plugin.panel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.Edt;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.plugin.fixture.FakePanelHost;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.fixture.PlantedProfileModel;
import org.motiflens.plugin.library.MotifRepository;
import org.motiflens.plugin.tile.Anchor;

class DashboardOpenerTest {
  @Test
  void aProfileModelHasNoDashboardAndThatIsSaidInASentence(@TempDir Path folder) {
    FakeRepository models = new FakeRepository().with("GATA1", PlantedProfileModel.network());
    try (FakePanelHost host = new FakePanelHost(models, folder)) {
      MotifRepository motifs = Edt.get(() -> new MotifRepository(host.motifLibrary(), host.jobs()));
      Edt.run(motifs::load);
      Edt.await("the motifs", () -> motifs.content().isPresent());
      Edt.run(() -> host.goTo(new Anchor("chr1", 5_000)));
      ModelCard card = models.cards().get(0);
      Edt.run(() -> new DashboardOpener(host, motifs, next -> {}).open(card));
      Edt.await("a word", () -> host.asked().stream().anyMatch(line -> line.contains("GATA1")));
      assertTrue(
          host.asked().stream().anyMatch(line -> line.contains("predicts a profile of counts")),
          host.asked().toString());
    }
  }
}
