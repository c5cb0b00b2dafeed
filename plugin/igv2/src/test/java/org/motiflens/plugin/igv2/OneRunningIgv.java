package org.motiflens.plugin.igv2;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Component;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.broad.igv.feature.LocusScore;
import org.broad.igv.track.TrackClickEvent;
import org.broad.igv.ui.IGV;
import org.broad.igv.ui.panel.IGVPopupMenu;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.genome.InputException;
import org.motiflens.network.Architecture;
import org.motiflens.network.Evaluator;
import org.motiflens.network.Network;
import org.motiflens.plugin.extension.TrackValueFiles;
import org.motiflens.plugin.fixture.FakeRepository;

/**
 * One IGV with models made for tests, started once for the tests of a class; each test removes its
 * tracks.
 */
abstract class OneRunningIgv {
  static final String FAST = "FAST_K562/small-rnn";

  static final String SLOW = "SLOW_K562/small-cnn";

  static final String BROKEN = "BROKEN_K562/small-cnn";

  /** The saliency of a view of 1 kb takes some 43 windows: 30 s. */
  static final long SLOW_MILLIS_PER_WINDOW = 700;

  static LiveIgv igv;

  static Path folder;

  static String bases;

  static Path fasta;

  /** A model whose bundle turns out to be unusable when it is needed. */
  record BrokenNetwork() implements Network {
    @Override
    public Architecture architecture() {
      return Architecture.named("small-cnn");
    }

    @Override
    public Evaluator newEvaluator() {
      throw new InputException("BROKEN.zip: its coefficients are cut off; copy the file again.");
    }
  }

  @BeforeAll
  static void startIgv(@TempDir Path home) throws IOException {
    folder = home;
    bases = TestGenome.bases(17);
    fasta = TestGenome.write(home, bases);
    FakeRepository repository =
        new FakeRepository()
            .ofRareWindows()
            .with("FAST", CentredNetwork.of("small-rnn"))
            .with("SLOW", CentredNetwork.slow("small-cnn", SLOW_MILLIS_PER_WINDOW))
            .with("BROKEN", new BrokenNetwork());
    igv = LiveIgv.start(home, fasta, repository);
  }

  @AfterEach
  void removeTracks() {
    LiveIgv.onEdt(
        () -> {
          igv.extension().anchorAt(Optional.empty());
          IGV.getInstance().deleteTracks(List.copyOf(igv.dataPanel().getTracks()));
          return null;
        });
  }

  static AttributionTrack add(String modelId, String method) {
    return igv.add(modelId, method);
  }

  static Map<Integer, Float> scores(AttributionTrack track) {
    return LiveIgv.onEdt(
        () -> {
          Map<Integer, Float> scores = new TreeMap<>();
          for (LocusScore score : track.getInViewScores(igv.frame())) {
            scores.put(score.getStart(), score.getScore());
          }
          return scores;
        });
  }

  static int x(int position) {
    return LiveIgv.onEdt(
        () -> (int) ((position + 0.5 - igv.frame().getOrigin()) / igv.frame().getScale()));
  }

  Map<Integer, Float> export(AttributionTrack track) throws IOException {
    Path file = Files.createTempFile(folder, "export", ".bedgraph");
    files(track).write(file, igv.view());
    return bedGraph(file);
  }

  static Map<Integer, Float> bedGraph(Path file) throws IOException {
    Map<Integer, Float> values = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#") && !line.startsWith("track")) {
        String[] columns = line.split("\t", -1);
        for (int i = Integer.parseInt(columns[1]); i < Integer.parseInt(columns[2]); i++) {
          values.put(i, Float.parseFloat(columns[3]));
        }
      }
    }
    return values;
  }

  static IGVPopupMenu popup(AttributionTrack track) {
    return LiveIgv.onEdt(() -> popupNow(track));
  }

  static TrackValueFiles files(AttributionTrack track) {
    return new TrackValueFiles(igv.extension(), track.model());
  }

  static IGVPopupMenu popupNow(AttributionTrack track) {
    Component panel = igv.dataPanel().getDataPanelContainer().getComponent(0);
    MouseEvent click = new MouseEvent(panel, MouseEvent.MOUSE_PRESSED, 0, 0, 300, 20, 1, true);
    return track.getPopupMenu(new TrackClickEvent(click, igv.frame()));
  }

  static String message(AttributionTrack track) {
    return LiveIgv.onEdt(() -> track.model().sentence(igv.view())).orElse("none");
  }

  static void assertHasText(AttributionTrack track) {
    BufferedImage picture = igv.picture(track);
    int dark = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        dark += new Color(picture.getRGB(x, y)).getRed() < 130 ? 1 : 0;
      }
    }
    assertTrue(dark > 100, "only " + dark + " dark pixels");
  }
}
