package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which package may see which, and which library; no cycles.
class ArchitectureTest {
  private static final String ANTLR = "org.antlr";
  private static final String ASM = "org.objectweb.asm";
  private static final String MATH = "org.apache.commons.math3";
  private static final String NUMBERS = "org.apache.commons.numbers";
  private static final String RINGS = "cc.redberry.rings";
  private static final String PICOCLI = "picocli";
  private static final String CSV = "org.apache.commons.csv";
  private static final String GSON = "com.google.gson";
  private static final String IJAVA = "io.github.spencerpark.jupyter";
  private static final String JJAVA = "org.dflib.jjava.jupyter";
  private static final String RAPAIO = "org.rapaio.jupyter";

  /// What a package sees: others of ours, by their last name, and libraries.
  private static final Map<String, Set<String>> SEES =
      Map.ofEntries(
          Map.entry("leibniz.expr", Set.of()),
          Map.entry("leibniz.parse", Set.of("leibniz.expr", ANTLR)),
          Map.entry("leibniz.print", Set.of("leibniz.expr")),
          Map.entry("leibniz.eval", Set.of("leibniz.expr", NUMBERS)),
          Map.entry("leibniz.rewrite", Set.of("leibniz.expr")),
          Map.entry(
              "leibniz.simplify",
              Set.of("leibniz.expr", "leibniz.eval", "leibniz.parse", "leibniz.rewrite")),
          Map.entry("leibniz.diff", Set.of("leibniz.expr")),
          Map.entry("leibniz.polynomial", Set.of("leibniz.expr", RINGS)),
          Map.entry(
              "leibniz.equation",
              Set.of(
                  "leibniz.expr",
                  "leibniz.eval",
                  "leibniz.simplify",
                  "leibniz.rewrite",
                  "leibniz.polynomial")),
          Map.entry("leibniz.bind", Set.of("leibniz.expr", "leibniz.simplify")),
          Map.entry("leibniz.program", Set.of("leibniz.expr", "leibniz.eval")),
          Map.entry("leibniz.source", Set.of("leibniz.expr", "leibniz.eval", "leibniz.program")),
          Map.entry("leibniz.jit", Set.of("leibniz.expr", "leibniz.program", "leibniz.eval", ASM)),
          Map.entry(
              "leibniz",
              Set.of(
                  "leibniz.expr",
                  "leibniz.parse",
                  "leibniz.print",
                  "leibniz.eval",
                  "leibniz.rewrite",
                  "leibniz.simplify",
                  "leibniz.polynomial",
                  "leibniz.equation",
                  "leibniz.diff",
                  "leibniz.bind",
                  "leibniz.program",
                  "leibniz.source",
                  "leibniz.jit")),
          Map.entry("leibniz.solve", Set.of("leibniz", MATH)),
          Map.entry("leibniz.notebook", Set.of("leibniz", "leibniz.program", IJAVA, JJAVA, RAPAIO)),
          Map.entry(
              "leibniz.cli",
              Set.of(
                  "leibniz",
                  "leibniz.equation",
                  "leibniz.parse",
                  "leibniz.program",
                  "leibniz.solve",
                  PICOCLI,
                  CSV,
                  GSON)));

  private static final Pattern NAME = Pattern.compile("L?((?:[a-z]\\w*/)+)[A-Z]\\w*");

  @Test
  void importsGoInOneDirection() throws IOException {
    Map<String, Set<String>> found = found();
    assertEquals(new TreeSet<>(SEES.keySet()), found.keySet(), "the packages there are");
    List<String> wrong = new ArrayList<>();
    found.forEach(
        (from, tos) -> {
          for (String to : tos) {
            if (SEES.get(from).stream().noneMatch(seen -> isIn(to, seen))) {
              wrong.add(from + " sees " + to);
            }
          }
        });
    assertEquals(List.of(), wrong);
  }

  @Test
  void nothingIsAllowedThatIsNotUsed() throws IOException {
    Map<String, Set<String>> found = found();
    List<String> idle = new ArrayList<>();
    SEES.forEach(
        (from, tos) -> {
          for (String to : tos) {
            if (found.get(from).stream().noneMatch(used -> isIn(used, to))) {
              idle.add(from + " does not see " + to);
            }
          }
        });
    assertEquals(List.of(), idle);
  }

  @Test
  void thereAreNoCycles() {
    Set<String> settled = new HashSet<>();
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Map.Entry<String, Set<String>> e : SEES.entrySet()) {
        boolean isNext =
            e.getValue().stream().allMatch(to -> settled.contains(to) || !SEES.containsKey(to));
        grows |= isNext && settled.add(e.getKey());
      }
    }
    assertEquals(SEES.keySet(), settled);
  }

  private static boolean isIn(String name, String seen) {
    return name.equals(seen) || !seen.startsWith("leibniz") && name.startsWith(seen + ".");
  }

  /// What the class files name: classes, and types in descriptors and signatures.
  private static Map<String, Set<String>> found() throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> tree = Files.walk(Path.of("target/classes"))) {
      files = tree.filter(file -> file.toString().endsWith(".class")).toList();
    }
    assertTrue(files.size() > 50, "the project's classes are there");
    for (Path file : files) {
      ClassModel model = ClassFile.of().parse(file);
      String own = packageOf(model.thisClass());
      Set<String> sees = found.computeIfAbsent(own, _ -> new TreeSet<>());
      for (PoolEntry entry : model.constantPool()) {
        if (entry instanceof ClassEntry e) {
          add(sees, e.asInternalName());
        } else if (entry instanceof Utf8Entry e && e.stringValue().matches("[(<\\[]?.*L.*;.*")) {
          add(sees, e.stringValue());
        }
      }
      sees.remove(own);
    }
    return found;
  }

  private static void add(Set<String> sees, String text) {
    Matcher m = NAME.matcher(text);
    while (m.find()) {
      String name = m.group(1).substring(0, m.group(1).length() - 1).replace('/', '.');
      if (!name.startsWith("java.") && !name.startsWith("javax.")) {
        sees.add(name);
      }
    }
  }

  private static String packageOf(ClassEntry type) {
    String name = type.asInternalName();
    return name.substring(0, name.lastIndexOf('/')).replace('/', '.');
  }
}
