package org.motiflens.plugin.work;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.motiflens.plugin.message.Messages;

/**
 * What became of a piece of work: a result, or a sentence for the user. The one rule for errors of
 * background work: what is told is said by {@link Messages#problem}; a cancellation is none and
 * goes on to the caller. No thread ends of it.
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
    } catch (RuntimeException | Error e) {
      return new Outcome<>(null, Optional.of(Messages.problem(e)));
    }
  }

  /** The result, or what is made of the sentence. */
  public T orElse(Function<String, T> ofProblem) {
    return problem.isPresent() ? ofProblem.apply(problem.get()) : result;
  }
}
