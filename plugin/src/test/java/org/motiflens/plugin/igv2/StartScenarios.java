package org.motiflens.plugin.igv2;
class StartScenarios {
  @org.junit.jupiter.api.Test void none() {}
}
