package org.motiflens.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.optimisation.ClassOptimiser;
import org.motiflens.network.Architecture;
import org.motiflens.network.Family;
import org.motiflens.network.LayeredFamily;
import org.motiflens.network.bpnet.BpnetFamily;
import org.motiflens.network.chain.ChainFamily;
import org.motiflens.network.library.BundleFormats;

/** The tables of {@code docs/methods.md} say what the program does. */
class MethodsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "..", "docs", "methods.md");

  @Test
  void theTableOfMethodsIsTheRegistry() throws IOException {
    String rows =
        AttributionRegistry.STANDARD.methods().stream()
            .map(
                method ->
                    row(
                        "`" + method.key() + "`",
                        method.label(),
                        method.formula(),
                        String.valueOf(method.defaultStride(Architecture.PUBLISHED_WINDOW)),
                        method.networks(),
                        method.source()))
            .collect(Collectors.joining());
    assertEquals(
        row("key", "name", "value at a base", "stride", "networks", "source")
            + "|---|---|---|---|---|---|\n"
            + rows,
        section("methods"));
  }

  @Test
  void theTableOfMapsIsTheRegistry() throws IOException {
    String rows =
        AttributionRegistry.WITH_MAPS.methods().stream()
            .filter(AttributionMethod::isMap)
            .map(map -> row("`" + map.key() + "`", map.label(), map.formula(), map.source()))
            .collect(Collectors.joining());
    assertEquals(
        row("key", "name", "values at a base", "source") + "|---|---|---|---|\n" + rows,
        section("maps"));
  }

  @Test
  void theTableOfRecipesIsThatOfTheClassOptimisers() throws IOException {
    String rows =
        ClassOptimiser.STANDARD.stream()
            .map(
                recipe ->
                    row(
                        "`" + recipe.key() + "`",
                        recipe.label(),
                        recipe.formula(),
                        recipe.source()))
            .collect(Collectors.joining());
    assertEquals(
        row("key", "name", "what is searched", "source") + "|---|---|---|---|\n" + rows,
        section("recipes"));
  }

  private static final List<Family> FAMILIES =
      Stream.concat(
              Stream.of(LayeredFamily.values()),
              BundleFormats.ALL.stream().filter(Family.class::isInstance).map(Family.class::cast))
          .collect(Collectors.toList());

  @Test
  void methodsSupportWhatTheySayTheyAreFor() {
    for (AttributionMethod method : AttributionRegistry.WITH_MAPS.methods()) {
      for (Family family : FAMILIES) {
        boolean expected =
            switch (method.networks()) {
              case "all" -> true;
              case "recurrent" -> family == LayeredFamily.RNN || family == LayeredFamily.CNN_RNN;
              case "profile" -> family == BpnetFamily.BPNET;
              case "all but profile" -> family != BpnetFamily.BPNET;
              case "convolutional, chain without recurrence, profile" ->
                  family == LayeredFamily.CNN
                      || family == ChainFamily.CHAIN
                      || family == BpnetFamily.BPNET;
              default -> throw new AssertionError(method.networks());
            };
        assertEquals(expected, method.supports(anyOf(family)), method.key() + " of " + family);
      }
    }
  }

  private static Architecture anyOf(Family family) {
    boolean recurs = family == LayeredFamily.RNN || family == LayeredFamily.CNN_RNN;
    return new Architecture(
        "any",
        family,
        family == LayeredFamily.RNN ? List.of() : List.of(new Architecture.Convolution(4, 5, 1)),
        recurs ? 1 : 0,
        recurs ? 4 : 0,
        101);
  }

  private static String row(String... cells) {
    return Stream.of(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String section(String name) throws IOException {
    String text = Files.readString(DOCUMENT);
    int start = text.indexOf("-->\n", text.indexOf("<!-- " + name + ":")) + "-->\n".length();
    return text.substring(start, text.indexOf("<!-- end of " + name + " -->"));
  }
}
