package org.motiflens.cli.igv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import picocli.CommandLine;

/** The command hands the work to the jar; what the jar does is tested with it. */
class IgvCommandTest {
  @TempDir Path home;

  /** Stands for the extension: says what it was asked, complains when asked to remove. */
  static final class FakeExtension {
    private FakeExtension() {}

    public static void main(String[] arguments) {
      System.out.println("asked for " + String.join(" ", arguments));
      if (arguments[1].equals("remove")) {
        System.err.println("Cannot write there.");
        System.exit(1);
      }
      System.exit(arguments[1].equals("status") ? 1 : 0);
    }
  }

  private void writeJar(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeExtension.class.getName());
    String name = FakeExtension.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
        InputStream bytes = FakeExtension.class.getClassLoader().getResourceAsStream(name)) {
      jar.putNextEntry(new ZipEntry(name));
      bytes.transferTo(jar);
    }
  }

  private record Run(int status, String out, Exception failure) {}

  private Run run(String... arguments) {
    StringWriter out = new StringWriter();
    Exception[] failure = new Exception[1];
    int status =
        new CommandLine(new IgvCommand(Optional.of(home)))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(System.err, true, UTF_8))
            .setExecutionExceptionHandler(
                (e, line, parsed) -> {
                  failure[0] = e;
                  return 1;
                })
            .execute(arguments);
    return new Run(status, out.toString(), failure[0]);
  }

  @Test
  void theJarBesideTheCommandDoesWhatIsAsked() throws IOException {
    writeJar(home.resolve("motiflens-igv.jar"));
    Run install = run("install");
    assertEquals(0, install.status());
    assertEquals("asked for --motiflens-igv install", install.out().strip());
    assertEquals(1, run("status").status());
  }

  @Test
  void theJarThatTheBuildMadeDoesItInTheSourceCode() throws IOException {
    writeJar(home.resolve("plugin/target/motiflens-igv.jar"));
    assertEquals("asked for --motiflens-igv install", run("install").out().strip());
  }

  @Test
  void whatTheJarComplainsOfIsTheCommandsSentence() throws IOException {
    writeJar(home.resolve("motiflens-igv.jar"));
    Exception failure = run("remove").failure();
    assertTrue(failure instanceof InputException, String.valueOf(failure));
    assertEquals("Cannot write there.", failure.getMessage());
  }

  @Test
  void withoutTheJarItSaysHowToGetIt() {
    Exception failure = run("install").failure();
    assertEquals(
        "There is no motiflens-igv.jar in "
            + home
            + "; use the downloaded program, or build it first: mvn -DskipTests -pl plugin/launch"
            + " -am package.",
        failure.getMessage());
    assertThrows(
        InputException.class,
        () -> {
          throw failure;
        });
  }

  @Test
  void anythingElseIsMisuse() {
    assertEquals(2, run("uninstall").status());
    assertEquals(2, run().status());
  }
}
