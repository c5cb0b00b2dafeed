package org.motiflens.network.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TileSourceTest {
  @ParameterizedTest
  @MethodSource("org.motiflens.network.kernel.TileSource#classes")
  void whatIsCheckedInIsWhatIsWritten(String name) throws IOException {
    assertEquals(
        TileSource.of(name),
        Files.readString(TileSource.file(name)),
        "changed by hand; change TileSource instead and run its main in src/network");
  }
}
