package org.motiflens.plugin.extension;

import java.awt.EventQueue;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * How what IGV makes by itself finds the extension: tracks of a session, and files of tracks by the
 * woven loader. IGV may be at a session from its command line while the extension is still being
 * made; then these wait for it. Where a script has the event thread, as in IGV 2.16 and 3, nobody
 * could install meanwhile: there it is finished first. In 2.19 a script has a thread of its own and
 * waits like a session.
 */
public final class PendingExtension {
  /** Reading the cards of a thousand models takes a few seconds on a slow disk. */
  private static final long PATIENCE_SECONDS = 30;

  private final BooleanSupplier inScript;
  private final AtomicReference<Runnable> expected = new AtomicReference<>();
  private final CompletableFuture<Optional<Extension>> arrived = new CompletableFuture<>();

  /**
   * @param inScript whether a script has the browser now
   */
  public PendingExtension(BooleanSupplier inScript) {
    this.inScript = inScript;
  }

  /**
   * An extension will be there, or given up.
   *
   * @param atOnce finishes it on the event thread, with a wait
   */
  public void expected(Runnable atOnce) {
    expected.set(atOnce);
  }

  /** It is there. */
  public void arrived(Extension extension) {
    arrived.complete(Optional.of(extension));
  }

  /** It will not be there. */
  public void givenUp() {
    arrived.complete(Optional.empty());
  }

  /** The extension if it is there now. */
  public Optional<Extension> now() {
    return arrived.getNow(Optional.empty());
  }

  /** The extension, if need be after a wait; on the event thread only while a script has it. */
  public Optional<Extension> awaited() {
    Runnable atOnce = expected.get();
    if (atOnce == null || arrived.isDone()) {
      return now();
    }
    if (EventQueue.isDispatchThread()) {
      if (inScript.getAsBoolean()) {
        atOnce.run();
      }
      return now();
    }
    try {
      return arrived.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return now();
    } catch (ExecutionException | TimeoutException e) {
      return now();
    }
  }
}
