package org.motiflens.plugin.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.message.Messages;

/** The one rule for what goes wrong beside the event thread. */
class OutcomeTest {
  private static String problem(Supplier<String> work) {
    return Outcome.of(work).problem().orElseThrow();
  }

  @Test
  void aRefusalIsToldInItsOwnWords() {
    assertEquals(
        "No such file.",
        problem(
            () -> {
              throw new InputException("No such file.");
            }));
  }

  @Test
  void memoryThatDoesNotSufficeAndWhatShouldNotHappenAreSentences() {
    assertEquals(
        Messages.OUT_OF_MEMORY,
        problem(
            () -> {
              throw new OutOfMemoryError("made for a test");
            }));
    for (Throwable each :
        List.of(
            new IllegalStateException("x"),
            new NoClassDefFoundError("y"),
            new StackOverflowError(),
            new InternalError("z"))) {
      String sentence =
          problem(
              () -> {
                if (each instanceof RuntimeException e) {
                  throw e;
                }
                throw (Error) each;
              });
      assertTrue(sentence.startsWith("MotifLens met an unexpected problem"), sentence);
    }
  }

  @Test
  void aDiskThatIsFullIsNoDefectWhereverItWasMet() {
    assertEquals(
        "A file cannot be read or written: /x: No space left on device; make room, or choose"
            + " another place.",
        problem(
            () -> {
              throw new UncheckedIOException(
                  new FileSystemException("/x", null, "No space left on device"));
            }));
  }

  @Test
  void aCancellationIsNoProblemButTheCallersAffair() {
    assertThrows(
        CancellationException.class,
        () ->
            Outcome.of(
                () -> {
                  throw new CancellationException();
                }));
  }

  @Test
  void aResultIsPassedOn() {
    assertEquals("7", Outcome.of(() -> "7").orElse(sentence -> "none"));
  }
}
