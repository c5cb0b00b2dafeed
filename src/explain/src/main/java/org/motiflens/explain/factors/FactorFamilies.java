package org.motiflens.explain.factors;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Families of factors whose DNA-binding domains read alike: the table {@code families.tsv} beside
 * this class. Immutable.
 */
public final class FactorFamilies {
  private final Map<String, String> families = new HashMap<>();

  private FactorFamilies() {
    try (InputStream table = FactorFamilies.class.getResourceAsStream("families.tsv")) {
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        List<String> fields = Splitter.on('\t').splitToList(line);
        for (String factor : Splitter.on(' ').split(fields.get(1))) {
          families.put(factor, fields.get(0));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The table that comes with the product. */
  public static FactorFamilies bundled() {
    return new FactorFamilies();
  }

  /** The family of a factor; nothing when it has no relatives here. */
  public Optional<String> of(String factor) {
    return Optional.ofNullable(families.get(factor.toUpperCase(Locale.ROOT)));
  }
}
