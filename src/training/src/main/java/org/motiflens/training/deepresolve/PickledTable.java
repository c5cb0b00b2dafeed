package org.motiflens.training.deepresolve;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a Python pickle (protocol 2) as data, with the few opcodes that a table of arrays needs.
 * The names of classes and functions in it are never looked up: what would be a call is kept as the
 * list of its arguments.
 */
final class PickledTable {
  private static final Object MARK = new Object();

  private final ByteBuffer in;
  private final Deque<Object> stack = new ArrayDeque<>();
  private final Map<Integer, Object> memo = new HashMap<>();

  /** A call that is not made: its arguments and the state that would be set. */
  static final class Call {
    final Object arguments;
    Object state;

    Call(Object arguments) {
      this.arguments = arguments;
    }
  }

  private PickledTable(byte[] content) {
    in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The value: lists, maps, {@code byte[]} for text, {@code Long}, {@code Boolean}, null and calls.
   *
   * @throws IllegalArgumentException for an opcode that such a table does not need
   * @throws RuntimeException of the Java library for a content that breaks off or makes no sense
   */
  static Object read(byte[] content) {
    return new PickledTable(content).read();
  }

  private Object read() {
    while (true) {
      int opcode = in.get() & 0xff;
      switch (opcode) {
        case 0x80 -> in.get();
        case '.' -> {
          return stack.pop();
        }
        case '(' -> stack.push(MARK);
        case ')', ']' -> stack.push(new ArrayList<>());
        case '}' -> stack.push(new HashMap<>());
        case 'N' -> stack.push(Void.class);
        case 0x88 -> stack.push(true);
        case 0x89 -> stack.push(false);
        case 'J' -> stack.push((long) in.getInt());
        case 'K' -> stack.push((long) (in.get() & 0xff));
        case 'M' -> stack.push((long) (in.getShort() & 0xffff));
        case 'U' -> stack.push(bytes(in.get() & 0xff));
        case 'T' -> stack.push(bytes(in.getInt()));
        case 'c' -> {
          String module = line();
          stack.push(module + "." + line());
        }
        case 'q' -> memo.put(in.get() & 0xff, stack.peek());
        case 'r' -> memo.put(in.getInt(), stack.peek());
        case 'h' -> stack.push(memo.get(in.get() & 0xff));
        case 'j' -> stack.push(memo.get(in.getInt()));
        case 't' -> stack.push(toMark());
        case 0x85 -> stack.push(tuple(1));
        case 0x86 -> stack.push(tuple(2));
        case 0x87 -> stack.push(tuple(3));
        case 'e' -> {
          List<Object> items = toMark();
          list().addAll(items);
        }
        case 'a' -> {
          Object item = stack.pop();
          list().add(item);
        }
        case 's' -> {
          List<Object> pair = tuple(2);
          map().put(key(pair.get(0)), pair.get(1));
        }
        case 'u' -> {
          List<Object> items = toMark();
          for (int i = 0; i < items.size(); i += 2) {
            map().put(key(items.get(i)), items.get(i + 1));
          }
        }
        case 'R', 0x81 -> {
          Object arguments = stack.pop();
          stack.pop();
          stack.push(new Call(arguments));
        }
        case 'b' -> {
          Object state = stack.pop();
          ((Call) stack.getFirst()).state = state;
        }
        default -> throw new IllegalArgumentException("opcode " + opcode);
      }
    }
  }

  /** Keys are text; their bytes have no equality of their own. */
  private static Object key(Object value) {
    return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : value;
  }

  @SuppressWarnings("unchecked") // opcodes that ask for a list follow one
  private List<Object> list() {
    return (List<Object>) stack.getFirst();
  }

  @SuppressWarnings("unchecked") // as above
  private Map<Object, Object> map() {
    return (Map<Object, Object>) stack.getFirst();
  }

  private byte[] bytes(int length) {
    // What is said of itself is asked for only where it can be true.
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a text of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private String line() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (byte b = in.get(); b != '\n'; b = in.get()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private List<Object> tuple(int size) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(0, stack.pop());
    }
    return items;
  }

  private List<Object> toMark() {
    List<Object> items = new ArrayList<>();
    for (Object item = stack.pop(); item != MARK; item = stack.pop()) {
      items.add(item);
    }
    Collections.reverse(items);
    return items;
  }
}
