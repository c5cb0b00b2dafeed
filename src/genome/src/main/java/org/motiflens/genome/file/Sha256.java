package org.motiflens.genome.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of what it is given, piece by piece, as lower-case hexadecimal digits. For one thread.
 */
public final class Sha256 {
  private final MessageDigest digest;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Of some bytes. */
  public static String of(byte[] content) {
    return new Sha256().add(content).text();
  }

  public Sha256 add(byte[] content) {
    digest.update(content);
    return this;
  }

  /** A text, as UTF-8. */
  public Sha256 add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bits of numbers, the highest byte of each first. */
  public Sha256 add(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return add(bytes.array());
  }

  /** 64 digits. Begins anew. */
  public String text() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
