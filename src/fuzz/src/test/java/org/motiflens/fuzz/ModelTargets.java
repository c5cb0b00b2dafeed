package org.motiflens.fuzz;

import com.google.common.hash.Hashing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.motiflens.genome.Shown;
import org.motiflens.network.bpnet.BpnetFormat;
import org.motiflens.network.bpnet.BpnetNetwork;
import org.motiflens.network.bundle.CalibrationJson;
import org.motiflens.network.bundle.CardReader;
import org.motiflens.network.bundle.ModelCard;
import org.motiflens.network.deepbind.DeepBindIndex;
import org.motiflens.network.deepbind.DeepBindParameters;
import org.motiflens.network.dl4j.CoefficientsReader;
import org.motiflens.network.library.BundleReader;
import org.motiflens.network.library.SharedBundle;
import org.motiflens.training.SharedStart;
import org.motiflens.training.deepresolve.KerasOneNetwork;
import org.motiflens.training.deepresolve.PublishedImportance;
import org.motiflens.training.evaluation.MeasuredModels;
import org.motiflens.training.evaluation.chromosome.BenchmarkResults;
import org.motiflens.training.genomic.HardWindowsFile;
import org.motiflens.training.importing.Declaration;
import org.motiflens.training.importing.ModelImporters;
import org.motiflens.training.importing.UnsuitableDeclarationException;
import org.motiflens.training.keras.OutputChoice;

/** Models in all the forms in which they come. */
final class ModelTargets {
  private static final Declaration DECLARATION =
      new Declaration(
          Optional.of(new DeepBindIndex.Experiment("A", "B", "C")),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.of("ACGT"),
          OutputChoice.of(OptionalInt.empty()),
          Optional.empty(),
          "none");

  private static final Map<String, byte[]> MODEL = entries("small-rnn.zip");

  private ModelTargets() {}

  /** The entries of a bundle of the tests, its weights random. */
  static Map<String, byte[]> entries(String bundle) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (InputStream file = ModelCard.class.getResourceAsStream(bundle);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry named = new ZipEntry(entry.getKey());
        named.setTime(0);
        zip.putNextEntry(named);
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** What is on a card can be shown as it is. */
  static void card(byte[] input) {
    ModelCard card = CardReader.read(input);
    for (String text :
        List.of(card.id(), card.tf(), card.cellLine(), card.licence(), card.training().source())) {
      if (!Shown.plain(text).equals(text)) {
        throw new AssertionError("a card has characters that act: " + Shown.value(text));
      }
    }
  }

  static void calibration(byte[] input) {
    CalibrationJson.read(input, "0".repeat(64));
  }

  /** A whole bundle with another configuration, which its card knows. */
  static void configuration(byte[] input) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>(MODEL);
    String card = new String(entries.get("card.json"), StandardCharsets.UTF_8);
    String was = Hashing.sha256().hashBytes(entries.get("configuration.json")).toString();
    String is = Hashing.sha256().hashBytes(input).toString();
    entries.put("card.json", card.replace(was, is).getBytes(StandardCharsets.UTF_8));
    entries.put("configuration.json", input);
    BundleReader.read(Scratch.file("c.zip", zip(entries)));
  }

  static void coefficients(byte[] input) {
    CoefficientsReader.read(input);
  }

  static void bundle(byte[] input) throws IOException {
    Path file = Scratch.file("m.zip", input);
    BundleReader.readCard(file);
    BundleReader.readCalibration(file);
    BundleReader.read(file);
  }

  /** A network of two outputs that are described otherwise. */
  static void outputs(byte[] input) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>(MODEL);
    String configuration = new String(entries.get("configuration.json"), StandardCharsets.UTF_8);
    byte[] many = configuration.replace("Softmax", "Sigmoid").getBytes(StandardCharsets.UTF_8);
    String card = new String(entries.get("card.json"), StandardCharsets.UTF_8);
    String was = Hashing.sha256().hashBytes(entries.get("configuration.json")).toString();
    String is = Hashing.sha256().hashBytes(many).toString();
    entries.put("card.json", card.replace(was, is).getBytes(StandardCharsets.UTF_8));
    entries.put("configuration.json", many);
    entries.put("outputs.json", input);
    SharedBundle.read(Scratch.file("o.zip", zip(entries)));
  }

  static void profileModel(byte[] input) {
    BpnetNetwork.of("x", BpnetFormat.read(input));
  }

  static void deepBind(byte[] input) {
    DeepBindParameters.read(input);
  }

  static void deepBindIndex(byte[] input) {
    DeepBindIndex.read(input);
  }

  /** Whatever models are imported from, but named as Keras would. */
  static void hdf5(byte[] input) throws IOException {
    imported(Scratch.file("m.h5", input));
  }

  /** The layers beside a file of weights alone. */
  static void kerasLayers(byte[] input) throws IOException {
    Scratch.file("k.json", input);
    imported(Scratch.file("k.h5", Seeds.weightsAlone()));
  }

  /** The layers of a network of Keras 1. */
  static void kerasOne(byte[] input) throws IOException {
    KerasOneNetwork.read(
        Scratch.file("one.json", input), Scratch.file("one.h5", Seeds.weightsAlone()));
  }

  /** A file that says itself what it is: a zip, a pickle, HDF5, text. */
  static void foreign(byte[] input) throws IOException {
    imported(Scratch.file("m.model", input));
  }

  private static void imported(Path file) {
    try {
      ModelImporters.read(file, DECLARATION);
    } catch (UnsuitableDeclarationException e) {
      // A sentence, too.
    }
  }

  /** A list of windows that trainings share: one that is damaged is none. */
  static void hardWindows(byte[] input) throws IOException {
    HardWindowsFile.read(Scratch.file("h.windows", input), Seeds.FINGERPRINT);
  }

  static void pickle(byte[] input) throws IOException {
    PublishedImportance.read(Scratch.file("t.pkl", input));
  }

  static void sharedStart(byte[] input) throws IOException {
    SharedStart start = SharedStart.read(Scratch.file("s.start", input));
    start.of(start.tasks().get(0));
  }

  static void tables(byte[] input) throws IOException {
    Path file = Scratch.file("t.tsv", input);
    if (input.length % 2 == 0) {
      MeasuredModels.read(file);
    } else {
      BenchmarkResults.read(file, "chr21");
    }
  }
}
