package org.motiflens.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/messages.md} lists what people may be told, as the sources have it. The table is made
 * anew by this test, in {@code target/messages.md}; copy it when it is right.
 */
class MessagesDocumentTest {
  private static final Path HOME = Path.of(System.getProperty("motiflens.home", "../.."));
  private static final Path DOCUMENT = HOME.resolve("docs/messages.md");

  /** Exceptions whose message is shown as it is. */
  private static final Set<String> FOR_PEOPLE =
      Set.of(
          "InputException",
          "RefusedVariantException",
          "UnsuitableDeclarationException",
          "ParameterException");

  /**
   * Exceptions whose message is the reason in somebody else's sentence, and what is passed over.
   */
  private static final Set<String> REASONS =
      Set.of("IOException", "EOFException", "FileSystemException", "Broken");

  /** Rows of a file that are passed over for a reason, while the others are computed. */
  private static final String ROW = "RefusedVariantException";

  /** Makers of such exceptions that take the words, the last of a refusal. */
  private static final Set<String> REFUSING = Set.of("isNot", "unusable", "error", "refusal");

  /** Makers that take a reason, or what was expected, and say themselves what to do. */
  private static final Set<String> MAKERS =
      Set.of("badLine", "wrong", "damaged", "refused", "unlike", "failed", "clash");

  /** What is printed on the way: notes and warnings, which begin with the command's name. */
  private static final Set<String> PRINTERS = Set.of("println", "print", "format", "printf");

  /** Methods whose results are told. */
  private static final Set<String> SAYING =
      Set.of("sentence", "reason", "problem", "warning", "message", "why", "said", "notice");

  /** Where every text that ends as a sentence does is told: what the extension shows. */
  private static final Pattern SHOWN =
      Pattern.compile("plugin\\.(presenter|panel|track|extension|learnt|table|file|install)\\b.*");

  private static final Pattern ENDS_AS_A_SENTENCE = Pattern.compile("(?s).*\\p{L}{2,} .*[.…?]\\s*");

  /** Words that tell somebody to do something. */
  private static final Pattern TO_DO =
      Pattern.compile(
          "(?:^|[;:,.] |, or |and )(?:(?:then |or |load and |please )?)"
              + "(add|ask|begin|calibrate|change|check|choose|close|compress|copy|create|cut|declare"
              + "|build|define|delete|draw|expected|export|import|fetch|free|give|go|install|keep|leave|load|look|make"
              + "|move|name|open|pick|put|read|remove|rename|repeat|replace|report|restart|run|save|score"
              + "|see|select|set|shorten|sort|split|start|state|take|train|try|turn|unpack|use|wait|write"
              + "|zoom)\\b"
              + "|\\bMissing required|\\b(must|needs?|goes? with|go with|expected|at least|at most|there (is|are) "
              + "(only|models of)|are shares|, above|is FROM-TO|to be named|must be|can be|or more)\\b",
          Pattern.CASE_INSENSITIVE);

  /** A question that names what to look at. */
  private static final Pattern ASKS = Pattern.compile("(is it|are they|did you mean) [^?]+\\?$");

  /** A refusal that ends in words of somebody else, who says what to do. */
  private static final Pattern ENDS_IN_A_REASON =
      Pattern.compile(
          "(?s).*‹(reason|clause|why\\w*|getMessage|to(Read|Write)|sentence|orElse|expected|get|reads)›"
              + "[\\]).\"]*( ?\\|?\\]?)|.*: \"‹line›\"");

  /** Of what the extension shows: words of something that could not be done. */
  private static final Pattern REFUSES =
      Pattern.compile(
          "(?i)\\b(cannot|could not|not (read|found|written|there|enough)|no (usable|such)|lies?"
              + " outside|does not|do not|is shorter|too few|there is no|there are none|is none|is not|has no|have no|needs?|no (models|peak|thing)"
              + "|holds no|other weights|unexpected|unknown)\\b");

  /** Facts in the words of a refusal: what was asked for, and what is as it should be. */
  private static final Set<String> FACTS =
      Set.of(
          "stopped before the end.",
          "‹NAME› is not in IGV; nothing was changed.",
          "A model of profiles has no P; its Δ is of the log counts.");

  private static final String COMMAND = "motiflens: ";

  private static final String BEGIN = "<!-- messages: made from the sources; ";

