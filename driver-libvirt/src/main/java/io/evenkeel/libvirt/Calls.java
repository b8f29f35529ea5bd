package io.evenkeel.libvirt;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Calls to one host, each with a deadline. A native call can't be interrupted: at its deadline its
 * thread is abandoned to it and counted, and with too many abandoned nothing more is asked of that
 * host until one comes back. So a hung daemon costs a bounded number of threads.
 */
final class Calls {

  private static final int MOST_ABANDONED = 4;

  private final Executor executor;
  private final AtomicInteger abandoned = new AtomicInteger();

  Calls(Executor executor) {
    this.executor = executor;
  }

  /**
   * Makes a call on the executor and waits for it.
   *
   * @param late learns of the end of a call that nobody waits for any more, with its result if it
   *     has one
   * @throws LibvirtError what the call throws; {@code NO_ANSWER} at the deadline; {@code
   *     UNREACHABLE} if the call was not even begun
   */
  <T> T within(Duration deadline, Supplier<T> call, Consumer<Optional<T>> late) {
    if (abandoned.get() >= MOST_ABANDONED) {
      throw new LibvirtError(
          Meaning.UNREACHABLE, abandoned.get() + " earlier calls have not come back yet");
    }
    Call<T> running = new Call<>(call, late);
    try {
      executor.execute(running);
      return running.result.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return running.giveUp("no answer within " + deadline.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } catch (RejectedExecutionException e) {
      throw new LibvirtError(Meaning.UNREACHABLE, "the executor takes no more work");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return running.giveUp("interrupted");
    }
  }

  /** Threads that are stuck in calls nobody waits for any more. */
  int abandoned() {
    return abandoned.get();
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
  }

  private enum Phase {
    QUEUED,
    RUNNING,
    DONE,
    ABANDONED
  }

  private final class Call<T> implements Runnable {

    final CompletableFuture<T> result = new CompletableFuture<>();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.QUEUED);
    private final Supplier<T> call;
    private final Consumer<Optional<T>> late;

    Call(Supplier<T> call, Consumer<Optional<T>> late) {
      this.call = call;
      this.late = late;
    }

    @Override
    public void run() {
      if (!phase.compareAndSet(Phase.QUEUED, Phase.RUNNING)) {
        return;
      }
      try {
        T value = call.get();
        end(Optional.of(value));
        result.complete(value);
      } catch (Throwable e) { // whatever it is, somebody waits for it
        end(Optional.empty());
        result.completeExceptionally(e);
      }
    }

    private void end(Optional<T> value) {
      if (!phase.compareAndSet(Phase.RUNNING, Phase.DONE)) {
        abandoned.decrementAndGet();
        late.accept(value);
      }
    }

    /** Stops waiting; or returns the result after all, if it came just now. */
    private T giveUp(String message) {
      if (phase.compareAndSet(Phase.QUEUED, Phase.DONE)) {
        throw new LibvirtError(Meaning.UNREACHABLE, message + " (the executor had no thread free)");
      }
      abandoned.incrementAndGet();
      if (phase.compareAndSet(Phase.RUNNING, Phase.ABANDONED)) {
        throw new LibvirtError(Meaning.NO_ANSWER, message);
      }
      abandoned.decrementAndGet();
      try {
        return result.get();
      } catch (ExecutionException e) {
        throw unwrapped(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LibvirtError(Meaning.NO_ANSWER, message);
      }
    }
  }
}
