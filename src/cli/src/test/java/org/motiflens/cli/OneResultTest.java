package org.motiflens.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.fixture.Checkout;
import org.motiflens.genome.file.Sha256;

/**
 * The same command writes the same bytes, whichever Java runs it and with or without its Vector
 * API. The other Java is the one of {@code -Dmotiflens.other-java=BIN}, or the newest of those in
 * {@code /usr/lib/jvm} that is another version than this.
 */
class OneResultTest {
  private static final String OTHER = "motiflens.other-java";

  private static final String MODEL = "CTCF_K562_CTCF_SC-5916_HudsonAlpha";

  private static final String VECTORS = "jdk.incubator.vector";

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private static final int OLDEST = 17;

  /** A convolutional network, a recurrent one and both, all that reads and writes numbers. */
  private static final List<String> COMMANDS =
      List.of(
          "export --models MODELS --model CTCF/small-cnn --method saliency --genome GENOME"
              + " --locus chr20:30,200,701-30,201,000 --out OUT/cnn.bw",
          "export --models MODELS --model CTCF/small-rnn --method saliency --genome GENOME"
              + " --locus chr20:30,200,801-30,200,860 --out OUT/rnn.bedgraph",
          "export --models MODELS --model CTCF/small-cnn-rnn --method ism --genome GENOME"
              + " --locus chr20:30,200,801-30,200,830 --out OUT/both.bedgraph",
          "variants --models MODELS --model CTCF/small-cnn --genome GENOME --annotate --vcf"
              + " EXAMPLES/variants.vcf --out OUT/annotated.vcf");

  /** All commands in one process: most of the time of a command is the start of Java. */
  static final class Program {
    private Program() {}

    /**
     * @param arguments the folder to write to, and that of the models
     */
    public static void main(String[] arguments) {
      for (String command : COMMANDS) {
        Invocation done =
            Invocation.of(
                command
                    .replace("MODELS", arguments[1])
                    .replace("GENOME", Checkout.DEMO.resolve("hg19-demo.fa.gz").toString())
                    .replace("EXAMPLES", Checkout.ROOT.resolve("docs/examples").toString())
                    .replace("OUT", arguments[0])
                    .split(" "));
        System.out.println(done.status() + " " + done.err());
      }
    }
  }

  @TempDir private static Path folder;

  private static Path models;
  private static Map<String, String> plain;

  /** Hashes of all files that are written, by name. */
  private static Map<String, String> written(Path java, boolean vectors) throws Exception {
    Path out = Files.createTempDirectory(folder, "out");
    List<String> line = new ArrayList<>(List.of(java.toString(), "-XX:+UseSerialGC"));
    line.add("-Djava.awt.headless=true");
    if (vectors) {
      line.addAll(List.of("--add-modules", VECTORS));
    } else {
      line.add("-Dmotiflens.kernels=plain");
    }
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
    line.addAll(List.of(out.toString(), models.toString()));
    Path said = Files.createTempFile(folder, "said", ".txt");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES), "it ends");
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.toList()) {
        hashes.put(file.getFileName().toString(), Sha256.of(Files.readAllBytes(file)));
      }
    }
    assertTrue(hashes.size() >= COMMANDS.size(), Files.readString(said));
    return hashes;
  }

  private static Path thisJava() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  @BeforeAll
  static void write() throws Exception {
    models = Files.createDirectory(folder.resolve("models"));
    for (String name : List.of("small-cnn.zip", "small-rnn.zip", "small-cnn-rnn.zip")) {
      Files.copy(
          Checkout.ROOT.resolve("models").resolve(MODEL).resolve(name), models.resolve(name));
    }
    plain = written(thisJava(), false);
  }

  private static int version(Path home) {
    try {
      Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private static Optional<Path> otherJava() throws IOException {
    if (System.getProperty(OTHER) != null) {
      return Optional.of(Path.of(System.getProperty(OTHER)));
    }
    Path all = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(all)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(all)) {
      return homes
          .filter(home -> version(home) >= OLDEST && version(home) != Runtime.version().feature())
          .max(Comparator.comparingInt(OneResultTest::version))
          .map(home -> home.resolve("bin").resolve("java"))
          .filter(Files::isExecutable);
    }
  }

  @Test
  void theVectorApiGivesTheBytesOfPlainLoops() throws Exception {
    assumeTrue(ModuleLayer.boot().findModule(VECTORS).isPresent(), "no Vector API here");
    assertEquals(plain, written(thisJava(), true));
  }

  @Test
  void anotherVersionOfJavaGivesTheSameBytes() throws Exception {
    Optional<Path> other = otherJava();
    assumeTrue(other.isPresent(), "no other Java here: name one with -D" + OTHER);
    assertEquals(plain, written(other.get(), false));
  }
}
