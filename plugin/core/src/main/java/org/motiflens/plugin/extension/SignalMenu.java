package org.motiflens.plugin.extension;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.JMenuItem;
import org.motiflens.genome.InputException;
import org.motiflens.genome.track.bigwig.BigWigReader;
import org.motiflens.network.bpnet.ControlTracks;
import org.motiflens.plugin.browser.BrowserGenome;
import org.motiflens.plugin.library.ModelFacts;
import org.motiflens.plugin.message.Messages;
import org.motiflens.plugin.source.Signals;
import org.motiflens.plugin.track.AttributionModel;
import org.motiflens.plugin.track.AttributionTrackHandle;
import org.motiflens.plugin.work.Jobs;

/** The items of a profile model's track that name bigWig files of the user's. */
final class SignalMenu {
  private final Extension extension;
  private final AttributionTrackHandle track;

  SignalMenu(Extension extension, AttributionTrackHandle track) {
    this.extension = extension;
    this.track = track;
  }

  /** None for a track that can read no such file. */
  List<JMenuItem> items() {
    List<JMenuItem> items = new ArrayList<>();
    AttributionModel model = track.model();
    Signals now = model.source().signals();
    if (model.look().isOfCounts()) {
      items.add(
          now.observed().isPresent()
              ? item(Messages.NO_OBSERVED, () -> show(now.withObserved(Optional.empty())))
              : item(Messages.OBSERVED, this::chooseObserved));
    }
    int tracks = controlTracks();
    if (tracks > 0) {
      items.add(
          now.controls().isPresent()
              ? item(Messages.NO_CONTROLS, () -> show(now.withControls(Optional.empty())))
              : item(Messages.CONTROLS, () -> chooseControls(tracks)));
    }
    return items;
  }

  private int controlTracks() {
    try {
      return track
          .model()
          .spec()
          .map(spec -> ModelFacts.controlTracks(extension.models().card(spec.modelId())))
          .orElse(0);
    } catch (InputException e) {
      return 0;
    }
  }

  private static JMenuItem item(String words, Runnable action) {
    JMenuItem item = new JMenuItem(words);
    item.addActionListener(event -> action.run());
    return item;
  }

  private void show(Signals signals) {
    track.model().read(track.model().source().with(signals));
    extension.browser().repaint();
  }

  private void chooseObserved() {
    extension
        .browser()
        .chooseFile("Observed counts a base, as bigWig")
        .ifPresent(
            file ->
                open(
                    () -> {
                      ControlTracks.open(List.of(file)).requireGenome(genome());
                      return track
                          .model()
                          .source()
                          .signals()
                          .withObserved(Optional.of(BigWigReader.open(file)));
                    }));
  }

  /** One after the other: a dialog for each track says which it is. */
  private void chooseControls(int tracks) {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < tracks; i++) {
      String strand = tracks != 2 ? "" : i == 0 ? ", forward strand" : ", reverse strand";
      Optional<Path> file =
          extension
              .browser()
              .chooseFile(
                  String.format(
                      Locale.ROOT, "Control track %d of %d%s, as bigWig", i + 1, tracks, strand));
      if (file.isEmpty()) {
        return;
      }
      files.add(file.get());
    }
    open(
        () -> {
          ControlTracks controls = ControlTracks.open(files);
          controls.requireGenome(genome());
          return track.model().source().signals().withControls(Optional.of(controls));
        });
  }

  private BrowserGenome genome() {
    return extension.genome().orElseThrow(() -> new InputException(Messages.NO_GENOME));
  }

  /** Reads files beside the event thread, then shows what they hold. */
  private void open(Supplier<Signals> work) {
    extension
        .jobs()
        .start(
            "Opening bigWig files",
            monitor -> work.get(),
            new Jobs.Ends<>(this::show, extension.browser()::tell, () -> {}));
  }
}
