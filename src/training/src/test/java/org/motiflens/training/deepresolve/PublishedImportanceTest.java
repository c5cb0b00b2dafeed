package org.motiflens.training.deepresolve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.genome.InputException;

/** Tables pickled as pandas does, opcode by opcode. */
class PublishedImportanceTest {
  @TempDir private Path folder;

  /** A pickle in the making. */
  private static final class Pickle {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Pickle() {
      put(0x80, 2);
    }

    Pickle put(int... values) {
      for (int value : values) {
        bytes.write(value);
      }
      return this;
    }

    Pickle text(String text) {
      put('U', text.length());
      bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
      return this;
    }

    Pickle global(String module, String name) {
      bytes.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
      return this;
    }

    /** numpy's way: an empty array, then its state. */
    Pickle array(double... values) {
      global("numpy.core.multiarray", "_reconstruct").put('(');
      global("numpy", "ndarray").put('K', 0, 0x85).text("b").put('t', 'R');
      put('(', 'K', 1, 'K', values.length, 0x85, 'N', 0x89, 'U', 8 * values.length);
      ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
      for (double value : values) {
        raw.putDouble(value);
      }
      bytes.writeBytes(raw.array());
      return put('t', 'b');
    }

    Path write(Path file) throws IOException {
      return Files.write(file, put('.').bytes.toByteArray());
    }
  }

  @Test
  void readsExperimentsAndTheirArrays() throws IOException {
    Path file =
        new Pickle()
            .put(']', 'q', 0, '(', ']', 'q', 1, '(')
            .text("wgEncodeA")
            .put('q', 2)
            .text("wgEncodeB")
            .put('e')
            // The same list again, as pandas has it in two places.
            .put('h', 1, ']', '(')
            .array(0.5, -1)
            .array(0.25, 2)
            .array(0, 0.125)
            .array(1e-6, 0)
            .put('e', 'e')
            .write(folder.resolve("table.pkl"));
    PublishedImportance table = PublishedImportance.read(file);
    assertEquals(List.of("wgEncodeA", "wgEncodeB"), table.experiments());
    assertArrayEquals(new double[] {0.25, 2}, table.importance("wgEncodeB").orElseThrow());
    assertArrayEquals(new double[] {0, 0.125}, table.inconsistency("wgEncodeA").orElseThrow());
    assertTrue(table.importance("wgEncodeC").isEmpty());
  }

  @Test
  void callsNothing() throws IOException {
    Path file =
        new Pickle()
            .global("os", "system")
            .put('(')
            .text("touch " + folder.resolve("called"))
            .put('t', 'R')
            .write(folder.resolve("evil.pkl"));
    assertThrows(InputException.class, () -> PublishedImportance.read(file));
    assertTrue(Files.notExists(folder.resolve("called")));
  }

  @Test
  void refusesWhatIsNoSuchTable() throws IOException {
    Path text = Files.writeString(folder.resolve("text.pkl"), "experiment\tOFIV\n");
    assertEquals(
        text + ": it is not the table of importance that DeepResolve published; fetch it again.",
        assertThrows(InputException.class, () -> PublishedImportance.read(text)).getMessage());
    Path cut = Files.write(folder.resolve("cut.pkl"), new byte[] {(byte) 0x80, 2, ']', 'U', 9});
    assertThrows(InputException.class, () -> PublishedImportance.read(cut));
    Path missing = folder.resolve("none.pkl");
    assertEquals(
        "Cannot read "
            + missing
            + ": there is no such file in "
            + folder
            + "; name one that is there.",
        assertThrows(InputException.class, () -> PublishedImportance.read(missing)).getMessage());
    Path few =
        new Pickle()
            .put(']', '(')
            .text("wgEncodeA")
            .array(1, 2)
            .put('e')
            .write(folder.resolve("f"));
    assertEquals(
        few
            + ": it has 1 experiments and 1 arrays; expected two arrays an experiment, as in the"
            + " table that DeepResolve published.",
        assertThrows(InputException.class, () -> PublishedImportance.read(few)).getMessage());
  }
}