  /** What a text is; of one that is said as several the first counts. */
  private enum Kind {
    /** Something that is asked for is not done: it must say what to do. */
    REFUSAL,
    /** What stands within a refusal, or beside a row that is passed over. */
    REASON,
    /** How it is, or what a button does: nothing is to be done. */
    NOTE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A sentence, its variable parts in angle brackets. */
  private record Sentence(String place, String text, Kind kind) implements Comparable<Sentence> {
    @Override
    public int compareTo(Sentence other) {
      int byPlace = place.compareTo(other.place);
      return byPlace != 0 ? byPlace : text.compareTo(other.text);
    }

    boolean saysWhatToDo() {
      return TO_DO.matcher(text).find()
          || ASKS.matcher(text).find()
          || ENDS_IN_A_REASON.matcher(text).matches();
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String folder : List.of("src", "plugin")) {
      try (Stream<Path> files = Files.walk(HOME.resolve(folder))) {
        files
            .filter(
                file ->
                    file.toString()
                            .replace('\\', '/')
                            .matches(".*/src/(main|vector)/java/.*\\.java")
                        && !file.toString().contains("igv3-stubs")
                        && !file.toString().contains("fixture")
                        && !file.toString().contains("bench"))
            .sorted()
            .forEach(sources::add);
      }
    }
    return sources;
  }

  /** Reads one file: its constants first, then its sentences. */
  private static final class Reader extends TreeScanner<Void, Void> {
    private final Set<Sentence> found;

    /** Methods that are asked for words of a refusal, in any file. */
    private final Set<String> asked;

    private final Map<String, String> constants = new HashMap<>();
    private String place = "";
    private boolean allReturns;
    private boolean allTexts;
    private String method = "";

    Reader(Set<Sentence> found, Set<String> asked) {
      this.found = found;
      this.asked = asked;
    }

    /** The methods that refusals of a file ask for words. */
    static void ask(CompilationUnitTree unit, Set<String> asked) {
      new TreeScanner<Boolean, Boolean>() {
        @Override
        public Boolean visitNewClass(NewClassTree tree, Boolean inside) {
          return super.visitNewClass(
              tree, FOR_PEOPLE.contains(simple(tree.getIdentifier().toString())));
        }

        @Override
        public Boolean visitMethodInvocation(MethodInvocationTree tree, Boolean inside) {
          if (inside) {
            asked.add(simple(tree.getMethodSelect().toString()));
          }
          return super.visitMethodInvocation(tree, inside);
        }
      }.scan(unit, false);
    }

    void read(CompilationUnitTree unit) {
      String name = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitVariable(VariableTree variable, Void unused) {
          if (variable.getInitializer() != null
              && variable.getModifiers().getFlags().contains(Modifier.FINAL)
              && variable.getModifiers().getFlags().contains(Modifier.STATIC)
              && variable.getType().toString().equals("String")) {
            constants.put(variable.getName().toString(), words(variable.getInitializer()));
          }
          return super.visitVariable(variable, null);
        }
      }.scan(unit, null);
      String file = unit.getSourceFile().getName().replace('\\', '/');
      String simple = file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
      place = name.replace("org.motiflens.", "") + "." + simple;
      allReturns = place.equals("plugin.message.Messages");
      allTexts = SHOWN.matcher(place).matches();
      if (allReturns) {
        constants.values().forEach(text -> add(text, kindOfShown(text)));
      }
      scan(unit, null);
    }

    private void add(String text, Kind kind) {
      String told = text.strip();
      if (told.matches(".*\\p{L}{2,} .*")) {
        Sentence sentence = new Sentence(place, told, FACTS.contains(told) ? Kind.NOTE : kind);
        if (kind == Kind.REFUSAL) {
          found.remove(sentence);
        }
        found.add(sentence);
      }
    }

    private static Kind kindOfSaid(String text) {
      return text.endsWith(".") ? Kind.REFUSAL : Kind.REASON;
    }

    private static Kind kindOfShown(String text) {
      return text.endsWith(".")
              && ENDS_AS_A_SENTENCE.matcher(text).matches()
              && REFUSES.matcher(text).find()
          ? Kind.REFUSAL
          : Kind.NOTE;
    }

    @Override
    public Void visitMethod(MethodTree tree, Void unused) {
      String outer = method;
      method = tree.getName().toString();
      super.visitMethod(tree, null);
      method = outer;
      return null;
    }

