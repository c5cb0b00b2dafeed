package org.motiflens.plugin.install;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;

/** Putting MotifLens into IGV and taking it out, in homes made for the purpose. */
class UserInstallationTest {
  @TempDir Path folder;
  private Path download;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void makeDownload() throws IOException {
    download = Files.createDirectories(folder.resolve("my downloads"));
    Files.writeString(download.resolve("motiflens-igv.jar"), "a jar");
    Path models = Files.createDirectories(download.resolve("models/CTCF"));
    Files.writeString(models.resolve("small-cnn.zip"), "a model");
    Files.writeString(download.resolve("models/catalogue.tsv"), "a list");
  }

  private UserInstallation in(Path home, String system, Charset names) {
    return new UserInstallation(surroundings(home, system, names));
  }

  private static Surroundings surroundings(Path home, String system, Charset names) {
    Properties properties = new Properties();
    properties.setProperty("os.name", system);
    properties.setProperty("sun.jnu.encoding", names.name());
    properties.setProperty("user.home", "/nowhere");
    String variable = system.startsWith("Windows") ? "USERPROFILE" : "HOME";
    return Surroundings.of(Map.of(variable, home.toString(), "PATH", ""), properties);
  }

  private void install(UserInstallation installation) {
    installation.install(
        download.resolve("motiflens-igv.jar"), Optional.of(download.resolve("models")), said::add);
  }

  @Test
  void onThreeSystemsTheFileIsWhereIgvsLaunchersReadIt() throws IOException {
    for (String system : List.of("Linux", "Mac OS X", "Windows 11")) {
      Path home = Files.createDirectories(folder.resolve(system));
      UserInstallation installation = in(home, system, UTF_8);
      install(installation);
      Path jar = home.resolve(".igv/motiflens/motiflens-igv.jar");
      String text = Files.readString(home.resolve(".igv/java_arguments"));
      assertEquals(Optional.of(jar.toString()), JavaArguments.parse(text, false).agent());
      assertEquals(system.startsWith("Windows"), text.contains("\r\n"));
      assertEquals("a jar", Files.readString(jar));
      assertEquals(
          "a model", Files.readString(home.resolve(".igv/motiflens/models/CTCF/small-cnn.zip")));
      assertTrue(installation.status(said::add));
      installation.remove(said::add);
      try (var left = Files.walk(home.resolve(".igv"))) {
        assertEquals(List.of(home.resolve(".igv")), left.toList());
      }
    }
  }

  @Test
  void whatWasDownloadedMayBeThrownAway() throws IOException {
    UserInstallation installation = in(folder, "Linux", UTF_8);
    install(installation);
    Files.delete(download.resolve("motiflens-igv.jar"));
    assertTrue(installation.status(said::add));
  }

  @Test
  void theUsersFileIsKeptByteForByteAndComesBack() throws IOException {
    Path file = Files.createDirectories(folder.resolve(".igv")).resolve("java_arguments");
    byte[] user = "-Xmx16g\n# \u00e4\u00f6 in another encoding \n-Da=b\n".getBytes(ISO_8859_1);
    Files.write(file, user);
    UserInstallation installation = in(folder, "Linux", UTF_8);
    install(installation);
    assertArrayEquals(
        user, Files.readAllBytes(folder.resolve(".igv/java_arguments.before-motiflens")));
    assertTrue(Files.readString(file, ISO_8859_1).startsWith(new String(user, ISO_8859_1)));
    install(installation);
    installation.remove(said::add);
    assertArrayEquals(user, Files.readAllBytes(file));
  }

