package org.motiflens.genome;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the values of a file come from: keys and values in a fixed order, beginning with the
 * product and its version. It holds no time, no user and no path, so that the same input gives the
 * same bytes. Immutable.
 */
public final class Provenance {
  private final Map<String, String> entries;

  private Provenance(Map<String, String> entries) {
    this.entries = Collections.unmodifiableMap(entries);
  }

  /** Product and version alone. */
  public static Provenance ofThisProduct() {
    return new Provenance(Map.of()).with("product", Product.NAME + " " + Product.version());
  }

  /**
   * The same with one more entry at the end, or with another value for a key that is there.
   *
   * @param key lower-case words
   * @param value its control characters, line ends among them, become blanks
   */
  public Provenance with(String key, Object value) {
    Map<String, String> more = new LinkedHashMap<>(entries);
    more.put(key, Shown.plain(value.toString()).trim());
    return new Provenance(more);
  }

  /** All entries, in order. */
  public Map<String, String> entries() {
    return entries;
  }

  /** One line an entry, {@code # key: value}, each ended by a line feed. */
  public String commentLines() {
    StringBuilder lines = new StringBuilder();
    entries.forEach(
        (key, value) -> lines.append("# ").append(key).append(": ").append(value).append('\n'));
    return lines.toString();
  }
}
