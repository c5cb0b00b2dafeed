package org.motiflens.plugin.igv3;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The class files of the IGV 3 that {@code IGV3_HOME} or {@code IGV_HOME} names. Read, never
 * loaded: they are made for a newer Java than these tests may run in.
 */
final class Igv3Classes implements AutoCloseable {
  private final URLClassLoader jars;

  private Igv3Classes(URLClassLoader jars) {
    this.jars = jars;
  }

  /** Passes the test over where no IGV 3 is named. */
  static Igv3Classes assumed() throws IOException {
    for (String variable : List.of("IGV3_HOME", "IGV_HOME")) {
      String home = System.getenv(variable);
      Path lib = home == null ? null : Path.of(home, "lib");
      if (lib != null && Files.isDirectory(lib)) {
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> files = Files.list(lib)) {
          for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
            urls.add(jar.toUri().toURL());
          }
        }
        Igv3Classes classes = new Igv3Classes(new URLClassLoader(urls.toArray(URL[]::new), null));
        if (classes.find("org/igv/ui/IGV").isPresent()) {
          return classes;
        }
        classes.close();
      }
    }
    assumeTrue(false, "neither IGV3_HOME nor IGV_HOME names an IGV 3");
    throw new AssertionError();
  }

  /** The bytes of a class, by its name in class files. */
  Optional<byte[]> bytes(String name) throws IOException {
    try (InputStream stream = stream(name)) {
      return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
    }
  }

  private InputStream stream(String name) {
    InputStream ofJars = jars.getResourceAsStream(name + ".class");
    return ofJars != null ? ofJars : ClassLoader.getSystemResourceAsStream(name + ".class");
  }

  Optional<ClassNode> find(String name) throws IOException {
    Optional<byte[]> bytes = bytes(name);
    return bytes.map(Igv3Classes::node);
  }

  static ClassNode node(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, ClassReader.SKIP_CODE);
    return node;
  }

  /** A method as the Java machine resolves it: of the class, or of what it is made from. */
  Optional<MethodNode> method(String owner, String name, String descriptor) throws IOException {
    Optional<ClassNode> found = find(owner);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Optional<MethodNode> own =
        found.get().methods.stream()
            .filter(method -> method.name.equals(name) && method.desc.equals(descriptor))
            .filter(method -> (method.access & Opcodes.ACC_PRIVATE) == 0)
            .findFirst();
    if (own.isPresent() || name.equals("<init>")) {
      return own;
    }
    for (String parent : parents(found.get())) {
      Optional<MethodNode> inherited = method(parent, name, descriptor);
      if (inherited.isPresent()) {
        return inherited;
      }
    }
    return Optional.empty();
  }

  Optional<FieldNode> field(String owner, String name, String descriptor) throws IOException {
    Optional<ClassNode> found = find(owner);
    return found.flatMap(
        node ->
            node.fields.stream()
                .filter(field -> field.name.equals(name) && field.desc.equals(descriptor))
                .findFirst());
  }

  /** The superclass, if any, and the interfaces. */
  static List<String> parents(ClassNode node) {
    List<String> parents = new ArrayList<>(node.interfaces);
    if (node.superName != null) {
      parents.add(0, node.superName);
    }
    return parents;
  }

  /** Whether a class is one, or is made from it. */
  boolean isA(String name, String ancestor) throws IOException {
    if (name.equals(ancestor)) {
      return true;
    }
    Optional<ClassNode> found = find(name);
    if (found.isPresent()) {
      for (String parent : parents(found.get())) {
        if (isA(parent, ancestor)) {
          return true;
        }
      }
    }
    return false;
  }

  /** All names of methods that a class would have to implement, with their descriptors. */
  List<String> abstractMethods(String name) throws IOException {
    List<String> wanted = new ArrayList<>();
    Optional<ClassNode> found = find(name);
    if (found.isPresent()) {
      found.get().methods.stream()
          .filter(method -> (method.access & Opcodes.ACC_ABSTRACT) != 0)
          .forEach(method -> wanted.add(method.name + " " + method.desc));
      for (String parent : parents(found.get())) {
        wanted.addAll(abstractMethods(parent));
      }
    }
    return wanted;
  }

  static List<String> words(String text) {
    return Arrays.asList(text.split(" ", -1));
  }

  @Override
  public void close() throws IOException {
    jars.close();
  }
}
