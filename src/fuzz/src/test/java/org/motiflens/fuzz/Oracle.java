package org.motiflens.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.motiflens.genome.InputException;

/**
 * What holds of every reader and every input: it ends with a result or with one sentence for
 * people, and asks for no more memory than a stated multiple of the input. That it ends at all is
 * the business of who runs it.
 */
final class Oracle {
  /** Characters of a sentence; the printer of messages cuts what is longer. */
  private static final int LONGEST_SENTENCE = 4_000;

  /** What a reading may allocate in all, given back or not: buffers, classes, probes of a model. */
  private static final long SPARE_BYTES = 256L << 20;

  /** And for each byte of the input: gzip makes 300 of one, and a row of text is copied often. */
  private static final long MOST_FOR_A_BYTE = 4_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Oracle() {}

  /**
   * Has an input read.
   *
   * @throws AssertionError when the reader does what none may do
   */
  static void hold(Target target, byte[] input) {
    long most = SPARE_BYTES + MOST_FOR_A_BYTE * input.length;
    // The first reading of a kind loads classes, which a search prepares at some cost.
    long bytes = read(target, input);
    for (int again = 0; again < 2 && bytes > most; again++) {
      bytes = read(target, input);
    }
    if (bytes > most) {
      throw new AssertionError(
          String.format(
              Locale.ROOT,
              "%s asked for %,d bytes of memory for %,d bytes of input",
              target.key(),
              bytes,
              input.length));
    }
  }

  /** Reads an input; the bytes of memory that it asked for. */
  private static long read(Target target, byte[] input) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      target.reading().of(input);
    } catch (InputException e) {
      sentence(target, e);
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(target.key() + " threw what is no sentence: " + e, e);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static void sentence(Target target, InputException e) {
    String text = e.getMessage();
    if (text == null || text.isBlank() || text.length() > LONGEST_SENTENCE) {
      throw new AssertionError(target.key() + " says nothing, or too much: " + text, e);
    }
  }
}
