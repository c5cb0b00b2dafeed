package org.motiflens.plugin.track.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motiflens.genome.InputException;
import org.motiflens.plugin.message.Messages;

/** A session may name anything as the file of its variants. */
class VariantEffectModelTest {
  @TempDir Path folder;

  private static String refusal(String written) {
    return assertThrows(InputException.class, () -> VariantEffectModel.local(written)).getMessage();
  }

  /** Windows would ask another machine for it, and tell it who asks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "//host/share/x.vcf",
        "\\\\host\\share\\x.vcf",
        "/\\host/share/x.vcf",
        "\\/host\\x.vcf",
        "//",
        ""
      })
  void aFileOfAnotherMachineIsNotAskedFor(String written) {
    assertEquals(Messages.VARIANTS_NOT_LOCAL, refusal(written));
  }

  @Test
  void aFolderIsNoFileOfVariants() {
    assertTrue(refusal("/").contains("is a folder"), refusal("/"));
    assertTrue(refusal(folder.toString()).contains("is a folder"));
  }

  @Test
  void aFileIsTakenAsItIsWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("x.vcf"));
    assertEquals(file, VariantEffectModel.local(file.toString()));
    assertEquals(Path.of("/somewhere/else.vcf"), VariantEffectModel.local("/somewhere/else.vcf"));
  }
}
