package org.motiflens.plugin.igv2;

import java.util.List;
import java.util.Set;
import org.motiflens.plugin.adapter.ClassWeaver;
import org.motiflens.plugin.adapter.FirstLine;
import org.motiflens.plugin.adapter.IgvAdapter;
import org.motiflens.plugin.settings.Options;

/** IGV 2.16 to 2.19. Names no type of IGV's, so that it can be made where there is none. */
public final class Igv2Adapter implements IgvAdapter {
  static final ClassWeaver LOADER =
      FirstLine.ofLoader("org/broad/igv", "org/motiflens/plugin/igv2/TrackFileHook");

  @Override
  public String igvClass() {
    return "org.broad.igv.ui.IGV";
  }

  @Override
  public String versions() {
    return "2.16 to 2.19";
  }

  @Override
  public List<ClassWeaver> weavers() {
    return List.of(LOADER);
  }

  @Override
  public Set<String> openedPackages() {
    return Set.of("org.broad.igv.session");
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