    @Override
    public Void visitReturn(ReturnTree tree, Void unused) {
      ExpressionTree told = tree.getExpression();
      // Where a method comes from stands in the document of methods.
      boolean saying =
          SAYING.contains(method) || (asked.contains(method) && !method.equals("source"));
      if (told != null && (allReturns || (saying && isText(told)))) {
        each(told instanceof MethodInvocationTree call ? inside(call) : told, null);
      }
      return super.visitReturn(tree, null);
    }

    @Override
    public Void visitAnnotation(AnnotationTree tree, Void unused) {
      // Help of commands, which has a document of its own.
      return null;
    }

    @Override
    public Void visitBinary(BinaryTree tree, Void unused) {
      if (allTexts && tree.getKind() == Tree.Kind.PLUS && isText(tree)) {
        shown(words(tree));
        return null;
      }
      return super.visitBinary(tree, null);
    }

    @Override
    public Void visitLiteral(LiteralTree tree, Void unused) {
      if (allTexts && tree.getValue() instanceof String text) {
        shown(text);
      }
      return super.visitLiteral(tree, null);
    }

    private void shown(String text) {
      if (ENDS_AS_A_SENTENCE.matcher(text).matches()) {
        add(text, kindOfShown(text));
      }
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void unused) {
      String type = simple(tree.getIdentifier().toString());
      if (FOR_PEOPLE.contains(type) || REASONS.contains(type)) {
        Kind kind = REASONS.contains(type) || type.equals(ROW) ? Kind.REASON : Kind.REFUSAL;
        tree.getArguments().stream()
            .filter(Reader::isText)
            .findFirst()
            .ifPresent(told -> each(told, kind));
      }
      return super.visitNewClass(tree, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      boolean refusing = REFUSING.contains(simple(tree.getMethodSelect().toString()));
      if (refusing || MAKERS.contains(simple(tree.getMethodSelect().toString()))) {
        List<String> parts =
            tree.getArguments().stream().filter(Reader::isText).map(this::words).toList();
        if (!parts.isEmpty()) {
          boolean isNot = simple(tree.getMethodSelect().toString()).equals("isNot");
          add(
              (isNot ? "Line ‹number› of ‹name› is not " : "")
                  + String.join(": ", parts)
                  + (isNot && parts.size() == 1 ? ": ‹reason›" : ""),
              refusing ? Kind.REFUSAL : Kind.REASON);
        }
      }
      if (PRINTERS.contains(simple(tree.getMethodSelect().toString()))) {
        String text = tree.getArguments().stream().anyMatch(Reader::isText) ? formatted(tree) : "";
        if (text.startsWith(COMMAND)) {
          add(text.substring(COMMAND.length()), Kind.NOTE);
        }
      }
      return super.visitMethodInvocation(tree, null);
    }

    /** What an Optional is made of. */
    private static ExpressionTree inside(MethodInvocationTree call) {
      return simple(call.getMethodSelect().toString()).equals("of")
              && call.getArguments().size() == 1
          ? call.getArguments().get(0)
          : call;
    }

    @Override
    public Void visitVariable(VariableTree variable, Void unused) {
      if (variable.getName().contentEquals("sentence") && variable.getInitializer() != null) {
        add(words(variable.getInitializer()), Kind.REASON);
      }
      return super.visitVariable(variable, null);
    }

    /**
     * Either branch of a choice is a sentence of its own.
     *
     * @param kind null where the words tell it: a whole sentence, or a part of one
     */
    private void each(ExpressionTree tree, Kind kind) {
      if (tree instanceof ConditionalExpressionTree choice) {
        each(choice.getTrueExpression(), kind);
        each(choice.getFalseExpression(), kind);
      } else {
        String text = words(tree);
        add(
            text,
            kind != null ? kind : allTexts || allReturns ? kindOfShown(text) : kindOfSaid(text));
      }
    }

    private static boolean isText(ExpressionTree tree) {
      boolean[] text = {false};
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitLiteral(LiteralTree literal, Void unused) {
          text[0] |= literal.getValue() instanceof String;
          return null;
        }
      }.scan(tree, null);
      return text[0];
    }

    private static String simple(String name) {
      return name.substring(name.lastIndexOf('.') + 1);
    }

    /** An expression as people would see it, what is not known here by its name. */
    private String words(Tree tree) {
      if (tree instanceof LiteralTree literal) {
        return String.valueOf(literal.getValue());
      }
      if (tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
        return words(sum.getLeftOperand()) + words(sum.getRightOperand());
      }
      if (tree instanceof ParenthesizedTree inner) {
        return words(inner.getExpression());
      }
      if (tree instanceof ConditionalExpressionTree choice) {
        return "["
            + words(choice.getTrueExpression())
            + "|"
            + words(choice.getFalseExpression())
            + "]";
      }
      if (tree instanceof IdentifierTree name) {
        return constants.getOrDefault(name.getName().toString(), "‹" + name.getName() + "›");
      }
      if (tree instanceof MethodInvocationTree call) {
        return call(call);
      }
      return tree instanceof MemberSelectTree select ? "‹" + select.getIdentifier() + "›" : "‹…›";
    }

