package leibniz.print;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import leibniz.expr.Application;
import leibniz.expr.Call;
import leibniz.expr.Choice;
import leibniz.expr.Comparison;
import leibniz.expr.Dag;
import leibniz.expr.Definitions;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Junction;
import leibniz.expr.Negation;
import leibniz.expr.Node;
import leibniz.expr.Num;
import leibniz.expr.Power;
import leibniz.expr.Product;
import leibniz.expr.Sum;
import leibniz.expr.Sym;

/// Writes expressions as LaTeX, as a textbook sets them: fractions, roots, powers of functions,
/// cases, subscripts.
///
/// Long expressions that share parts are followed by the definitions of these parts.
public final class Latex {
  // Binding strength, from the loosest to the tightest.
  private static final int ANY = 0;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int COMPARISON = 3;
  private static final int SUM = 4; // and whatever begins with a sign
  private static final int PRODUCT = 5;
  private static final int POWER = 6;
  private static final int ATOM = 7;

  private final StringBuilder out = new StringBuilder();
  private final Definitions definitions;
  private Node current; // written in full, even if it is a definition

  /// What is still to be written, the next on top: strings and parts.
  private final Deque<Object> pending = new ArrayDeque<>();

  private final List<Object> pieces = new ArrayList<>();

  private record Part(Node node, int binding) {}

  private Latex(List<Expr> roots) {
    definitions = new Definitions(Dag.of(roots));
  }

  /// One expression, without delimiters.
  public static String of(Expr expr) {
    Latex latex = new Latex(List.of(expr));
    latex.write(expr);
    return latex.withDefinitions();
  }

  /// Expressions as a matrix, row by row, without delimiters.
  public static String matrix(List<Expr> exprs, int columns) {
    Latex latex = new Latex(exprs);
    latex.out.append("\\begin{pmatrix}");
    for (int k = 0; k < exprs.size(); k++) {
      latex.out.append(k == 0 ? "" : k % columns == 0 ? " \\\\ " : " & ");
      latex.write(exprs.get(k));
    }
    latex.out.append("\\end{pmatrix}");
    return latex.withDefinitions();
  }

  private String withDefinitions() {
    boolean isFirst = true;
    for (Node node : definitions.defined()) {
      out.append(isFirst ? " \\\\ \\text{where }" : " \\\\ ");
      out.append(Name.latex(definitions.name(node))).append(" &= ");
      current = node;
      write(node);
      isFirst = false;
    }
    return isFirst ? out.toString() : "\\begin{aligned}&" + out + "\\end{aligned}";
  }

