package org.motiflens.genome.table;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.motiflens.genome.InputException;
import org.motiflens.genome.file.AtomicOutput;
import org.motiflens.genome.file.FileFailure;

/**
 * Text in the making: on standard output it appears as it is written, as a file when it is
 * committed. Closed before, no file is left.
 */
public final class OpenText extends Writer {
  /** Characters between two looks at standard output: each empties the buffers. */
  private static final int CHECKED_EVERY = 1 << 13;

  private final Writer writer;
  private final PrintWriter standardOutput;
  private final AtomicOutput file;
  private final String target;
  private int unchecked;

  private OpenText(Writer writer, PrintWriter standardOutput, AtomicOutput file, String target) {
    this.writer = writer;
    this.standardOutput = standardOutput;
    this.file = file;
    this.target = target;
  }

  public static OpenText on(PrintWriter standardOutput) {
    return new OpenText(
        new BufferedWriter(standardOutput), standardOutput, null, "standard output");
  }

  /**
   * Begins a file, block-compressed when its name ends in {@code .gz}.
   *
   * @throws InputException when it cannot be written
   */
  public static OpenText create(Path path) {
    AtomicOutput file = AtomicOutput.create(path);
    OutputStream stream =
        path.toString().endsWith(".gz")
            ? new BlockCompressedOutputStream(file.stream(), (Path) null)
            : file.stream();
    return new OpenText(
        new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)),
        null,
        file,
        path.toString());
  }

  @Override
  public void write(char[] letters, int offset, int length) {
    try {
      writer.write(letters, offset, length);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    unchecked += length;
    if (unchecked > CHECKED_EVERY) {
      checkReader();
    }
  }

  /** Nobody needs what nobody reads. */
  private void checkReader() {
    unchecked = 0;
    if (standardOutput != null && standardOutput.checkError()) {
      throw new CancellationException("standard output is closed");
    }
  }

  private InputException cannotWrite(IOException e) {
    return FileFailure.writing(target, e);
  }

  @Override
  public void flush() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  /**
   * Ends the text; a file appears under its name now.
   *
   * @throws InputException when writing fails; then no file is left
   */
  public void commit() {
    flush();
    checkReader();
    if (file != null) {
      try {
        writer.close();
      } catch (IOException e) {
        throw cannotWrite(e);
      }
      file.commit();
    }
  }

  /** Removes a file that was not committed; what is on standard output stays. */
  @Override
  public void close() {
    try {
      if (file == null) {
        writer.flush();
      } else {
        file.close();
      }
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }
}
