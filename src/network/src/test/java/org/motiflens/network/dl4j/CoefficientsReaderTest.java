package org.motiflens.network.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.motiflens.genome.InputException;
import org.motiflens.network.bundle.BundleFixture;
import org.motiflens.network.bundle.BundleFixture.Numbers;

class CoefficientsReaderTest {
  private static final Numbers THREE_FLOATS =
      out -> {
        out.writeFloat(1);
        out.writeFloat(-2);
        out.writeFloat(0.5f);
      };

  @Test
  void aRowThatDeeplearning4jWroteComesBackByteForByte() {
    BundleFixture fixture = BundleFixture.of("small-rnn");
    float[] parameters = fixture.parameters();
    assertEquals(9602, parameters.length);
    assertArrayEquals(fixture.entry("coefficients.bin"), BundleFixture.row(parameters));
  }

  @Test
  void bothRanksAndBothOrdersOfARowAreRead() {
    float[] expected = {1, -2, 0.5f};
    for (long order : new long[] {'c', 'f'}) {
      byte[] vector =
          BundleFixture.nd4j(new long[] {1, 3, 1, 0x2000, 1, order}, "FLOAT", 3, THREE_FLOATS);
      byte[] row =
          BundleFixture.nd4j(
              new long[] {2, 1, 3, 3, 1, 0x2000, 1, order}, "FLOAT", 3, THREE_FLOATS);
      assertArrayEquals(expected, CoefficientsReader.read(vector));
      assertArrayEquals(expected, CoefficientsReader.read(row));
    }
  }

  @Test
  void doublesAreRoundedToFloats() {
    byte[] content =
        BundleFixture.nd4j(
            new long[] {1, 2, 1, 0, 1, 'c'},
            "DOUBLE",
            2,
            out -> {
              out.writeDouble(Math.PI);
              out.writeDouble(-1e-3);
            });
    assertArrayEquals(new float[] {(float) Math.PI, -1e-3f}, CoefficientsReader.read(content));
  }

  @Test
  void aCutRowIsRefusedWhereverItIsCut() {
    byte[] content = BundleFixture.row(1, 2, 3);
    for (int length = 0; length < content.length; length++) {
      byte[] cut = Arrays.copyOf(content, length);
      assertThrows(InputException.class, () -> CoefficientsReader.read(cut), length + " bytes");
    }
  }

  @Test
  void bytesAfterTheRowAreRefused() {
    refused("announces 3 parameters", Arrays.copyOf(BundleFixture.row(1, 2, 3), 200));
  }

  @Test
  void numbersThatAreNoWeightsAreRefusedWithTheirPlace() {
    refused("Parameter 1 in coefficients.bin is NaN", BundleFixture.row(1, Float.NaN, 3));
    refused("Parameter 2", BundleFixture.row(1, 2, Float.NEGATIVE_INFINITY));
    byte[] tooLarge =
        BundleFixture.nd4j(
            new long[] {1, 1, 1, 0, 1, 'c'}, "DOUBLE", 1, out -> out.writeDouble(1e300));
    refused("Parameter 0 in coefficients.bin is Infinity", tooLarge);
  }

  @Test
  void otherArraysAreRefused() {
    refused(
        "numbers of type HALF",
        BundleFixture.nd4j(new long[] {1, 3, 1, 0, 1, 'c'}, "HALF", 3, THREE_FLOATS));
    refused(
        "not one row",
        BundleFixture.nd4j(
            new long[] {2, 2, 2, 2, 1, 0, 1, 'c'}, "FLOAT", 4, out -> out.write(new byte[16])));
    refused(
        "not one row",
        BundleFixture.nd4j(new long[] {1, -3, 1, 0, 1, 'c'}, "FLOAT", 3, THREE_FLOATS));
    refused(
        "not one row",
        BundleFixture.nd4j(new long[] {1, 3, 1, 0, 1, 'x'}, "FLOAT", 3, THREE_FLOATS));
    refused(
        "does not begin with the shape",
        BundleFixture.nd4j(new long[] {3, 1, 1, 3, 3, 3, 1, 0, 1, 'c'}, "FLOAT", 3, THREE_FLOATS));
    refused(
        "announces 2147483647 parameters",
        BundleFixture.nd4j(
            new long[] {1, Integer.MAX_VALUE, 1, 0, 1, 'c'},
            "FLOAT",
            Integer.MAX_VALUE,
            THREE_FLOATS));
    refused("not an array as ND4J 1.0 writes it", new byte[] {0, 4, 'H', 'E', 'A', 'P', 0, 0});
  }

  private static void refused(String part, byte[] content) {
    InputException refusal =
        assertThrows(InputException.class, () -> CoefficientsReader.read(content));
    assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
  }
}