  private void write(Node root) {
    pending.push(new Part(root, ANY));
    while (!pending.isEmpty()) {
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

  private boolean isDefined(Node node) {
    return node != current && definitions.name(node) != null;
  }

  private void expand(Part part) {
    Node node = part.node;
    if (isDefined(node)) {
      pieces.add(Name.latex(definitions.name(node)));
      return;
    }
    boolean parentheses = binding(node) < part.binding;
    if (parentheses) {
      pieces.add("\\left(");
    }
    switch (node) {
      case Num n -> pieces.add((n.isNegative() ? "-" : "") + Quotient.magnitude(n));
      case Sym s -> pieces.add(Name.latex(s.name()));
      case Sum s -> sum(s);
      case Product p -> quotient(Quotient.of(p));
      case Power p when p.divides() -> quotient(Quotient.of(p));
      case Power p -> power(p);
      case Call c -> call(c, null);
      case Application a -> {
        pieces.add(Name.latex(a.function().name()));
        arguments(a, 0);
      }
      case Choice c -> cases(c);
      case Comparison c -> {
        add(c.left(), SUM);
        pieces.add(relation(c.relation()));
        add(c.right(), SUM);
      }
      case Junction j -> {
        add(j.left(), binding(j));
        pieces.add(j.kind() == Junction.Kind.AND ? " \\land " : " \\lor ");
        add(j.right(), binding(j));
      }
      case Negation n -> {
        pieces.add("\\lnot ");
        add(n.condition(), ATOM);
      }
    }
    if (parentheses) {
      pieces.add("\\right)");
    }
  }

  private void add(Node node, int binding) {
    pieces.add(new Part(node, binding));
  }

  private static int binding(Node node) {
    return switch (node) {
      case Num n when n.isNegative() -> SUM;
      case Num n -> Quotient.isDigits(n) ? ATOM : PRODUCT;
      case Sym _ -> ATOM;
      case Sum _ -> SUM;
      case Product p -> Quotient.of(p).isNegative() ? SUM : PRODUCT;
      case Power p -> p.divides() ? PRODUCT : POWER;
      case Call c -> c.arity() == 0 || isFenced(c) ? ATOM : POWER;
      case Application _ -> POWER;
      case Choice _ -> ANY;
      case Comparison _ -> COMPARISON;
      case Junction j -> j.kind() == Junction.Kind.AND ? AND : OR;
      case Negation _ -> COMPARISON;
    };
  }

  private void sum(Sum s) {
    for (int i = 0; i < s.arity(); i++) {
      Expr term = s.child(i);
      Quotient q = !isDefined(term) && !(term instanceof Sum) ? Quotient.of(term) : null;
      if (q != null && q.isNegative()) {
        pieces.add(i == 0 ? "-" : " - ");
        quotient(q.positive());
      } else {
        pieces.add(i == 0 ? "" : " + ");
        add(term, PRODUCT);
      }
    }
  }

  private void quotient(Quotient q) {
    pieces.add(q.isNegative() ? "-" : "");
    if (q.divisors().isEmpty() && q.divisor().equals("1")) {
      factors(q.factor(), q.factors(), PRODUCT);
    } else if (q.divisors().isEmpty() && (!q.factor().equals("1") || startsWithSum(q))) {
      pieces.add("\\frac{" + q.factor() + "}{" + q.divisor() + "} ");
      factors("1", q.factors(), PRODUCT);
    } else {
      pieces.add("\\frac{");
      factors(q.factor(), q.factors(), ANY);
      pieces.add("}{");
      factors(q.divisor(), q.divisors(), ANY);
      pieces.add("}");
    }
  }

  private static boolean startsWithSum(Quotient q) {
    return !q.factors().isEmpty() && q.factors().getFirst() instanceof Sum;
  }

  /// Factors side by side; one alone is bound as strongly as `alone`.
  private void factors(String coefficient, List<Expr> factors, int alone) {
    boolean isOne = coefficient.equals("1");
    if (!isOne || factors.isEmpty()) {
      pieces.add(coefficient);
    }
    if (isOne && factors.size() == 1) {
      add(factors.getFirst(), alone);
      return;
    }
    for (int k = 0; k < factors.size(); k++) {
      Expr factor = factors.get(k);
      if (k > 0 || !isOne) {
        pieces.add(startsWithDigit(factor) ? " \\cdot " : isWord(factor) ? " \\, " : " ");
      }
      add(factor, PRODUCT);
      if (isWord(factor) && k + 1 < factors.size() && !isWord(factors.get(k + 1))) {
        pieces.add(" \\,");
      }
    }
  }

  private boolean startsWithDigit(Expr factor) {
    return !isDefined(factor)
        && (factor instanceof Num || factor instanceof Power p && p.base() instanceof Num);
  }

  private static boolean isWord(Expr factor) {
    Expr base = factor instanceof Power p ? p.base() : factor;
    return base instanceof Sym s && Name.isWord(s.name());
  }

  private void power(Power p) {
    if (Quotient.isHalf(p.exponent())) {
      pieces.add("\\sqrt{");
      add(p.base(), ANY);
    } else if (p.exponent() instanceof Num n
        && n.isInteger()
        && !isDefined(p.base())
        && p.base() instanceof Call c
        && takesExponent(c)) {
      call(c, n);
      return;
    } else {
      add(p.base(), ATOM);
      pieces.add("^{");
      if (p.exponent() instanceof Num n && n.isExact()) {
        pieces.add(n.exact().toString()); // with a slash, which reads better so small
      } else {
        add(p.exponent(), ANY);
      }
    }
    pieces.add("}");
  }

  /// Whether a call is written with a name before its arguments that has room for an exponent.
  private static boolean takesExponent(Call c) {
    return c.arity() > 0
        && c.function() != Fn.EXP
        && c.function() != Fn.CBRT
        && !isFenced(c)
        && !c.function().latex().contains("^");
  }

  /// Whether the function is written around its argument, as `|x|`.
  private static boolean isFenced(Call c) {
    return c.arity() == 1 && c.function().latex().contains("\\right");
  }

  private void call(Call c, Num exponent) {
    String form = c.function().latex();
    if (c.arity() == 0) {
      pieces.add(form);
    } else if (c.function() == Fn.EXP) {
      pieces.add("e^{");
      add(c.child(0), ANY);
      pieces.add("}");
    } else if (c.function() == Fn.CBRT) {
      pieces.add(form + "{");
      add(c.child(0), ANY);
      pieces.add("}");
    } else if (isFenced(c)) {
      int at = form.lastIndexOf("x\\right");
      pieces.add(form.substring(0, at));
      add(c.child(0), ANY);
      pieces.add(form.substring(at + 1));
    } else {
      int first = c.function().takesOrder() ? 1 : 0;
      if (first == 0) {
        pieces.add(form);
      } else {
        int at = form.lastIndexOf('n');
        pieces.add(form.substring(0, at));
        add(c.child(0), ANY);
        pieces.add(form.substring(at + 1));
      }
      pieces.add(exponent == null ? "" : "^{" + exponent + "}");
      arguments(c, first);
    }
  }

  private void arguments(Expr call, int first) {
    pieces.add("\\left(");
    for (int k = first; k < call.arity(); k++) {
      pieces.add(k == first ? "" : ", ");
      add(call.child(k), ANY);
    }
    pieces.add("\\right)");
  }

  private void cases(Choice first) {
    pieces.add("\\begin{cases}");
    Expr at = first;
    while (at instanceof Choice c && (at == first || !isDefined(at))) {
      add(c.then(), ANY);
      pieces.add(" & \\text{if } ");
      add(c.condition(), ANY);
      pieces.add(" \\\\ ");
      at = c.otherwise();
    }
    add(at, ANY);
    pieces.add(" & \\text{otherwise}\\end{cases}");
  }

  private static String relation(Comparison.Relation relation) {
    return switch (relation) {
      case LT -> " < ";
      case LE -> " \\le ";
      case GT -> " > ";
      case GE -> " \\ge ";
      case EQ -> " = ";
      case NE -> " \\ne ";
    };
  }
}
