package org.motiflens.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.motiflens.explain.background.Monitor;

/** What is said on a terminal of work that takes long. */
class TallyTest {
  private final StringWriter said = new StringWriter();
  private final AtomicLong seconds = new AtomicLong();

  private Tally tally(boolean terminal) {
    return new Tally(
        new PrintWriter(said), "sequences", terminal, () -> seconds.get() * 1_000_000_000L);
  }

  @Test
  void aTerminalHearsOfItemsAndOfPartsOfThemEveryFiveSeconds() {
    Tally tally = tally(true);
    tally.computed();
    Monitor monitor = tally.watching("w1", Monitor.NONE);
    monitor.progress(0, 4);
    monitor.within(1, 20);
    assertEquals("", said.toString());
    seconds.set(6);
    monitor.within(10, 20);
    monitor.within(11, 20);
    assertEquals("motiflens: 1 sequences, 12 % of w1\n", lines());
    seconds.set(12);
    monitor.progress(3, 4);
    assertEquals("motiflens: 1 sequences, 75 % of w1\n", lines());
    seconds.set(18);
    tally.computed();
    assertEquals("motiflens: 2 sequences\n", lines());
  }

  @Test
  void aFileHearsOfRefusalsAlone() {
    Tally tally = tally(false);
    seconds.set(60);
    tally.watching("w1", Monitor.NONE).progress(1, 2);
    tally.computed();
    tally.refused("w2", "it is too short", "too short");
    assertEquals("motiflens: w2: it is too short.\n", lines());
  }

  private String lines() {
    String lines = said.toString().replace("\r\n", "\n");
    said.getBuffer().setLength(0);
    return lines;
  }
}
