package org.motiflens.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.motiflens.explain.background.Awaited;
import org.motiflens.explain.background.Monitor;
import org.motiflens.explain.export.EngineSettings;
import org.motiflens.explain.export.ProfileEngine;
import org.motiflens.explain.export.ProfileTask;
import org.motiflens.explain.profile.Profile;
import org.motiflens.genome.InputException;
import org.motiflens.genome.sequence.SequenceSource;
import org.motiflens.network.kernel.Kernels;

/**
 * Computes pieces as tasks of Apache Spark. Tasks are batches of equal numbers of bases, so that
 * none takes much longer than another; pieces without a known base never travel. Some waves of
 * tasks are under way at a time, so that a slow task keeps nobody waiting and memory does not grow
 * with the genome. Spark tries a task again when its machine is lost.
 *
 * <p>Every machine computes with the back end of this one: a value is the same to the last bit
 * wherever it comes from.
 */
final class SparkEngine implements ProfileEngine {
  /** Bases of a batch: a megabyte of values, some seconds of work for most methods. */
  private static final int TILE_BASES = 1 << 18;

  /** A short export is cut so that every core has some batches. */
  private static final int TILES_A_CORE = 8;

  private static final int SHORTEST_TILE = 1 << 10;

  /** Of a wave: many regions may lie where there is nothing to compute. */
  private static final int MOST_PIECES = 1 << 14;

  private static final int WAVES = 3;
  private static final int TRIES = 4;
  private static final String LOOPBACK = "127.0.0.1";
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  private final JavaSparkContext spark;
  private final ShippedClasses classes;
  private final SequenceSource source;
  private final Broadcast<WorkerInputs> inputs;

  private SparkEngine(
      JavaSparkContext spark,
      ShippedClasses classes,
      SequenceSource source,
      Broadcast<WorkerInputs> inputs) {
    this.spark = spark;
    this.classes = classes;
    this.source = source;
    this.inputs = inputs;
  }

  /**
   * Starts Spark inside this program, or connects to a cluster. Properties of this program whose
   * names begin with {@code spark.} go to Spark.
   *
   * @throws InputException when the cluster cannot be reached, or a model cannot be read
   */
  static SparkEngine open(EngineSettings settings) {
    WorkerInputs inputs = new WorkerInputs(settings.genome(), settings.bundles());
    String master = settings.master().orElse("local[" + settings.threads() + "," + TRIES + "]");
    SparkConf configuration =
        new SparkConf()
            .setAppName("MotifLens export")
            .setMaster(master)
            .setIfMissing("spark.ui.enabled", "false")
            .setIfMissing("spark.task.maxFailures", Integer.toString(TRIES))
            .setIfMissing("spark.log.level", "ERROR");
    boolean elsewhere = !master.startsWith("local[");
    if (!elsewhere || isLoopback(master)) {
      configuration.set("spark.driver.bindAddress", LOOPBACK).set("spark.driver.host", LOOPBACK);
    }
    ShippedClasses classes = elsewhere ? ShippedClasses.collect() : ShippedClasses.none();
    if (elsewhere) {
      configuration
          .set("spark.jars", classes.jars())
          .set("spark.executor.extraJavaOptions", executorOptions(configuration));
    }
    try {
      JavaSparkContext spark = new JavaSparkContext(configuration);
      return new SparkEngine(spark, classes, settings.source(), spark.broadcast(inputs));
    } catch (Exception e) {
      // Spark's own exceptions are checked ones that its methods do not declare.
      classes.close();
      throw new InputException(
          "Spark cannot be started on "
              + master
              + ": "
              + firstLine(e)
              + "; choose another --master, or leave --engine out.",
          e);
    }
  }

