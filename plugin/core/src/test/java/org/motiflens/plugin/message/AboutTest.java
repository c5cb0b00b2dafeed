package org.motiflens.plugin.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.Product;

class AboutTest {
  @Test
  void itBeginsWithWhatAReportOfAFaultNeedsAndSaysWhatToCite() {
    String text =
        About.text(new About.Models(273, 91, Optional.of(Path.of("models"))), "17.0.2", "vector");
    List<String> lines = text.lines().toList();
    assertEquals(
        "MotifLens " + Product.version() + " (Java 17.0.2, back end vector)", lines.get(0));
    assertEquals("273 models of 91 factors in models", lines.get(1));
    for (String cited : List.of("Lanchantin J", "Liu G", "MIT License", "META-INF/licences")) {
      assertTrue(text.contains(cited), cited);
    }
  }
}
