package leibniz.simplify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leibniz.expr.Algebra;
import leibniz.expr.Choice;
import leibniz.expr.Condition;
import leibniz.expr.Dag;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Junction;
import leibniz.parse.FormulaReader;
import leibniz.parse.KnownFunctions;
import leibniz.parse.Limits;
import leibniz.rewrite.Law;
import leibniz.rewrite.LawTable;
import leibniz.rewrite.WrittenLaw;

/// The laws of `laws.txt`, by group. Of each the functions are looked at; it is read when a formula
/// has these, which saves the first simplification in a JVM half of its time.
public final class Laws {
  private static final String EQUALS = " = ";
  private static final String WHERE = " where ";

  private static final Map<String, List<WrittenLaw>> GROUPS = load();

  /// What keeps digits, whatever it costs.
  static final LawTable STABILISATION = new LawTable(GROUPS.get("stabilisation"));

  private static final LawTable ALL = table(EnumSet.allOf(Group.class));

  private Laws() {}

  /// The groups and their laws, in the order of the file.
  public static Map<String, List<Law>> groups() {
    Map<String, List<Law>> groups = new LinkedHashMap<>();
    GROUPS.forEach((group, laws) -> groups.put(group, laws.stream().map(WrittenLaw::law).toList()));
    return groups;
  }

  /// The laws of some groups that are applied where they lower the cost; stabilising ones, which
  /// may raise it, have to be asked for.
  static LawTable of(Set<Group> groups) {
    return groups.size() == Group.values().length ? ALL : table(groups);
  }

  private static LawTable table(Set<Group> groups) {
    List<WrittenLaw> laws = new ArrayList<>();
    for (Group group : groups) {
      laws.addAll(GROUPS.getOrDefault(group.text(), List.of()));
    }
    return new LawTable(laws);
  }

  /// Reads a law.
  ///
  /// @param text as in `ln(a^b) = b*ln(a) where a > 0`
  public static Law parse(String group, String text) {
    int where = text.indexOf(WHERE);
    String identity = (where < 0 ? text : text.substring(0, where)).strip();
    String left = left(identity);
    List<String> texts = new ArrayList<>();
    texts.add(left);
    texts.add(identity.substring(left.length() + EQUALS.length()));
    if (where >= 0) {
      texts.add("if(" + text.substring(where + WHERE.length()) + ", 1, 0)");
    }
    List<Expr> read =
        FormulaReader.read(texts, null, KnownFunctions.STANDARD, Limits.DEFAULT).expressions();
    Graph graph = new Graph();
    Algebra algebra = new Algebra(graph);
    List<Expr> normal = new ArrayList<>();
    Dag dag = Dag.of(read.subList(0, 2));
    for (var side : Normalization.of(algebra).run(graph.adopted(dag))) {
      normal.add((Expr) side);
    }
    List<Condition> conditions = new ArrayList<>();
    if (read.size() > 2) {
      Condition whole = ((Choice) read.get(2)).condition();
      while (whole instanceof Junction j && j.kind() == Junction.Kind.AND) {
        conditions.addFirst(j.right());
        whole = j.left();
      }
      conditions.addFirst(whole);
    }
    return new Law(identity, group, normal.get(0), normal.get(1), conditions);
  }

  private static String left(String law) {
    return law.substring(0, law.indexOf(EQUALS));
  }

  /// The functions that stand in a text, constants among them.
  static Set<Fn> functions(String text) {
    Set<Fn> functions = EnumSet.noneOf(Fn.class);
    int begin = 0;
    for (int k = 0; k <= text.length(); k++) {
      if (k == text.length() || !Character.isLetterOrDigit(text.charAt(k))) {
        Fn named = Fn.named(text.substring(begin, k));
        if (named != null) {
          functions.add(named);
        }
        begin = k + 1;
      }
    }
    return functions;
  }

  private static Map<String, List<WrittenLaw>> load() {
    Map<String, List<WrittenLaw>> groups = new LinkedHashMap<>();
    try (InputStream in = Laws.class.getResourceAsStream("laws.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String group = null;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("[")) {
          group = line.substring(1, line.indexOf(']'));
          groups.put(group, new ArrayList<>());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          String name = group;
          String text = line.strip();
          groups.get(group).add(new WrittenLaw(functions(left(text)), () -> parse(name, text)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return groups;
  }
}
