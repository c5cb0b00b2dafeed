package org.motiflens.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * A standalone Spark cluster on this machine: a master, workers with a core each, and the executors
 * that these start, every one a Java process of its own that listens on the loopback interface.
 */
final class LoopbackCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final Path home;
  private final int port;
  private final List<Process> workers = new ArrayList<>();
  private final AtomicInteger killed = new AtomicInteger();
  private Process master;

  private LoopbackCluster(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  static LoopbackCluster start(Path folder, int workers) throws Exception {
    LoopbackCluster cluster = new LoopbackCluster(sparkHome(folder), freePort());
    try {
      cluster.startMaster();
      for (int i = 0; i < workers; i++) {
        cluster.startWorker(i);
      }
      return cluster;
    } catch (Exception e) {
      cluster.close();
      throw e;
    }
  }

  /** What an installation of Spark looks like to its workers: a folder of jars. */
  private static Path sparkHome(Path folder) throws IOException {
    Path home = Files.createDirectory(folder.resolve("spark"));
    Path jars = Files.createDirectory(home.resolve("jars"));
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      Path jar = Path.of(entry);
      if (entry.endsWith(".jar") && !jar.toString().contains("motiflens")) {
        Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
      }
    }
    return home;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process start(String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", home.resolve("jars") + "/*"));
    command.addAll(Arrays.asList(System.getProperty("motiflens.spark.opens").split(" ", -1)));
    command.addAll(List.of("-Dspark.worker.ui.retainedExecutors=5", "-Dspark.ui.enabled=false"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve(name + ".log").toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    return builder.start();
  }

  private void startMaster() throws Exception {
    master =
        start(
            "master",
            "org.apache.spark.deploy.master.Master",
            "--host",
            HOST,
            "--port",
            Integer.toString(port),
            "--webui-port",
            "0");
    await("the master", this::listens);
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private void startWorker(int number) throws IOException {
    workers.add(
        start(
            "worker-" + number,
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            HOST,
            "--webui-port",
            "0",
            "--cores",
            "1",
            "--memory",
            "600M",
            "--work-dir",
            home.resolve("work-" + number).toString(),
            master()));
  }

  String master() {
    return "spark://" + HOST + ":" + port;
  }

  private List<ProcessHandle> executors() {
    return workers.stream().flatMap(Process::children).toList();
  }

  void awaitExecutors(int count) throws Exception {
    await(count + " executors", () -> executors().size() >= count);
  }

  private void await(String what, BooleanSupplier there) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!there.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        StringBuilder logs = new StringBuilder("no " + what + " in time");
        try (var files = Files.walk(home)) {
          for (Path log :
              files
                  .filter(Files::isRegularFile)
                  .filter(f -> !f.toString().endsWith("jar"))
                  .toList()) {
            logs.append('\n').append(log).append('\n').append(Files.readString(log));
          }
        }
        throw new AssertionError(logs);
      }
      Thread.sleep(20);
    }
  }

  /** Ends one without warning. */
  void killAnExecutor() {
    ProcessHandle victim = executors().get(0);
    if (victim.destroyForcibly()) {
      killed.incrementAndGet();
    }
  }

  int killed() {
    return killed.get();
  }

  @Override
  public void close() {
    executors().forEach(ProcessHandle::destroyForcibly);
    workers.forEach(Process::destroyForcibly);
    if (master != null) {
      master.destroyForcibly();
    }
  }
}