  @Test
  void aLinkToTheFileStaysALink() throws IOException {
    Path dotfiles = Files.writeString(folder.resolve("dotfiles"), "-Xmx1g\n");
    Path link = Files.createDirectories(folder.resolve(".igv")).resolve("java_arguments");
    Files.createSymbolicLink(link, dotfiles);
    install(in(folder, "Linux", UTF_8));
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.readString(dotfiles).contains("-javaagent"));
  }

  @Test
  void aNewVersionTakesThePlaceOfTheOldAndForeignModelsStay() throws IOException {
    UserInstallation installation = in(folder, "Linux", UTF_8);
    install(installation);
    Path models = folder.resolve(".igv/motiflens/models");
    Files.writeString(models.resolve("mine.zip"), "the user's");
    Files.writeString(download.resolve("motiflens-igv.jar"), "a newer jar");
    Files.move(download.resolve("models/CTCF"), download.resolve("models/REST"));
    install(installation);
    assertEquals(
        "a newer jar", Files.readString(folder.resolve(".igv/motiflens/motiflens-igv.jar")));
    assertFalse(Files.exists(models.resolve("CTCF")));
    assertTrue(Files.exists(models.resolve("REST/small-cnn.zip")));
    said.clear();
    installation.remove(said::add);
    assertEquals("the user's", Files.readString(models.resolve("mine.zip")));
    assertFalse(Files.exists(models.resolve("REST")));
    assertTrue(said.toString().contains("holds files that are not ours"), said.toString());
  }

  @Test
  void aJarThatIsGoneIsSaidAndMended() throws IOException {
    Path file = Files.createDirectories(folder.resolve(".igv")).resolve("java_arguments");
    Files.writeString(file, "-javaagent:/old/place/motiflens-igv.jar\n-Xmx1g\n");
    UserInstallation installation = in(folder, "Linux", UTF_8);
    assertFalse(installation.status(said::add));
    assertEquals(
        List.of(
            "IGV cannot start: "
                + file
                + " names /old/place/motiflens-igv.jar, which is not there; run motiflens igv"
                + " install, or motiflens igv remove."),
        said);
    said.clear();
    install(installation);
    assertTrue(
        said.contains("The line that named /old/place/motiflens-igv.jar is replaced by ours."),
        said.toString());
    assertTrue(installation.status(said::add));
    assertTrue(
        Files.readString(folder.resolve(".igv/java_arguments.before-motiflens"))
            .contains("/old/place"));
  }

  @Test
  void namesAreWrittenAsTheSystemWritesThem() throws IOException {
    Path home = Files.createDirectories(folder.resolve("J\u00fcrgen"));
    install(in(home, "Windows 10", ISO_8859_1));
    byte[] bytes = Files.readAllBytes(home.resolve(".igv/java_arguments"));
    assertTrue(new String(bytes, ISO_8859_1).contains("J\u00fcrgen"));
    assertTrue(in(home, "Windows 10", ISO_8859_1).status(said::add));
    assertTrue(said.get(said.size() - 1).contains("J\u00fcrgen"), said.toString());
  }

  @Test
  void whereJavaCannotLoadItNothingIsChanged() throws IOException {
    Path equals = Files.createDirectories(folder.resolve("a=b"));
    InputException refusal =
        assertThrows(InputException.class, () -> install(in(equals, "Linux", UTF_8)));
    assertTrue(refusal.getMessage().contains("takes \"=\" for the end"), refusal.getMessage());
    Path umlaut = Files.createDirectories(folder.resolve("\u0416"));
    assertThrows(InputException.class, () -> install(in(umlaut, "Linux", ISO_8859_1)));
    assertFalse(Files.exists(equals.resolve(".igv")));
    assertFalse(Files.exists(umlaut.resolve(".igv")));
  }

  /** As a jar that Windows has locked, a folder in its place cannot be replaced. */
  @Test
  void whatCannotBeReplacedIsSaidAndIgvsFileIsLeftAlone() throws IOException {
    Path jar = folder.resolve(".igv/motiflens/motiflens-igv.jar");
    Files.createDirectories(jar);
    InputException refusal =
        assertThrows(InputException.class, () -> install(in(folder, "Linux", UTF_8)));
    assertEquals(
        "Cannot write "
            + jar
            + ": it is a folder; name a file. If IGV is running, close it and run this again.",
        refusal.getMessage());
    assertFalse(Files.exists(folder.resolve(".igv/java_arguments")));
  }

  @Test
  void withoutUsThereIsNothingToRemove() {
    UserInstallation installation = in(folder, "Linux", UTF_8);
    installation.remove(said::add);
    assertEquals(List.of("MotifLens is not in IGV; nothing was changed."), said);
    assertTrue(installation.status(said::add));
  }
}
