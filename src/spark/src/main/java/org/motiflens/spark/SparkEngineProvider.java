package org.motiflens.spark;

import org.motiflens.explain.export.EngineSettings;
import org.motiflens.explain.export.ProfileEngine;
import org.motiflens.explain.export.ProfileEngineProvider;

/** Makes {@link SparkEngine}s. */
public final class SparkEngineProvider implements ProfileEngineProvider {
  @Override
  public String key() {
    return "spark";
  }

  @Override
  public ProfileEngine open(EngineSettings settings) {
    return SparkEngine.open(settings);
  }
}
