package org.motiflens.plugin.track;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.motiflens.fixture.CentredNetwork;
import org.motiflens.fixture.MadeChromosome;
import org.motiflens.fuzz.Scratch;
import org.motiflens.plugin.extension.Extension;
import org.motiflens.plugin.file.TrackFile;
import org.motiflens.plugin.fixture.FakeBrowser;
import org.motiflens.plugin.fixture.FakeRepository;
import org.motiflens.plugin.settings.Settings;
import org.motiflens.plugin.source.OtherAllele;
import org.motiflens.plugin.track.learnt.ActivationModel;
import org.motiflens.plugin.track.learnt.InstanceModel;
import org.motiflens.plugin.track.mark.MarkModel;
import org.motiflens.plugin.track.mark.MotifHitModel;
import org.motiflens.plugin.track.mark.VariantEffectModel;

/** What the extension reads of files that others may have written. */
public final class SessionTargets {
  private static final FakeRepository MODELS =
      new FakeRepository().with("A", CentredNetwork.of("small-cnn"));

  private static final FakeBrowser BROWSER =
      new FakeBrowser(MadeChromosome.random(1, 1_000)).asScript();
  private static final Extension EXTENSION = BROWSER.extension(MODELS, Scratch.root());

  private SessionTargets() {}

  /** A file of tracks. */
  public static void tracks(byte[] input) throws IOException {
    TrackFile.read(Scratch.file("x.mlens", input));
  }

  /** Attributes of a track in a session, one a line: {@code NAME=VALUE}. */
  public static void session(byte[] input) {
    UnaryOperator<String> attribute = attributes(input);
    VariantEffectModel.local(attribute.apply("motiflensVariants") + "x");
    OtherAllele.parse(attribute.apply("motiflensBase"));
    SessionAttributes.spec(attribute, MODELS, "x");
  }

  private static UnaryOperator<String> attributes(byte[] input) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String line : Splitter.on('\n').split(new String(input, StandardCharsets.UTF_8))) {
      String[] pair = line.split("=", 2);
      attributes.put(pair[0], pair.length < 2 ? "" : pair[1]);
    }
    attributes.putIfAbsent(SessionAttributes.MODEL, MODELS.cards().get(0).id());
    return name -> attributes.getOrDefault(name, "");
  }

  /** The same of tracks of features, named stretches and motifs; they always come back. */
  public static void otherTracks(byte[] input) {
    UnaryOperator<String> attribute = attributes(input);
    for (MarkModel model :
        List.of(
            new ActivationModel(EXTENSION, BROWSER.ofSession(EXTENSION)),
            new InstanceModel(EXTENSION, BROWSER.ofSession(EXTENSION)),
            new MotifHitModel(EXTENSION, BROWSER.ofSession(EXTENSION)))) {
      model.restore(attribute);
      model.attributes();
    }
  }

  /** The settings: there is always something. */
  public static void settings(byte[] input) throws IOException {
    Settings settings = new Settings(Scratch.file("motiflens.properties", input).getParent());
    settings.panelWidth(1);
    settings.isPanelVisible();
    settings.panelTab();
    settings.tileMegabytes();
    settings.isColourBlindSafe();
  }
}
