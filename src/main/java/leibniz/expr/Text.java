package leibniz.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes nodes as text that parses back to equal nodes.
///
/// Differences, quotients, signs and square roots are restored. A node whose text would be long, or
/// nested deeper than a parser likes, is written with definitions for its shared and deep parts
/// before the result.
final class Text {
  // Binding strength, from the loosest to the tightest.
  private static final int ANY = 0;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARISON = 4;
  private static final int SUM = 5;
  private static final int PRODUCT = 6;
  private static final int SIGN = 7;
  private static final int POWER = 8;
  private static final int ATOM = 9;

  private final StringBuilder out = new StringBuilder();
  private final Graph graph = new Graph(); // for exponents and coefficients with the other sign
  private final Definitions definitions;
  private Node current; // written in full, even if it is a definition

  /// What is still to be written, the next on top: strings and parts.
  private final Deque<Object> pending = new ArrayDeque<>();

  private final List<Object> pieces = new ArrayList<>();

  private record Part(Node node, int binding) {}

  private final Set<String> variables;
  private final int length; // more characters are not needed

  private Text(Set<String> variables, Definitions definitions, int length) {
    this.variables = variables;
    this.definitions = definitions;
    this.length = length;
  }

  static String of(Node root, Collection<String> variables) {
    Dag dag = Dag.of(root);
    Set<String> names = new HashSet<>(variables);
    names.addAll(dag.symbols());
    Text text = new Text(names, new Definitions(dag), Integer.MAX_VALUE);
    for (Node node : text.definitions.defined()) {
      text.out.append(text.definitions.name(node)).append(" = ");
      text.write(node);
      text.out.append("; ");
    }
    text.write(root);
    return text.out.toString();
  }

  static String excerpt(Node root, Collection<String> variables, int length) {
    Text text = new Text(new HashSet<>(variables), Definitions.NONE, length);
    text.write(root);
    return text.out.length() <= length ? text.out.toString() : cut(text.out, length - 1) + "…";
  }

