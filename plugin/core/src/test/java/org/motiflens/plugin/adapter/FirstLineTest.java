package org.motiflens.plugin.adapter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line put before a method asks the hook first, and leaves the rest as it was. */
class FirstLineTest {
  private static final String PACKAGE = "org/motiflens/plugin/adapter/FirstLineTest$";
  private static final String STRING = "(Ljava/lang/String;Ljava/lang/Integer;)Ljava/util/List;";

  /** Stands for a class of IGV's. */
  public static class Loader {
    public List<String> load(String name, Integer times) {
      return List.of("theirs " + name.repeat(times));
    }

    public List<String> load(String name) {
      return List.of("other " + name);
    }

    public static List<String> make(String name, Integer times) {
      return List.of("made " + name.repeat(times));
    }
  }

  /** What the woven line asks. */
  public static final class Hook {
    private Hook() {}

    public static boolean handles(String name) {
      return name.startsWith("ours");
    }

    public static List<String> open(String name) {
      return List.of("opened " + name);
    }
  }

  /** Gives the woven class in place of the one on the class path. */
  private static final class Woven extends ClassLoader {
    Woven() {
      super(FirstLineTest.class.getClassLoader());
    }

    Class<?> define(byte[] file) {
      return defineClass(null, file, 0, file.length);
    }
  }

  private static byte[] original() throws IOException {
    try (InputStream stream = Loader.class.getResourceAsStream("FirstLineTest$Loader.class")) {
      return stream.readAllBytes();
    }
  }

  private static FirstLine line(String method) {
    return new FirstLine(PACKAGE + "Loader", method, STRING, PACKAGE + "Hook");
  }

  private static Object call(FirstLine line, String name)
      throws IOException, ReflectiveOperationException {
    Class<?> woven = new Woven().define(line.weave(original()));
    Method method = woven.getMethod(line.method(), String.class, Integer.class);
    try {
      return method.invoke(woven.getConstructor().newInstance(), name, 2);
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    }
  }

  @Test
  void whatTheHookHandlesItOpensAndTheRestTakesTheOldWay() throws Exception {
    assertEquals(List.of("opened ours"), call(line("load"), "ours"));
    assertEquals(List.of("theirs aa"), call(line("load"), "a"));
  }

  @Test
  void aStaticMethodHasItsFirstArgumentElsewhere() throws Exception {
    assertEquals(List.of("opened ours"), call(line("make"), "ours"));
    assertEquals(List.of("made aa"), call(line("make"), "a"));
  }

  @Test
  void aMethodOfTheSameNameWithOtherArgumentsIsLeftAlone() throws Exception {
    Class<?> woven = new Woven().define(line("load").weave(original()));
    Object loader = woven.getConstructor().newInstance();
    assertEquals(
        List.of("other ours"), woven.getMethod("load", String.class).invoke(loader, "ours"));
  }

  @Test
  void aClassWithoutTheMethodIsNotChanged() throws Exception {
    FirstLine elsewhere = line("absent");
    assertArrayEquals(original(), elsewhere.weave(original()));
  }
}
