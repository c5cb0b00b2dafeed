package org.motiflens.plugin.work;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.message.Messages;

/**
 * What became of a piece of work: a result, or a sentence for the user. The one rule for errors of
 * background work: a refusal is told in its own words; what should not happen, and memory that does
 * not suffice, in ours; a cancellation is none of these and goes on to the caller. No thread ends
 * of it.
 *
 * @param result when it went well; may be null in itself for work without a result
 * @param problem when it did not
 */
public record Outcome<T>(T result, Optional<String> problem) {
  /**
   * Does a piece of work on this thread.
   *
   * @throws CancellationException when the work was told to stop
   */
  public static <T> Outcome<T> of(Supplier<T> work) {
    try {
      return new Outcome<>(work.get(), Optional.empty());
    } catch (CancellationException e) {
      throw e;
    } catch (InputException e) {
      return failed(e.getMessage());
    } catch (OutOfMemoryError e) {
      return failed(Messages.OUT_OF_MEMORY);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return failed(Messages.unexpected(e));
    }
  }

  private static <T> Outcome<T> failed(String sentence) {
    return new Outcome<>(null, Optional.of(sentence));
  }

  /** The result, or what is made of the sentence. */
  public T orElse(Function<String, T> ofProblem) {
    return problem.isPresent() ? ofProblem.apply(problem.get()) : result;
  }
}
