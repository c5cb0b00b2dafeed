package org.motiflens.explain.factors;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import java.io.IOException;
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
    try {
      for (String line :
          Resources.readLines(
              Resources.getResource(FactorFamilies.class, "families.tsv"),
              StandardCharsets.UTF_8)) {
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
