package org.motiflens.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.motiflens.network.Architecture;

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
                        method.supports(Architecture.named("small-cnn")) ? "all" : "recurrent",
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
        ClassOptimizer.STANDARD.stream()
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
