package leibniz.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import leibniz.expr.Node;
import leibniz.expr.Sym;

/// What names mean at one place of a text: parameters before definitions before the caller's
/// variables before constants.
final class Scope {
  /// Functions of the language within functions: each is read within the other.
  private static final int MAX_DEPTH = 50;

  private final Graph graph;
  private final Templates templates;
  private final KnownFunctions functionsKnown;
  private final Definition read; // the function whose body the text is; null for a formula
  private final Set<String> entered; // functions whose bodies are being read
  private final Map<Definition, Function> bodies; // read once for all texts
  private final List<String> listed; // null when every name may be a variable
  private final Set<String> found;
  private final Map<String, Node> variables; // those listed, shared by all texts
  private final Map<String, Node> names = new HashMap<>();
  private final Map<String, Function> functions = new HashMap<>();
  private final Map<List<Object>, Node> inlined = new HashMap<>();

  /// A function defined in the text.
  private record Function(List<Sym> parameters, Template body) {}

  Scope(Graph graph, List<String> listed, KnownFunctions known, int maxNodes) {
    this(
        graph,
        new Templates(graph, maxNodes),
        known,
        null,
        new HashSet<>(),
        new HashMap<>(),
        listed,
        new HashSet<>(),
        new HashMap<>());
    if (listed != null) {
      listed.forEach(name -> variables.put(name, graph.symbol(name)));
    }
  }

  private Scope(
      Graph graph,
      Templates templates,
      KnownFunctions known,
      Definition read,
      Set<String> entered,
      Map<Definition, Function> bodies,
      List<String> listed,
      Set<String> found,
      Map<String, Node> variables) {
    this.graph = graph;
    this.templates = templates;
    this.functionsKnown = known;
    this.read = read;
    this.entered = entered;
    this.bodies = bodies;
    this.listed = listed;
    this.found = found;
    this.variables = variables;
  }

  /// A scope for another text with the same variables.
  Scope fresh() {
    return new Scope(
        graph, templates, functionsKnown, read, entered, bodies, listed, found, variables);
  }

  /// A scope for the body of a function, which knows its parameters and nothing else.
  private Scope ofParametersOf(Definition function) {
    List<String> parameters = function.parameters();
    Map<String, Node> own = new HashMap<>();
    parameters.forEach(parameter -> own.put(parameter, names.get(parameter)));
    return new Scope(
        graph, templates, functionsKnown, function, entered, bodies, parameters, found, own);
  }

  /// A problem of this text, which names the function whose body it is. It may show later than the
  /// body is read, when a parameter gets its value.
  SyntaxException placed(SyntaxException problem) {
    return read == null ? problem : problem.inFunction(read);
  }

  Templates templates() {
    return templates;
  }

  KnownFunctions functionsKnown() {
    return functionsKnown;
  }

  /// Whether the text is the body of a function of the language, which knows its parameters only.
  boolean isBody() {
    return read != null;
  }

  /// Notes that the body of a function is read from here to [#leave].
  ///
  /// @return why it cannot be read, or null when it can
  String enter(String function) {
    if (entered.size() == MAX_DEPTH) {
      return "functions call each other more than " + MAX_DEPTH + " levels deep";
    }
    return entered.add(function) ? null : "the function " + function + " is defined by itself";
  }

  void leave(String function) {
    entered.remove(function);
  }

  List<String> variables() {
    return listed != null ? List.copyOf(listed) : Elements.sorted(found);
  }

  /// The node a name stands for, or null when it is unknown.
  Node resolve(String name) {
    Node known = names.getOrDefault(name, variables.get(name));
    if (known != null) {
      return known;
    }
    Fn constant = Fn.named(name);
    Node node;
    if (constant != null && constant.maxArity() == 0) {
      node = graph.call(constant);
    } else if (listed == null) {
      found.add(name);
      node = graph.symbol(name);
    } else {
      return null;
    }
    names.put(name, node);
    return node;
  }

  /// Whether a name is a parameter, an index or a value defined in the text, none of which has
  /// elements.
  boolean isOpen(String name) {
    return names.containsKey(name) && !(names.get(name) instanceof Sym s && s.name().equals(name));
  }

  /// Why `name` cannot be defined, or null when it can.
  String taken(String name) {
    if (functions.containsKey(name)) {
      return "the function " + name + " is already defined";
    }
    if (variables.containsKey(name)) {
      return name + " is a variable";
    }
    if (names.containsKey(name)) {
      return name + " already has a meaning here: define it once, before it is used";
    }
    return null;
  }

  void define(String name, Node meaning) {
    names.put(name, meaning);
  }

  /// Gives parameters and indices, until they are closed, symbols that no text can write, so that
  /// they never meet a variable of the same name.
  ///
  /// @return what they hide
  Map<String, Node> open(List<String> parameters) {
    Map<String, Node> hidden = new HashMap<>();
    for (String parameter : parameters) {
      hidden.put(parameter, names.put(parameter, templates.symbol(parameter)));
    }
    return hidden;
  }

  /// Gives names back what they meant before.
  void close(Map<String, Node> hidden) {
    hidden.forEach(
        (name, before) -> {
          if (before == null) {
            names.remove(name);
          } else {
            names.put(name, before);
          }
        });
  }

  void define(String name, List<String> parameters, Map<String, Node> hidden, Node body) {
    List<Sym> symbols = parameters.stream().map(p -> (Sym) names.get(p)).toList();
    close(hidden);
    functions.put(name, new Function(symbols, templates.template(body)));
  }

  /// Reads the body of a function, whose parameters are open as those of a function in a text are,
  /// and defines it.
  ///
  /// @throws SyntaxException when the body is no formula of the parameters: names the function
  void define(Definition definition) {
    Function known = bodies.get(definition);
    if (known != null) {
      functions.put(definition.name(), known);
      return;
    }
    Map<String, Node> outer = open(definition.parameters());
    Scope inner = ofParametersOf(definition);
    try {
      Node body = FormulaReader.read(definition.body(), graph, inner, Limits.DEFAULT);
      define(definition.name(), definition.parameters(), outer, body);
      bodies.put(definition, functions.get(definition.name()));
    } catch (SyntaxException e) {
      throw e.inFunction(definition);
    }
  }

  /// The number of parameters of a function defined in the text, or -1.
  int arity(String name) {
    Function function = functions.get(name);
    return function == null ? -1 : function.parameters.size();
  }

  /// The body of a function defined in the text with its parameters replaced.
  Node inline(String name, Expr[] arguments) {
    Function function = functions.get(name);
    List<Object> key = new ArrayList<>(Arrays.asList((Object[]) arguments));
    key.add(function);
    Node known = inlined.get(key);
    if (known != null) {
      return known;
    }
    Map<Sym, Expr> values = new HashMap<>();
    for (int k = 0; k < arguments.length; k++) {
      values.put(function.parameters.get(k), arguments[k]);
    }
    Node copy = templates.copy(function.body, values);
    inlined.put(key, copy);
    return copy;
  }

  String variableSuggestion(String name) {
    return Suggestion.of(name, listed == null ? found : listed);
  }

  String functionSuggestion(String name) {
    TreeSet<String> candidates = new TreeSet<>(functions.keySet());
    candidates.addAll(List.of("if", "piecewise", "sqrt"));
    candidates.addAll(Definition.REPETITIONS);
    candidates.addAll(functionsKnown.names());
    for (Fn fn : Fn.values()) {
      if (fn.maxArity() > 0) {
        candidates.addAll(fn.names());
      }
    }
    return Suggestion.of(name, candidates);
  }
}
