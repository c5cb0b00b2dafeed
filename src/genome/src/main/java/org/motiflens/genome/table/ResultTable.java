package org.motiflens.genome.table;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.motiflens.genome.Provenance;
import org.motiflens.genome.Shown;
import org.motiflens.genome.track.FloatText;

/**
 * Rows of named columns, as tab-separated text or as JSON. A value is a text, an {@link Integer}, a
 * {@link Float} or an array of floats; null and NaN are no value: {@code NA} in text, null in JSON.
 * Floats are written in the shortest text that reads back as the same float.
 */
public abstract class ResultTable {
  private static final Gson JSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  /** What stands for no value. */
  static final String NONE = "NA";

  private final OpenText text;
  private final List<String> columns;

  /** What is still to be written before the first row. */
  private String beginning;

  private ResultTable(OpenText text, String beginning, List<String> columns) {
    this.text = text;
    this.beginning = beginning;
    this.columns = List.copyOf(columns);
  }

  /**
   * Begins tab-separated text. An array takes as many columns as it has values.
   *
   * @param header whether provenance, as comments, and the names of columns come first
   */
  public static ResultTable tabSeparated(
      OpenText text, boolean header, Provenance provenance, List<String> columns) {
    return new TabSeparated(
        text, header ? provenance.commentLines() + String.join("\t", columns) + "\n" : "", columns);
  }

  /** Begins a JSON object: the provenance, then an array with an object for each row. */
  public static ResultTable json(OpenText text, Provenance provenance, List<String> columns) {
    return new Json(text, provenance, columns);
  }

  /** Appends a row: one value a column. */
  public final void row(List<Object> values) {
    if (values.size() != columns.size()) {
      throw new IllegalArgumentException(values.size() + " values for " + columns);
    }
    begin();
    append(values);
  }

  /** Not before the first row is known: an input that is refused leaves no header behind. */
  private void begin() {
    print(beginning);
    beginning = "";
  }

  abstract void append(List<Object> values);

  /** Ends the text; a file appears under its name now. */
  public final void commit() {
    begin();
    print(ending());
    text.commit();
  }

  /** What follows the last row. */
  abstract String ending();

  final void print(String line) {
    text.write(line.toCharArray(), 0, line.length());
  }

  public final List<String> columns() {
    return columns;
  }

  private static final class TabSeparated extends ResultTable {
    TabSeparated(OpenText text, String beginning, List<String> columns) {
      super(text, beginning, columns);
    }

    @Override
    String ending() {
      return "";
    }

    @Override
    void append(List<Object> values) {
      List<String> cells = new ArrayList<>();
      for (Object value : values) {
        if (value instanceof float[] array) {
          for (float element : array) {
            cells.add(cell(element));
          }
        } else {
          cells.add(cell(value));
        }
      }
      print(String.join("\t", cells) + "\n");
    }

    private static String cell(Object value) {
      if (value == null) {
        return NONE;
      }
      if (value instanceof Float number) {
        return number.isNaN() ? NONE : FloatText.of(number);
      }
      return Shown.plain(value.toString());
    }
  }

  private static final class Json extends ResultTable {
    private String separator = "\n";

    Json(OpenText text, Provenance provenance, List<String> columns) {
      super(
          text, "{\"provenance\":" + JSON.toJson(provenance.entries()) + ",\n\"rows\":[", columns);
    }

    /** A row is a line: large files stay readable, and tools for lines useful. */
    @Override
    void append(List<Object> values) {
      JsonObject row = new JsonObject();
      for (int i = 0; i < values.size(); i++) {
        row.add(columns().get(i), element(values.get(i)));
      }
      print(separator + JSON.toJson(row));
      separator = ",\n";
    }

    private static JsonElement element(Object value) {
      if (value instanceof float[] array) {
        JsonArray elements = new JsonArray();
        for (float element : array) {
          elements.add(element(element));
        }
        return elements;
      }
      if (value == null || (value instanceof Float number && number.isNaN())) {
        return JsonNull.INSTANCE;
      }
      if (value instanceof Float number) {
        return new JsonPrimitive(new BigDecimal(FloatText.of(number)));
      }
      return value instanceof Integer number
          ? new JsonPrimitive(number)
          : new JsonPrimitive(value.toString());
    }

    @Override
    String ending() {
      return "\n]}\n";
    }
  }
}