  private static boolean isLoopback(String master) {
    if (master.startsWith("local-cluster[")) {
      return true;
    }
    try {
      String host = URI.create(master).getHost();
      return host != null && InetAddress.getByName(host).isLoopbackAddress();
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static String executorOptions(SparkConf configuration) {
    List<String> options = new ArrayList<>();
    String asked = configuration.get("spark.executor.extraJavaOptions", "");
    if (!asked.isEmpty()) {
      options.add(asked);
    }
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent()) {
      options.add("--add-modules " + VECTOR_MODULE);
    }
    options.add("-Dmotiflens.kernels=" + Kernels.fastest().name());
    return String.join(" ", options);
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return message.lines().findFirst().orElse(failure.toString());
  }

  @Override
  public int pieceLength(long bases) {
    long fair = bases / ((long) TILES_A_CORE * spark.defaultParallelism());
    return (int) Math.max(SHORTEST_TILE, Math.min(TILE_BASES, fair));
  }

  @Override
  public int writers() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public Results start(Iterator<ProfileTask> tasks, int pieceLength) {
    return new Waves(tasks, pieceLength);
  }

  @Override
  public void close() {
    try (classes) {
      spark.close();
    }
  }

  /** A task that was handed out: to Spark, or to nobody because it has no value. */
  private record Expected(ProfileTask task, boolean computed) {}

  /** Batches that were handed out together, and the tasks in them in order. */
  private record Wave(JavaFutureAction<List<TaskBatch.Result>> results, List<Expected> tasks) {}

  /** Waves under way, in order. */
  private final class Waves implements Results {
    private final Iterator<ProfileTask> tasks;
    private final int tileBases;
    private final Deque<Wave> ahead = new ArrayDeque<>();
    private Iterator<Profile> ready = List.<Profile>of().iterator();

    Waves(Iterator<ProfileTask> tasks, int tileBases) {
      this.tasks = tasks;
      this.tileBases = tileBases;
    }

    @Override
    public Profile next(Monitor monitor) {
      while (!ready.hasNext()) {
        while (tasks.hasNext() && ahead.size() < WAVES) {
          monitor.check();
          ahead.add(launch());
        }
        if (ahead.isEmpty()) {
          throw new NoSuchElementException();
        }
        ready = profiles(ahead.remove(), monitor);
      }
      return ready.next();
    }

    private Wave launch() {
      List<TaskBatch> batches = new ArrayList<>();
      List<Expected> expected = new ArrayList<>();
      int wanted = Math.max(2, spark.defaultParallelism());
      List<ShippedTask> pieces = new ArrayList<>();
      long bases = 0;
      while (tasks.hasNext() && batches.size() < wanted && expected.size() < MOST_PIECES) {
        ProfileTask task = tasks.next();
        boolean computed = task.recipe().on(source).whyEmpty(task.locus()).isEmpty();
        expected.add(new Expected(task, computed));
        if (computed) {
          pieces.add(ShippedTask.of(task));
          bases += task.locus().length();
        }
        // The last piece of a chromosome, and small regions, share a batch with what follows.
        if (2 * bases >= tileBases) {
          batches.add(new TaskBatch(List.copyOf(pieces)));
          pieces.clear();
          bases = 0;
        }
      }
      if (!pieces.isEmpty()) {
        batches.add(new TaskBatch(List.copyOf(pieces)));
      }
      Broadcast<WorkerInputs> shared = inputs;
      return new Wave(
          spark
              .parallelize(batches, Math.max(1, batches.size()))
              .map(batch -> shared.value().compute(batch))
              .collectAsync(),
          expected);
    }

    private Iterator<Profile> profiles(Wave wave, Monitor monitor) {
      List<float[]> values = new ArrayList<>();
      for (TaskBatch.Result result : await(wave.results(), monitor)) {
        if (result.failure() != null) {
          throw new InputException(result.failure());
        }
        values.addAll(result.values());
      }
      Iterator<float[]> next = values.iterator();
      List<Profile> profiles = new ArrayList<>();
      for (Expected expected : wave.tasks()) {
        float[] own = expected.computed() ? next.next() : none(expected.task());
        profiles.add(new Profile(expected.task().locus(), own));
      }
      return profiles.iterator();
    }

    private static float[] none(ProfileTask task) {
      float[] values = new float[task.locus().length()];
      Arrays.fill(values, Float.NaN);
      return values;
    }

    @Override
    public void close() {
      ahead.forEach(wave -> wave.results().cancel(true));
    }
  }

  private static List<TaskBatch.Result> await(
      JavaFutureAction<List<TaskBatch.Result>> future, Monitor monitor) {
    try {
      return Awaited.orFailure(future, monitor);
    } catch (ExecutionException e) {
      throw new InputException(
          "Spark gave up, see its logs: " + firstLine(e.getCause()), e.getCause());
    }
  }
}
