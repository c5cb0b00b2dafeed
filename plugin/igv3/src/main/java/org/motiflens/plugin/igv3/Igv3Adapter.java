package org.motiflens.plugin.igv3;

import java.util.List;
import java.util.Set;
import org.motiflens.plugin.adapter.ClassWeaver;
import org.motiflens.plugin.adapter.FirstLine;
import org.motiflens.plugin.adapter.IgvAdapter;
import org.motiflens.plugin.settings.Options;

/** IGV 3. Names no type of IGV's, so that it can be made where there is none. */
public final class Igv3Adapter implements IgvAdapter {
  private static final String IGV = "org/igv";

  /** Files of tracks, and the tracks of JSON sessions, come by IGV's loader of tracks. */
  static final ClassWeaver LOADER = FirstLine.ofLoader(IGV, "org/motiflens/plugin/igv3/LoaderHook");

  static final ClassWeaver JSON_SESSIONS = new JsonSessionWeaver();

  /** Sessions in XML are those of IGV 2, which name our classes for that. */
  static final ClassWeaver XML_SESSIONS =
      new FirstLine(
          IGV + "/session/XMLSessionReader",
          "createTrack",
          "(Ljava/lang/String;Lorg/w3c/dom/Element;)L" + IGV + "/track/Track;",
          "org/motiflens/plugin/igv3/SessionHook");

  @Override
  public String igvClass() {
    return "org.igv.ui.IGV";
  }

  @Override
  public String versions() {
    return "3";
  }

  @Override
  public List<ClassWeaver> weavers() {
    return List.of(LOADER, JSON_SESSIONS, XML_SESSIONS);
  }

  /** IGV 3 runs on the class path. */
  @Override
  public Set<String> openedPackages() {
    return Set.of();
  }

  @Override
  public void start(Options options) {
    Installation.withIgv(options);
  }

  @Override
  public void installIntoRunning() throws InterruptedException {
    Installation.intoRunningIgv();
  }
}
