package org.motiflens.plugin.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.plugin.browser.Browser;
import org.motiflens.plugin.fixture.FakeBrowser;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.panel.table.TableFileHost;

/** What the panel is told of the browser. */
class BrowserPanelHostTest {
  /** A file of genes is often open, too, and seldom what somebody steps through. */
  @Test
  void peaksWithSummitsAreOfferedBeforeOtherIntervals(@TempDir Path folder) throws IOException {
    FakeBrowser browser = new FakeBrowser(MadeChromosome.random(3, 10_000));
    for (String name : List.of("genes.bed", "values.bw", "a.narrowPeak.gz", "b.NARROWPEAK")) {
      Path file = Files.createFile(folder.resolve(name));
      browser.opened(new Browser.OpenFile("track of " + name, file.toString()));
    }
    browser.opened(new Browser.OpenFile("gone", folder.resolve("gone.bed").toString()));
    BrowserPanelHost host =
        new BrowserPanelHost(
            browser.extension(
                new FakeRepository().with("CTCF", CentredNetwork.of("small-cnn")), folder));
    assertEquals(
        List.of("track of a.narrowPeak.gz", "track of b.NARROWPEAK", "track of genes.bed"),
        host.loadedPeaks().stream().map(TableFileHost.PeakFile::name).toList());
  }
}
