package org.motiflens.genome.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;

/** A file is there whole or not at all, whoever writes it and whenever it ends. */
class AtomicOutputTest {
  @TempDir Path folder;

  private List<String> content() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String refusal(Path target) {
    return assertThrows(InputException.class, () -> AtomicOutput.create(target)).getMessage();
  }

  @Test
  void nothingButTheFileIsLeft() throws IOException {
    Path target = folder.resolve("x.txt");
    AtomicOutput.write(target, "one");
    AtomicOutput.write(target, "two");
    assertEquals("two", Files.readString(target));
    assertEquals(List.of("x.txt"), content());
  }

  @Test
  void aFileThatIsNotCommittedLeavesWhatWasThere() throws IOException {
    Path target = folder.resolve("x.txt");
    AtomicOutput.write(target, "before");
    try (AtomicOutput output = AtomicOutput.create(target)) {
      output.stream().write(1);
      assertEquals("before", Files.readString(target));
    }
    assertEquals("before", Files.readString(target));
    assertEquals(List.of("x.txt"), content());
  }

  @Test
  void whoComesSecondIsRefusedAndTheFirstGoesOn() throws IOException {
    Path target = folder.resolve("x.txt");
    try (AtomicOutput first = AtomicOutput.create(target)) {
      assertTrue(refusal(target).contains("another run is writing it right now"));
      first.stream().write('1');
      first.commit();
    }
    assertEquals("1", Files.readString(target));
    AtomicOutput.write(target, "free again");
    assertEquals(List.of("x.txt"), content());
  }

  @Test
  void aLinkIsFollowedAndStaysOne() throws IOException {
    Path folderOfTheFile = Files.createDirectory(folder.resolve("there"));
    Path file = folderOfTheFile.resolve("real.txt");
    Files.writeString(file, "before");
    Path link = folder.resolve("link.txt");
    Files.createSymbolicLink(link, Path.of("there/real.txt"));
    AtomicOutput.write(link, "after");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("after", Files.readString(file));
    Path open = folder.resolve("open.txt");
    Files.createSymbolicLink(open, Path.of("there/new.txt"));
    AtomicOutput.write(open, "new");
    assertEquals("new", Files.readString(folderOfTheFile.resolve("new.txt")));
  }

  @Test
  void linksInACircleAreRefused() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Files.createSymbolicLink(one, two);
    Files.createSymbolicLink(two, one);
    assertTrue(refusal(one).contains("leads back to itself"));
  }

  @Test
  void devicesPipesAndFoldersAreRefused() throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/null")), "no devices here");
    assertTrue(refusal(Path.of("/dev/null")).contains("a device or a pipe"));
    assertTrue(refusal(folder).contains("it is a folder"));
    Path pipe = folder.resolve("pipe");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assertTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0);
    assertTrue(refusal(pipe).contains("a device or a pipe"));
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, pipe);
    assertTrue(refusal(link).contains("a device or a pipe"));
  }

  /** Somebody who can write to the folder may have put it there: nothing waits for it. */
  @Test
  void whatIsInThePlaceOfTheLockIsNeitherOpenedNorRemoved() throws Exception {
    Path target = folder.resolve("x.txt");
    Path lock = folder.resolve(".x.txt.lock");
    Path other = Files.writeString(folder.resolve("other"), "somebody's");
    Process made = new ProcessBuilder("mkfifo", lock.toString()).start();
    Assumptions.assumeTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0);
    assertTrue(refusal(target).contains(".x.txt.lock is in the way and is no file"));
    Files.delete(lock);
    Files.createSymbolicLink(lock, other);
    assertTrue(refusal(target).contains(".x.txt.lock is in the way and is no file"));
    assertEquals("somebody's", Files.readString(other));
    Files.delete(lock);
    Files.createDirectory(lock);
    assertTrue(refusal(target).contains(".x.txt.lock is in the way and is no file"));
    assertTrue(Files.isDirectory(lock));
  }

  @Test
  void whatAKilledProgramLeftIsRemovedByTheNextThatWritesTheFile() throws IOException {
    Path target = folder.resolve("x.txt");
    Files.writeString(folder.resolve(".x.txt.lock"), "");
    String random = "0123456789abcdef0123456789abcdef";
    Files.writeString(folder.resolve(".x.txt." + random + ".part"), "half");
    Files.writeString(folder.resolve(".y.txt." + random + ".part"), "of another file");
    AtomicOutput.write(target, "whole");
    assertEquals(List.of(".y.txt." + random + ".part", "x.txt"), content());
  }

  @Test
  void aNameAsLongAsTheFileSystemAllowsCanBeWritten() throws IOException {
    for (String letter : List.of("a", "ä", "漢")) {
      int bytes = letter.getBytes(StandardCharsets.UTF_8).length;
      Path target = folder.resolve(letter.repeat(255 / bytes));
      AtomicOutput.write(target, "x");
      assertTrue(Files.exists(target));
    }
    assertEquals(3, content().size());
  }

  @Test
  void afterAWriteThatFailsTheFileBeforeIsWhole() throws IOException {
    Path target = folder.resolve("x.txt");
    AtomicOutput.write(target, "before");
    try (AtomicOutput output = AtomicOutput.create(target)) {
      output.channel().close();
      InputException told =
          assertThrows(InputException.class, () -> output.stream().write(new byte[] {1}));
      assertTrue(told.getMessage().startsWith("Cannot write " + target));
    }
    assertEquals("before", Files.readString(target));
    assertEquals(List.of("x.txt"), content());
  }

  /** Both changes are in the file: the second is made of what the first has written. */
  @Test
  @Timeout(60)
  void whoChangesAFileWaitsForWhoeverIsAtIt() throws Exception {
    Path file = Files.writeString(folder.resolve("x"), "0");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Runnable addOne =
        () ->
            AtomicOutput.change(
                file,
                () -> {
                  begun.countDown();
                  Uninterruptibles.awaitUninterruptibly(goOn);
                  return (content(file) + "1").getBytes(StandardCharsets.UTF_8);
                });
    Thread first = new Thread(addOne);
    first.start();
    begun.await();
    Thread second = new Thread(addOne);
    second.start();
    Thread.sleep(100);
    assertEquals("0", content(file));
    assertTrue(second.isAlive(), "it waits");
    goOn.countDown();
    first.join();
    second.join();
    assertEquals("011", content(file));
  }

  @Test
  void whatIsNoGoodDoesNotGetItsName() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "before");
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                AtomicOutput.write(
                    file,
                    "after".getBytes(StandardCharsets.UTF_8),
                    written -> {
                      assertEquals("after", content(written));
                      throw new InputException("no good");
                    }));
    assertEquals("no good", refused.getMessage());
    assertEquals("before", content(file));
    assertEquals(List.of("x"), content());
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
