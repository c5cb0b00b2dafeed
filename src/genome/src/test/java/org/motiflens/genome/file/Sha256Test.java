package org.motiflens.genome.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {
  @Test
  void isThatOfTheStandardsExamples() {
    // FIPS 180-2, appendix B.1 and B.2.
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        Sha256.of("abc".getBytes(StandardCharsets.US_ASCII)));
    assertEquals(
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        new Sha256()
            .add("abcdbcdecdefdefgefghfghighij")
            .add("hijkijkljklmklmnlmnomnopnopq")
            .text());
  }

  @Test
  void numbersCountByTheirBitsHighestByteFirst() {
    float[] values = {1.5f, -0f, Float.MIN_VALUE};
    ByteBuffer bytes = ByteBuffer.allocate(12);
    for (float value : values) {
      bytes.putInt(Float.floatToRawIntBits(value));
    }
    assertEquals(Sha256.of(bytes.array()), new Sha256().add(values).text());
  }
}
