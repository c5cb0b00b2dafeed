package org.motiflens.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.motiflens.fixture.Checkout;

/** What the recipes of {@code CONTRIBUTING.md} name is there: classes, packages, files. */
class RecipesDocumentTest {
  /** Words that IGV looks for in the names of classes. */
  private static final Set<String> IGVS =
      Set.of(
          "MotifTrack",
          "FeatureTrack",
          "DataSourceTrack",
          "CoverageTrack",
          "SequenceTrack",
          "VariantTrack");

  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern CLASS = Pattern.compile("([A-Z][A-Za-z0-9]+)(\\.\\w+)?");
  private static final Pattern PACKAGE = Pattern.compile("org\\.motiflens(\\.[a-z0-9]+)+");
  private static final Pattern PATH = Pattern.compile("(src|plugin|docs)/[\\w./-]+");

  private static String recipes;
  private static List<String> sources;

  @BeforeAll
  static void read() throws IOException {
    String document = Files.readString(Checkout.ROOT.resolve("CONTRIBUTING.md"));
    // The column "before" of the table names what there was.
    recipes =
        document
            .substring(document.indexOf("## Six recipes"))
            .lines()
            .map(line -> line.startsWith("|") ? line.split("\\|", -1)[3] : line)
            .collect(Collectors.joining("\n"));
    sources = new ArrayList<>();
    for (String top : List.of("src", "plugin")) {
      try (Stream<Path> files = Files.walk(Checkout.ROOT.resolve(top))) {
        files
            .map(file -> Checkout.ROOT.relativize(file).toString().replace('\\', '/'))
            .filter(name -> name.endsWith(".java") && name.contains("/src/"))
            .forEach(sources::add);
      }
    }
  }

  private static List<String> quoted(Pattern pattern) {
    return QUOTED
        .matcher(recipes)
        .results()
        .map(match -> match.group(1))
        .filter(words -> pattern.matcher(words).matches())
        .toList();
  }

  @Test
  void theClassesAreThere() {
    TreeSet<String> missing = new TreeSet<>();
    List<String> names = quoted(CLASS);
    assertTrue(names.size() > 25, names.toString());
    for (String name : names) {
      MatchResult parts = CLASS.matcher(name).results().findFirst().orElseThrow();
      String type = parts.group(1);
      if (!IGVS.contains(type)
          && sources.stream().noneMatch(source -> source.endsWith("/" + type + ".java"))) {
        missing.add(type);
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void thePackagesAreThere() {
    TreeSet<String> missing = new TreeSet<>();
    List<String> names = quoted(Pattern.compile(PACKAGE.pattern() + "(\\.[A-Z]\\w*)?"));
    assertTrue(names.size() > 5, names.toString());
    for (String name : names) {
      String path = "/" + name.replace('.', '/');
      // NAME stands for whatever the new one will be called.
      if (!name.endsWith(".NAME")
          && sources.stream()
              .noneMatch(
                  source -> source.contains(path + "/") || source.endsWith(path + ".java"))) {
        missing.add(name);
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void theFilesAreThere() {
    List<String> paths = quoted(PATH);
    assertTrue(paths.size() > 10, paths.toString());
    assertEquals(
        List.of(),
        paths.stream()
            .filter(path -> !path.equals("plugin/igvN"))
            .filter(path -> !Files.exists(Checkout.ROOT.resolve(path)))
            .toList());
  }
}
