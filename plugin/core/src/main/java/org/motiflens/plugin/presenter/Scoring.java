package org.motiflens.plugin.presenter;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.motiflens.explain.background.Monitor;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.plugin.work.Jobs;

/**
 * Which model's values a table shows, and which model the user has chosen meanwhile. Values stay
 * those of the model that computed them until the user asks for others. On the event thread.
 *
 * @param <M> a model, or several
 * @param <S> what it says
 */
public final class Scoring<M, S> {
  /**
   * What is computed.
   *
   * @param label what is done, for people
   * @param scores room for what the model will say
   * @param work computes, in the background
   */
  public record Run<S>(String label, S scores, BiConsumer<SequenceSource, Monitor> work) {}

  private final TableHost host;
  private final Function<M, Run<S>> task;
  private final ToIntFunction<S> finished;
  private final Consumer<Optional<S>> changed;
  private final Consumer<String> ended;
  private Optional<M> chosen = Optional.empty();
  private Optional<M> used = Optional.empty();
  private Optional<S> scores = Optional.empty();
  private Optional<SequenceSource> genome = Optional.empty();
  private Optional<Jobs.Job> job = Optional.empty();
  private boolean complete;
  private int seen = -1;

  /**
   * @param task what scoring with a model means for the things that there are now
   * @param finished how many things are done
   * @param changed is told of other scores, and when there is more to see of those that are there
   * @param ended is told when scoring has ended, with a sentence where it did not come to its end
   */
  public Scoring(
      TableHost host,
      Function<M, Run<S>> task,
      ToIntFunction<S> finished,
      Consumer<Optional<S>> changed,
      Consumer<String> ended) {
    this.host = host;
    this.task = task;
    this.finished = finished;
    this.changed = changed;
    this.ended = ended;
  }

  /** What the user has chosen to score with next. */
  public Optional<M> chosen() {
    return chosen;
  }

  /** Whose values there are. */
  public Optional<M> used() {
    return used;
  }

  public Optional<S> scores() {
    return scores;
  }

  public boolean isRunning() {
    return job.isPresent();
  }

  /** Whether the chosen model has more to say than what there is. */
  public boolean isWorthStarting() {
    return chosen.isPresent() && !isRunning() && !(complete && used.equals(chosen));
  }

  /** The user has chosen another model: what there is stays. */
  public void choose(M model) {
    chosen = Optional.of(model);
  }

  /** Computes with the chosen model, in place of whatever there is. */
  public void start() {
    chosen.ifPresent(this::start);
  }

  private void start(M model) {
    drop();
    Optional<SequenceSource> now = host.genome();
    if (now.isEmpty()) {
      return;
    }
    Run<S> run = task.apply(model);
    S mine = run.scores();
    scores = Optional.of(mine);
    used = Optional.of(model);
    genome = now;
    changed.accept(scores);
    job =
        Optional.of(
            host.jobs()
                .start(
                    run.label(),
                    monitor -> {
                      run.work().accept(now.get(), monitor);
                      return mine;
                    },
                    new Jobs.Ends<>(
                        done -> end(mine, true, ""),
                        problem -> end(mine, false, problem),
                        () -> end(mine, false, "Scoring was stopped."))));
  }

  private void end(S mine, boolean whole, String sentence) {
    if (scores.filter(now -> now == mine).isPresent()) {
      job = Optional.empty();
      complete = whole;
      changed.accept(scores);
      ended.accept(sentence);
    }
  }

  /** Asks the work to stop; what there is stays. */
  public void stop() {
    job.ifPresent(Jobs.Job::cancel);
  }

  /** Forgets what there is. */
  public void drop() {
    stop();
    job = Optional.empty();
    scores = Optional.empty();
    used = Optional.empty();
    genome = Optional.empty();
    complete = false;
    seen = -1;
    changed.accept(scores);
  }

  /** Follows the work and a change of genome, which makes the same model compute anew. */
  public void refresh() {
    if (genome.isPresent() && !genome.equals(host.genome())) {
      start(used.orElseThrow());
      return;
    }
    int now = scores.map(finished::applyAsInt).orElse(-1);
    if (now != seen) {
      seen = now;
      changed.accept(scores);
    }
  }
}