    private String call(MethodInvocationTree call) {
      String method = simple(call.getMethodSelect().toString());
      String text = method.equals("format") ? formatted(call) : "";
      return text.isEmpty() ? "‹" + method + "›" : text;
    }

    /** The first text, its places filled in with what stands behind it; nothing without a text. */
    private String formatted(MethodInvocationTree call) {
      List<? extends ExpressionTree> arguments = call.getArguments();
      int at = 0;
      while (at < arguments.size() && !isText(arguments.get(at))) {
        at++;
      }
      if (at == arguments.size()) {
        return "";
      }
      String text = words(arguments.get(at)).replace("%n", " ");
      for (ExpressionTree argument : arguments.subList(at + 1, arguments.size())) {
        text =
            text.replaceFirst(
                "%[-,0-9.]*[a-zA-Z]", words(argument).replace("\\", "\\\\").replace("$", "\\$"));
      }
      return text.replace("%%", "%");
    }
  }

  private static Set<Sentence> sentences;

  /** All sources are parsed once. */
  @BeforeAll
  static void readSources() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assumeTrue(compiler != null, "no compiler here");
    Set<Sentence> found = new TreeSet<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      Iterable<? extends JavaFileObject> sources = files.getJavaFileObjectsFromPaths(sources());
      JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of(), null, sources);
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      Set<String> asked = new TreeSet<>();
      units.forEach(unit -> Reader.ask(unit, asked));
      units.forEach(unit -> new Reader(found, asked).read(unit));
    }
    sentences = found;
  }

  private static String cell(String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replaceAll("\\s+", " ");
  }

  private static String table(Set<Sentence> sentences) {
    Map<String, List<Sentence>> byPlace = new TreeMap<>();
    sentences.forEach(
        sentence ->
            byPlace.computeIfAbsent(sentence.place(), place -> new ArrayList<>()).add(sentence));
    StringBuilder text = new StringBuilder();
    text.append(BEGIN).append("MessagesDocumentTest says how to make it anew -->\n");
    text.append(sentences.size()).append(" sentences and parts of sentences: ");
    text.append(count(sentences, Kind.REFUSAL)).append(" refusals, ");
    text.append(count(sentences, Kind.REASON)).append(" reasons, ");
    text.append(count(sentences, Kind.NOTE)).append(" notes.\n\n");
    text.append("| said by | is a | sentence |\n|---|---|---|\n");
    byPlace.forEach(
        (place, all) ->
            all.forEach(
                sentence ->
                    text.append("| `")
                        .append(place)
                        .append("` | ")
                        .append(sentence.kind().word())
                        .append(" | ")
                        .append(cell(sentence.text()))
                        .append(" |\n")));
    return text.append("<!-- /messages -->\n").toString();
  }

  private static long count(Set<Sentence> sentences, Kind kind) {
    return sentences.stream().filter(sentence -> sentence.kind() == kind).count();
  }

  @Test
  void everyRefusalSaysWhatToDoOrWhatWasExpected() {
    assertEquals(
        "",
        sentences.stream()
            .filter(sentence -> sentence.kind() == Kind.REFUSAL && !sentence.saysWhatToDo())
            .map(sentence -> sentence.place() + ": " + sentence.text())
            .collect(Collectors.joining("\n")),
        "refusals that leave what to do to the reader");
  }

  @Test
  void theDocumentHasAllSentences() throws IOException {
    assertTrue(sentences.size() > 400, "the sources were read: " + sentences.size());
    String table = table(sentences);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/messages.md"), table);
    String document = Files.readString(DOCUMENT);
    assertEquals(
        table,
        document.substring(document.indexOf(BEGIN)),
        "docs/messages.md is not what the sources say; src/cli/target/messages.md is");
  }

  @Test
  void noSentenceSpeaksInJavasTerms() {
    for (Sentence sentence : sentences) {
      assertTrue(
          !sentence.text().matches(".*\\b(\\w*Exception|NullPointer|stack trace)\\b.*"),
          sentence::toString);
    }
  }
}
