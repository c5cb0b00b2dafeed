package org.motiflens.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.motiflens.fixture.Checkout;

/** {@code docs/architecture.md} is the map of the code that is there. */
class ArchitectureDocumentTest {
  private static final Path DOCUMENT = Checkout.ROOT.resolve("docs/architecture.md");
  private static final int LONGEST_CLASS = 400;
  private static final int LARGEST_PACKAGE = 20;

  private static final List<String> MODULES =
      List.of(
          "genome",
          "motif",
          "network",
          "explain",
          "figure",
          "training",
          "cli",
          "spark",
          "bench",
          "plugin",
          "fixture");

  private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("\\{@(?:code|link) ([^}]*)\\}");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.;]) (?=[A-Z<])|<p>");

  /** Sources of ours that are shipped, by folder; signatures of IGV 3 are not. */
  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String top : List.of("src", "plugin")) {
      try (Stream<Path> files = Files.walk(Checkout.ROOT.resolve(top))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> file.toString().matches(".*/src/(main|vector)/java/.*"))
            .filter(file -> !file.toString().contains("-stubs/"))
            .forEach(sources::add);
      }
    }
    assertTrue(sources.size() > 400, "only " + sources.size() + " sources were found");
    return sources;
  }

  private static String packageOf(Path source) {
    String path = Checkout.ROOT.relativize(source).toString();
    return path.substring(path.indexOf("/java/") + 6, path.lastIndexOf('/'))
        .replace('/', '.')
        .replaceFirst("^org\\.motiflens\\.", "");
  }

  private static String moduleOf(Path source) {
    String path = Checkout.ROOT.relativize(source).toString();
    return path.substring(0, path.indexOf("/src/", 1));
  }

  private static String firstSentence(Path packageInfo) throws IOException {
    Matcher comment = COMMENT.matcher(Files.readString(packageInfo));
    assertTrue(comment.find(), packageInfo + " says nothing");
    String text = comment.group(1).replaceAll("\\n\\s*\\*", " ");
    text =
        TAG.matcher(text)
            .replaceAll(tag -> "`" + tag.group(1).replaceAll(".*\\.|#.*", "") + "`")
            .replaceAll("\\s+", " ")
            .strip();
    return SENTENCE.split(text, -1)[0].strip().replaceAll(";$", "").replace("|", "\\|");
  }

  /**
   * The table is made from the package-infos. Where it differs, the new one lies in {@code
   * target/packages.md}: put it between the marks.
   */
  @Test
  void theTableOfPackagesIsThatOfThePackageInfos() throws IOException {
    Map<String, String> rows = new TreeMap<>(Comparator.comparing(ArchitectureDocumentTest::rank));
    for (Path source : sources()) {
      if (source.endsWith("package-info.java")) {
        String name = packageOf(source);
        rows.put(
            name, "| `" + name + "` | " + moduleOf(source) + " | " + firstSentence(source) + " |");
      }
    }
    String table =
        "| package | in | what |\n|---|---|---|\n" + String.join("\n", rows.values()) + "\n";
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/packages.md"), table);
    String document = Files.readString(DOCUMENT, UTF_8);
    int from = document.indexOf('\n', document.indexOf("<!-- packages")) + 1;
    assertEquals(table, document.substring(from, document.indexOf("<!-- /packages -->")));
  }

  private static String rank(String name) {
    int module = MODULES.indexOf(name.split("\\.", -1)[0]);
    assertTrue(module >= 0, name);
    return (char) ('a' + module) + name;
  }

  @Test
  void everyPackageSaysWhatBelongsThere() throws IOException {
    TreeSet<String> packages = new TreeSet<>();
    TreeSet<String> described = new TreeSet<>();
    for (Path source : sources()) {
      (source.endsWith("package-info.java") ? described : packages).add(packageOf(source));
    }
    packages.removeAll(described);
    assertTrue(packages.isEmpty(), "no package-info: " + packages);
  }

  @Test
  void whatIsLargeHasAReason() throws IOException {
    String document = Files.readString(DOCUMENT, UTF_8);
    String reasons = document.substring(document.indexOf("## Large classes"));
    TreeSet<String> unexplained = new TreeSet<>();
    Map<String, Integer> sizes = new TreeMap<>();
    for (Path source : sources()) {
      String name = source.getFileName().toString().replace(".java", "");
      try (Stream<String> lines = Files.lines(source)) {
        if (lines.count() > LONGEST_CLASS && !reasons.contains("`" + name + "`")) {
          unexplained.add(name);
        }
      }
      if (!name.equals("package-info")) {
        sizes.merge(packageOf(source), 1, Integer::sum);
      }
    }
    sizes.forEach(
        (name, size) -> {
          if (size > LARGEST_PACKAGE && !reasons.contains("`" + name + "`")) {
            unexplained.add(name);
          }
        });
    assertTrue(unexplained.isEmpty(), "over the limits without a reason: " + unexplained);
  }
}
