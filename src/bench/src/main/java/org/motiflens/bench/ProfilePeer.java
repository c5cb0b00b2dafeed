package org.motiflens.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bpnet.BpnetFormat;
import org.motiflens.network.bpnet.BpnetModel;
import org.motiflens.network.bpnet.BpnetNetwork;
import org.motiflens.network.bpnet.BpnetShape;
import org.motiflens.network.bpnet.ProfileEvaluator;

/**
 * Profile models beside PyTorch in one run: both have the same numbers, first what they give is
 * compared, then one window forward, and forward and back, are measured in turn on one thread each,
 * in processor time, the least of many. Arguments: Python, {@code profile_peer.py}, filters, {@code
 * bpnet} or {@code chrombpnet}, seconds.
 */
public final class ProfilePeer {
  /** Of the largest value, as the product claims for a reference. */
  private static final double CLOSE = 1e-5;

  private static final double TURN = 0.5;
  private static final Charset UTF = StandardCharsets.UTF_8;

  private ProfilePeer() {}

  /** Prints two lines. */
  public static void main(String[] arguments) throws IOException {
    boolean bpnet = arguments[3].equals("bpnet");
    BpnetShape shape = ProfileSpeed.shape(Integer.parseInt(arguments[2]), bpnet);
    Random random = new Random(1);
    BpnetModel model = new BpnetModel(List.of(ProfileSpeed.weights(shape, random)));
    byte[] codes = new byte[shape.inputLength()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(4);
    }
    Path folder = Files.createTempDirectory("motiflens-peer");
    Path entry = Files.write(folder.resolve(BpnetFormat.ENTRY), BpnetFormat.write(model));
    Path window = Files.write(folder.resolve("window"), codes);
    ProcessBuilder builder =
        new ProcessBuilder(arguments[0], arguments[1], entry.toString(), window.toString());
    builder.environment().put("OMP_NUM_THREADS", "1");
    Process peer = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (Writer ask = new BufferedWriter(new OutputStreamWriter(peer.getOutputStream(), UTF));
        BufferedReader answers =
            new BufferedReader(new InputStreamReader(peer.getInputStream(), UTF))) {
      Peer torch = new Peer(ask, answers);
      ProfileEvaluator evaluator = BpnetNetwork.of(arguments[3], model).newEvaluator();
      compare(torch, evaluator, codes);
      measure(torch, evaluator, codes, Long.parseLong(arguments[4]), arguments);
    } finally {
      peer.destroy();
      Files.delete(entry);
      Files.delete(window);
      Files.delete(folder);
    }
  }

  /** The other program. */
  private record Peer(Writer ask, BufferedReader answers) {
    double[] answer(String command) throws IOException {
      ask.write(command + "\n");
      ask.flush();
      String line = answers.readLine();
      if (line == null) {
        throw new IOException("PyTorch's side ended; what it said stands above");
      }
      return Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    }

    double seconds(String command) throws IOException {
      return answer(command + " " + TURN)[0];
    }
  }

  private static void compare(Peer torch, ProfileEvaluator evaluator, byte[] codes)
      throws IOException {
    double[] outputs = torch.answer("outputs");
    double[] own = new double[outputs.length];
    evaluator.profiles(
        codes,
        WindowRun.single(0),
        (w, logCounts, logits) -> {
          own[0] = logCounts;
          for (int i = 0; i < logits.length; i++) {
            own[1 + i] = logits[i];
          }
        });
    double[] slopes = torch.answer("gradient");
    double[] ownSlopes = new double[slopes.length];
    evaluator.gradients(
        codes,
        WindowRun.single(0),
        (w, value, gradient) -> {
          for (int i = 0; i < gradient.length; i++) {
            ownSlopes[i] = gradient[i];
          }
        });
    double counts = Math.abs(own[0] - outputs[0]) / Math.max(1, Math.abs(outputs[0]));
    double[] exact = torch.answer("exact");
    double logits = difference(own, exact);
    double peerLogits = difference(outputs, exact);
    double gradient = difference(ownSlopes, slopes);
    System.out.printf(
        Locale.ROOT,
        "PyTorch and MotifLens differ by %.1e (log counts) and %.1e (gradient) of the largest value;"
            + " of its outputs in double precision MotifLens misses %.1e, PyTorch %.1e%n",
        counts,
        gradient,
        logits,
        peerLogits);
    if (Math.max(counts, Math.max(logits, gradient)) > CLOSE) {
      throw new IllegalStateException("that is more than " + CLOSE);
    }
  }

  private static double difference(double[] own, double[] other) {
    double most = 0;
    double largest = 0;
    for (int i = 0; i < own.length; i++) {
      most = Math.max(most, Math.abs(own[i] - other[i]));
      largest = Math.max(largest, Math.abs(other[i]));
    }
    return most / largest;
  }

  private static void measure(
      Peer torch, ProfileEvaluator evaluator, byte[] codes, long seconds, String[] arguments)
      throws IOException {
    double sgemm = torch.answer("sgemm")[0];
    float[] margin = new float[1];
    WindowRun one = WindowRun.single(0);
    double[] own = {1e9, 1e9};
    double[] other = {1e9, 1e9};
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    do {
      own[0] = Math.min(own[0], least(() -> evaluator.logitMargins(codes, one, margin)));
      other[0] = Math.min(other[0], torch.seconds("forward"));
      own[1] =
          Math.min(own[1], least(() -> evaluator.gradients(codes, one, (w, value, slopes) -> {})));
      other[1] = Math.min(other[1], torch.seconds("saliency"));
    } while (System.nanoTime() < end);
    System.out.printf(
        Locale.ROOT,
        "%s, %s filters: forward %.2f ms, PyTorch %.2f ms (%.1f x); forward and back %.2f ms,"
            + " PyTorch %.2f ms (%.1f x); PyTorch's sgemm %.0f GFLOP/s%n",
        arguments[3],
        arguments[2],
        own[0] * 1e3,
        other[0] * 1e3,
        other[0] / own[0],
        own[1] * 1e3,
        other[1] * 1e3,
        other[1] / own[1],
        sgemm);
  }

  private static double least(Runnable work) {
    double best = 1e9;
    for (double spent = 0; spent < TURN; ) {
      double seconds = ProfileSpeed.seconds(work);
      best = Math.min(best, seconds);
      spent += seconds;
    }
    return best;
  }
}
