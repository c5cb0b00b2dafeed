package org.motiflens.plugin.igv2;

import java.util.List;

/** What the finished jar has to stand in a real IGV 2, each class in a machine of its own. */
public final class Scenarios {
  private Scenarios() {}

  /** Classes of tests; can be asked where there is no IGV. */
  public static List<Class<?>> all() {
    return List.of(
        DrawingScenarios.class,
        ValueScenarios.class,
        SentenceScenarios.class,
        MannerScenarios.class,
        PanelScenarios.class,
        PanelSizeScenarios.class,
        PanelScaleScenarios.class,
        ModelTrackScenarios.class,
        FactorScenarios.class,
        SessionScenarios.class,
        TrackScenarios.class,
        GenomeScenarios.class,
        StartScenarios.class,
        InstallScenarios.class,
        PeakScenarios.class,
        VariantScenarios.class,
        ProfileScenarios.class,
        FeatureScenarios.class,
        AllMotifScenarios.class);
  }
}