  /// No character outside the basic plane is cut in two.
  private static String cut(StringBuilder text, int length) {
    boolean isSplit = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, isSplit ? length - 1 : length);
  }

  private boolean isLongEnough() {
    return out.length() + pieces.size() > length;
  }

  private void write(Node root) {
    current = root;
    pending.push(new Part(root, ANY));
    while (!pending.isEmpty() && out.length() <= length) {
      switch (pending.pop()) {
        case Part part -> {
          expand(part);
          pieces.reversed().forEach(pending::push);
          pieces.clear();
        }
        case Object text -> out.append(text);
      }
    }
  }

  private void expand(Part part) {
    Node node = part.node;
    if (isNamed(node)) {
      pieces.add(definitions.name(node));
      return;
    }
    boolean parentheses = binding(node) < part.binding;
    if (parentheses) {
      pieces.add("(");
    }
    switch (node) {
      case Num n -> pieces.add(n.isExact() ? n.exact().toString() : Double.toString(n.value()));
      case Sym s -> pieces.add(s.name());
      case Sum s -> sum(s);
      case Product p -> product(p, 0);
      case Power p -> power(p);
      case Call c when c.arity() == 0 -> pieces.add(constant(c.function()));
      case Call c -> call(c.function().text(), c);
      case Application a -> call(a.function().name(), a);
      case Choice c -> choice(c);
      case Comparison c -> {
        add(c.left(), SUM);
        pieces.add(" " + c.relation().symbol() + " ");
        add(c.right(), SUM);
      }
      case Junction j -> {
        add(j.left(), binding(j));
        pieces.add(j.kind() == Junction.Kind.AND ? " and " : " or ");
        add(j.right(), binding(j) + 1);
      }
      case Negation n -> {
        pieces.add("not ");
        add(n.condition(), NOT);
      }
    }
    if (parentheses) {
      pieces.add(")");
    }
  }

  /// The first name of a constant that is no variable's.
  private String constant(Fn fn) {
    for (String name : fn.names()) {
      if (!variables.contains(name)) {
        return name;
      }
    }
    return fn.text();
  }

  private void add(Node node, int binding) {
    pieces.add(new Part(node, binding));
  }

  private static int binding(Node node) {
    return switch (node) {
      case Num n when n.isExact() && !n.exact().isInteger() -> PRODUCT;
      case Num n -> n.isNegative() ? SIGN : ATOM;
      case Sym _, Call _, Application _, Choice _ -> ATOM;
      case Sum _ -> SUM;
      case Product _ -> PRODUCT;
      case Power p when isInverseNumber(p) -> POWER;
      case Power p when p.divides() -> PRODUCT;
      case Power p -> isSqrt(p) ? ATOM : POWER;
      case Comparison _ -> COMPARISON;
      case Junction j -> j.kind() == Junction.Kind.AND ? AND : OR;
      case Negation _ -> NOT;
    };
  }

  private static boolean isSqrt(Power p) {
    return p.exponent() instanceof Num n && n.isExact() && n.value() == 0.5;
  }

  /// `3^-1`, which must not be written `1/3`: that is a number.
  private static boolean isInverseNumber(Power p) {
    return p.exponent() instanceof Num e
        && e.is(-1)
        && p.base() instanceof Num b
        && b.isExact()
        && !b.isZero();
  }

  private void sum(Sum s) {
    for (int i = 0; i < s.arity() && !isLongEnough(); i++) {
      Expr term = s.child(i);
      boolean named = isNamed(term);
      if (i == 0) {
        add(term, PRODUCT);
      } else if (!named && term instanceof Num n && n.isNegative()) {
        pieces.add(" - ");
        add(graph.negate(n), PRODUCT);
      } else if (!named
          && term instanceof Product p
          && p.child(0) instanceof Num n
          && n.isNegative()) {
        pieces.add(" - ");
        if (isSigned(p) || isSignedInParentheses(p)) {
          product(p, 1);
        } else {
          add(graph.negate(n), PRODUCT);
          for (int k = 1; k < p.arity() && !isLongEnough(); k++) {
            factor(p.child(k));
          }
        }
      } else {
        pieces.add(" + ");
        add(term, PRODUCT);
      }
    }
  }

  private boolean isNamed(Node node) {
    return node != current && definitions.name(node) != null;
  }

  /// Whether a product begins with a -1 that is written as a sign.
  private static boolean isSigned(Product p) {
    return p.child(0) instanceof Num n
        && n.is(-1)
        && !(p.child(1) instanceof Num)
        && !(p.child(1) instanceof Product);
  }

  /// Whether a product begins with a -1 that is written as a sign of all other factors together, of
  /// which the first is a product itself: `-((a/b)*c)`. Without the outer parentheses the sign
  /// would be that of `a/b`, another product.
  private static boolean isSignedInParentheses(Product p) {
    return p.arity() > 2
        && p.child(0) instanceof Num n
        && n.is(-1)
        && p.child(1) instanceof Product first
        && first.arity() > 1;
  }

  private void product(Product p, int from) {
    if (from == 0 && p.arity() > 1 && isSigned(p)) {
      pieces.add("-");
      product(p, 1);
      return;
    }
    if (from == 0 && isSignedInParentheses(p)) {
      pieces.add("-(");
      product(p, 1);
      pieces.add(")");
      return;
    }
    Expr first = p.child(from);
    add(first, first instanceof Product ? SIGN : PRODUCT);
    for (int k = from + 1; k < p.arity() && !isLongEnough(); k++) {
      factor(p.child(k));
    }
  }

  private void factor(Expr factor) {
    if (factor instanceof Power p && p.divides()) {
      pieces.add("/");
      reciprocal(p);
    } else {
      pieces.add("*");
      add(factor, POWER);
    }
  }

  /// The divisor that a power with a negative exponent stands for.
  private void reciprocal(Power p) {
    Num exponent = (Num) graph.negate(p.exponent());
    if (exponent.is(1)) {
      add(p.base(), POWER);
    } else {
      positive(p.base(), exponent);
    }
  }

  private void power(Power p) {
    if (p.divides() && !isInverseNumber(p)) {
      pieces.add("1/");
      reciprocal(p);
    } else {
      positive(p.base(), p.exponent());
    }
  }

  private void positive(Expr base, Expr exponent) {
    if (exponent instanceof Num n && n.isExact() && n.value() == 0.5) {
      pieces.add("sqrt(");
      add(base, ANY);
      pieces.add(")");
      return;
    }
    add(base, ATOM);
    pieces.add("^");
    add(exponent, exponent instanceof Num n && n.isExact() && n.exact().isInteger() ? SIGN : ATOM);
  }

  private void call(String name, Expr c) {
    pieces.add(name + "(");
    for (int k = 0; k < c.arity() && !isLongEnough(); k++) {
      if (k > 0) {
        pieces.add(", ");
      }
      add(c.child(k), ANY);
    }
    pieces.add(")");
  }

  private void choice(Choice c) {
    boolean nested = c.otherwise() instanceof Choice && !isNamed(c.otherwise());
    pieces.add(nested ? "piecewise(" : "if(");
    Choice at = c;
    while (!isLongEnough()) {
      add(at.condition(), ANY);
      pieces.add(", ");
      add(at.then(), ANY);
      pieces.add(", ");
      if (!(at.otherwise() instanceof Choice next) || isNamed(next)) {
        break;
      }
      at = next;
    }
    add(at.otherwise(), ANY);
    pieces.add(")");
  }
}
