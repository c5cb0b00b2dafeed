package org.motiflens.plugin.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of IGV's file of Java arguments. */
class JavaArgumentsTest {
  private static final String JAR = "/home/anna/.igv/motiflens/motiflens-igv.jar";

  private static final String OURS =
      """
      # MotifLens: written by "motiflens igv install", taken out by "motiflens igv remove"
      -javaagent:/home/anna/.igv/motiflens/motiflens-igv.jar
      --add-modules=ALL-SYSTEM
      # MotifLens: end
      """;

  private static JavaArguments parse(String text) {
    return JavaArguments.parse(text, false);
  }

  @Test
  void anEmptyFileGetsOurLinesAlone() {
    assertEquals(OURS, parse("").with(JAR).text());
    assertTrue(parse(OURS).without().isEmpty());
  }

  @Test
  void theUsersLinesStayAsTheyAre() {
    String user = "# more memory\n-Xmx16g  -Dx=\"a b\"\n\n  --enable-preview";
    assertEquals(user + "\n" + OURS, parse(user).with(JAR).text());
    assertEquals(user + "\n", parse(user + "\n" + OURS).without().text());
    assertEquals("-Xmx1g\n-Xms1g\n", parse("-Xmx1g\n" + OURS + "-Xms1g\n").without().text());
  }

  /** Without its end nobody knows how far our block goes: what names no jar of ours stays. */
  @Test
  void whatFollowsABlockWithoutEndIsTheUsers() {
    String cut = OURS.substring(0, OURS.indexOf("# MotifLens: end"));
    String left = parse("-Xmx1g\n" + cut + "-Xms1g\n").without().text();
    assertTrue(left.startsWith("-Xmx1g\n") && left.endsWith("-Xms1g\n"), left);
    assertFalse(left.contains("motiflens-igv"), left);
  }

  @Test
  void installingTwiceIsInstallingOnce() {
    assertEquals("-Xmx1g\n" + OURS, parse("-Xmx1g\n" + OURS).with(JAR).text());
  }

  @Test
  void ablankABackslashOrAQuoteInThePathIsQuoted() {
    JavaArguments windows =
        JavaArguments.parse("", true).with("C:\\Users\\An Na\\.igv\\motiflens\\motiflens-igv.jar");
    assertTrue(
        windows
            .text()
            .contains(
                "\r\n\"-javaagent:C:\\\\Users\\\\An Na\\\\.igv\\\\motiflens\\\\motiflens-igv.jar\"\r\n"),
        windows.text());
    assertEquals(
        Optional.of("C:\\Users\\An Na\\.igv\\motiflens\\motiflens-igv.jar"), windows.agent());
    assertEquals(
        Optional.of("/a # b/\"c\"/motiflens-igv.jar"),
        parse("").with("/a # b/\"c\"/motiflens-igv.jar").agent());
  }

  @Test
  void linesOfWindowsKeepTheirEnds() {
    String text = JavaArguments.parse("-Xmx1g\r\n", false).with(JAR).text();
    assertEquals("-Xmx1g\r\n" + OURS.replace("\n", "\r\n"), text);
    assertEquals("-Xmx1g\r\n", JavaArguments.parse(text, false).without().text());
  }

  @Test
  void aLineWrittenByHandIsReplacedAndItsNeighboursStay() {
    JavaArguments before =
        parse("-Xmx2g -javaagent:/opt/x/motiflens-igv.jar=/data/models -Dy=1\n-Xms1g\n");
    assertTrue(before.isByHand());
    assertEquals(Optional.of("/opt/x/motiflens-igv.jar"), before.agent());
    assertEquals("-Xmx2g -Dy=1\n-Xms1g\n" + OURS, before.with(JAR).text());
  }

  @Test
  void otherAgentsAndCommentsAreNoneOfOurs() {
    String text = "-javaagent:/opt/jacoco.jar\n#-javaagent:/opt/motiflens-igv.jar\n";
    assertEquals(Optional.empty(), parse(text).agent());
    assertFalse(parse(text).isByHand());
    assertEquals(text, parse(text).without().text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\\"", "a\\\"", "'a'", "x\"y\""})
  void aWordOfAMillionQuotesIsRead(String unit) {
    String jar = unit.repeat(1_000_000) + "/motiflens-igv-0.1.0.jar";
    JavaArguments arguments = JavaArguments.parse("-javaagent:\"" + jar + "\"\n-Xmx1g\n", false);
    assertTrue(arguments.agent().orElseThrow().endsWith("/motiflens-igv-0.1.0.jar"));
    assertEquals("-Xmx1g\n", arguments.without().text());
  }
}
