package org.motiflens.plugin.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;

class OptionsTest {
  @Test
  void whatIsNotOursGoesOnToIgvInOrder() {
    Options options =
        Options.parse("-g", "hg19", "--motiflens-models", "zoo", "-b", "script.txt", "a.bed");
    assertEquals(Optional.of(Path.of("zoo")), options.models());
    assertEquals(List.of("-g", "hg19", "-b", "script.txt", "a.bed"), options.igvArguments());
  }

  @Test
  void anUnknownOptionOfOursIsNamed() {
    InputException refused =
        assertThrows(InputException.class, () -> Options.parse("--motiflens-model", "x"));
    assertTrue(refused.getMessage().contains("--motiflens-model;"), refused.getMessage());
  }

  @Test
  void anOptionWithoutItsFolderIsNamed() {
    assertThrows(InputException.class, () -> Options.parse("--motiflens-models"));
    assertThrows(
        InputException.class, () -> Options.parse("--motiflens-demo", "--motiflens-snapshot"));
  }

  @Test
  void snapshotsAreOfTheDemo() {
    assertThrows(InputException.class, () -> Options.parse("--motiflens-snapshot", "out"));
  }
}
