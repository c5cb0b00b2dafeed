package org.motiflens.network.deepbind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;
import org.motiflens.network.WindowRun;
import org.motiflens.network.bundle.ModelBundle;
import org.motiflens.network.engine.Sequences;
import org.motiflens.network.library.BundleReader;
import org.motiflens.network.library.ModelLibrary;

/** A DeepBind model as a bundle: written, found, read, and refused when it was spoilt. */
class DeepBindBundleTest {
  private static final byte[] TEXT =
      DeepBindText.of(new DeepBindText.Shape(2, 16, 24, false, 32), 4);
  private static final DeepBindIndex.Experiment EXPERIMENT =
      new DeepBindIndex.Experiment("ARID3A", "ARID3A_K562_ARID3A_sc-8821_Stanford", "K562");

  @TempDir private Path folder;

  private Path write() {
    return DeepBindBundle.of(EXPERIMENT, "D00736.002", TEXT, 101, "MIT").write(folder);
  }

  @Test
  void whatWasWrittenIsFoundAndComputesTheSame() {
    Path file = write();
    ModelLibrary library = ModelLibrary.scan(folder);
    assertEquals(List.of(), library.broken());
    ModelBundle bundle = library.load("ARID3A/deepbind");
    assertEquals("ARID3A_K562_ARID3A_sc-8821_Stanford/deepbind", bundle.id());
    assertEquals(file, library.find(bundle.id()).file());
    assertTrue(bundle.card().isImported());
    assertFalse(bundle.card().evaluation().isMeasured());
    byte[] codes = Sequences.random(101, 0, 1);
    float[] expected = new float[1];
    float[] found = new float[1];
    DeepBindNetwork.of(DeepBindParameters.read(TEXT), 101)
        .newEvaluator()
        .logitMargins(codes, WindowRun.single(0), expected);
    bundle.network().newEvaluator().logitMargins(codes, WindowRun.single(0), found);
    assertEquals(expected[0], found[0], 0f);
  }

  @Test
  void theSameModelGivesTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(write());
    assertArrayEquals(first, Files.readAllBytes(write()));
  }

  /**
   * Rewrites the bundle with one entry changed, added, or left out when {@code content} is null.
   */
  private void spoil(String name, byte[] content, String expected) throws IOException {
    Path file = write();
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    entries.put(name, content);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        if (entry.getValue() != null) {
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          zip.write(entry.getValue());
          zip.closeEntry();
        }
      }
    }
    InputException refusal = assertThrows(InputException.class, () -> BundleReader.read(file));
    assertTrue(refusal.getMessage().startsWith(file + ": "), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
  }

  @Test
  void refusesOtherParametersThanTheCardDescribes() throws IOException {
    String text = new String(TEXT, UTF_8);
    spoil(
        "deepbind.txt",
        text.replace("num_hidden = 32", "num_hidden = 31").getBytes(UTF_8),
        "deepbind.txt is not the one that card.json describes");
  }

  @Test
  void refusesACardOfAnotherArchitecture() throws IOException {
    String card =
        cardText().replace("\"deepbind\"", "\"small-cnn\"").replace("/deepbind", "/small-cnn");
    spoil("card.json", card.getBytes(UTF_8), "card.json says small-cnn");
  }

  @Test
  void refusesABundleWithoutACardOrWithASecondModel() throws IOException {
    spoil("card.json", null, "holds no card.json");
    spoil("coefficients.bin", new byte[3], "holds two models");
  }

  private String cardText() throws IOException {
    try (InputStream in = Files.newInputStream(write());
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("card.json")) {
          return new String(zip.readAllBytes(), UTF_8);
        }
      }
    }
    throw new AssertionError("no card.json");
  }

  @Test
  void theIndexSaysWhatAModelIsOf() {
    DeepBindIndex index =
        DeepBindIndex.read(
            ("# comment\n"
                    + "D1.002\tARID3A\tTF\tHomo sapiens\tARID\t\tChIP-seq"
                    + "\t['CellLine=K562','Antibody=ARID3A_(sc-8821)','Lab=Stanford']\tdeepbind 0.1\n")
                .getBytes(UTF_8));
    assertEquals(1, index.size());
    assertEquals(EXPERIMENT, index.experiment("D1.002"));
    assertEquals(
        "The index has no model D2; leave the file its published name, which begins with an ID of"
            + " the index.",
        assertThrows(InputException.class, () -> index.experiment("D2")).getMessage());
  }

  @Test
  void refusesADamagedIndex() {
    refusedIndex("D1\tARID3A\n", "Line 1 has 2 tab-separated columns; expected at least 8.");
    refusedIndex("D1\tA\t\t\t\t\t\t['CellLine=K562','Lab=X']\n", "Line 1 says no Antibody");
    String line = "D1\tA\t\t\t\t\t\t['CellLine=K562','Antibody=A','Lab=%s']\n";
    refusedIndex(line.replace("%s", "X") + line.replace("%s", "Y"), "D1 is there twice");
    refusedIndex(line.replace("%s", "../X"), "cannot be the name of a folder");
  }

  private static void refusedIndex(String text, String expected) {
    String message =
        assertThrows(InputException.class, () -> DeepBindIndex.read(text.getBytes(UTF_8)))
            .getMessage();
    assertTrue(message.contains(expected), message);
  }
}
