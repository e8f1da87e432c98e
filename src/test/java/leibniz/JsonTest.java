package leibniz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Random;
import leibniz.expr.Expr;
import leibniz.expr.Fn;
import leibniz.expr.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JSON of the shared graph reads back as the same formula, and nothing else is read.
class JsonTest {
  private static final int FORMULAS = Generator.count(5_000);

  private static void comesBack(Formula f) {
    assertEquals(f, Formula.fromJson(f.toJson()));
  }

  @Test
  void isAFlatList() {
    assertEquals(
        """
        {"variables": ["x"],
         "nodes": [{"symbol": "x"},
          {"number": "1/2"},
          {"power": [0, 1]},
          {"number": 0.1},
          {"sum": [2, 3]}],
         "result": 4}\
        """,
        Formula.parse("sqrt(x) + 0.1").toJson());
    assertEquals(
        """
        {"variables": ["x", "y"],
         "nodes": [{"symbol": "x"},
          {"symbol": "y"},
          {"<": [0, 1]},
          {"call": "sin", "of": [0]},
          {"if": [2, 3, 0]}],
         "rows": 2, "columns": 2,
         "entries": [[0, 0, 4], [1, 1, 1]]}\
        """,
        new FormulaSystem(
                leibniz.expr.Matrix.dense(
                    FormulaSystem.parse("if(x < y, sin(x), x)", "0", "0", "y").formulas().stream()
                        .map(Formula::expr)
                        .toList(),
                    2),
                List.of("x", "y"))
            .toJson());
  }

  @Test
  void generatedFormulasComeBack() {
    Generator generate = new Generator();
    for (int n = 0; n < FORMULAS; n++) {
      Generator.check(
          generate.anything(6),
          tree -> {
            Formula f = tree.formula();
            comesBack(f);
            comesBack(f.derivative("x").simplify());
            FormulaSystem gradient = f.gradient();
            assertEquals(gradient, FormulaSystem.fromJson(gradient.toJson()));
            assertTrue(JsonParser.parseString(f.toJson()).isJsonObject()); // to others, too
          });
    }
  }

  @Test
  void numbersComeBackExactly() {
    Random random = new Random(1);
    Graph g = new Graph();
    for (int k = 0; k < 10_000; k++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        comesBack(Formula.of(g.number(value), List.of()));
      }
    }
    for (String text : List.of("-0.0", "0.0", "0", "1/3", "-7", "2.0", "9".repeat(2_900))) {
      comesBack(Formula.parse(text));
    }
  }

  @Test
  void deepAndSharedGraphsComeBackInLinearSize() {
    Graph g = new Graph();
    Expr deep = g.symbol("x");
    Expr shared = g.symbol("x");
    for (int k = 0; k < 100_000; k++) {
      deep = g.add(g.call(Fn.SIN, deep), g.number(1));
      shared = g.multiply(g.call(Fn.COS, shared), shared);
    }
    comesBack(Formula.of(deep, List.of("x")));
    comesBack(Formula.of(shared, List.of("x")));
  }

  @Test
  void systemsComeBackSparse() {
    FormulaSystem hessian = Formula.parse("x^2*y + z^3 + w").hessian();
    assertEquals(hessian, FormulaSystem.fromJson(hessian.toJson()));
    FormulaSystem none = FormulaSystem.of();
    assertEquals(none, FormulaSystem.fromJson(none.toJson()));
  }

  @Test
  void assumptionsComeBack() {
    Formula f = Formula.parse("sqrt(x^2)*y").assume("x > 0 or y > 1", "y != 2");
    Formula read = Formula.fromJson(f.toJson());
    assertEquals(f, read);
    assertEquals(f.assumptions(), read.assumptions());
    FormulaSystem gradient = f.gradient();
    FormulaSystem readGradient = FormulaSystem.fromJson(gradient.toJson());
    assertEquals(gradient, readGradient);
    assertEquals(gradient.get(0, 1).assumptions(), readGradient.get(0, 1).assumptions());
    refuses(
        f.toJson().replace("\"assumptions\": [", "\"assumptions\": [0, "),
        "node 0 is no condition");
    refuses(
        f.toJson().replace("\"assumptions\": [", "\"assumptions\": [99, "), "there is no node 99");
    String others = f.toJson().replace("\"x\"", "\"z\"").replace("[\"z\"", "[\"x\"");
    refuses(others, "z");
  }

  @Test
  void fieldsMayStandInAnyOrderAndTextsMayHaveEscapes() {
    assertEquals(
        Formula.parse("x*0.5"),
        Formula.fromJson(
            """
            {"result":2,"nodes":[{"symbol":"\\u0078"},{"number":5e-1},{"product":[0,1]}],
            "variables":["x"]}\
            """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[                       | column 1: expected '{', found '['",
        "{                       | column 2: expected a text in quotes, found the end",
        "{\"a\": 1}                | column 2: no field \"a\" is wanted here",
        "{\"result\": 0}           | column 1: the field \"nodes\" is missing",
        "{\"result\": -1}          | expected a node, found -1",
        "{\"result\": 99999999999} | expected a node, found 99999999999",
        "{\"variables\": [\"a}     | column 16: this text has no end",
        "{\"variables\": [\"\\x\"]} | column 17: no such escape",
      })
  void whatIsNoFormulaIsRefusedWithItsPlace(String json, String problem) {
    refuses(json, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"sum\": [0, 1]}          | expected the number of an earlier node, found 1",
        "{\"sum\": [0, 1e0]}        | expected the number of an earlier node, found 1e0",
        "{\"sum\": [0]}             | column 50: expected 2 or more expressions",
        "{\"sum\": [0,, 0]}         | expected the number of an earlier node, found ','",
        "{\"power\": [0, 0, 0]}     | expected 2 expressions",
        "{\"product\": [0]}         | only a divisor is a product alone",
        "{\"call\": \"sinn\", \"of\": [0]}  | there is no function sinn",
        "{\"call\": \"sin\", \"of\": [0, 0]} | expected 1 expression",
        "{\"call\": \"sin\"}          | expected ',', found '}'",
        "{\"if\": [0, 0, 0]}        | expected 1 condition",
        "{\"and\": [0, 0]}          | expected 2 conditions",
        "{\"=\": [0, 0]}            | there is no kind of node \"=\"",
        "{\"number\": \"1/0\"}       | division of an exact number by zero",
        "{\"number\": \"1.5\"}       | an exact number is an integer or a quotient of two",
        "{\"number\": 1e999}        | this number is too large for a double",
        "{\"number\": 0x10}         | expected '}', found 'x'",
        "{\"number\": NaN}          | expected a number, found 'N'",
        "{\"symbol\": \"y\"}         | none of its variables: y",
        "{\"<\": [0, 0]}            | node 1 is a condition, no result",
        "{\"symbol\": \"x\", \"a\": 1} | expected '}', found ','",
      })
  void wrongNodesAreRefused(String node, String problem) {
    refuses(
        "{\"variables\": [\"x\"], \"nodes\": [{\"symbol\": \"x\"}, " + node + "], \"result\": 1}",
        problem);
  }

  private static void refuses(String json, String problem) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Formula.fromJson(json));
    assertTrue(e.getMessage().contains(problem), e.getMessage());
  }

  @Test
  void whatIsCutOffIsRefused() {
    String json = Formula.parse("if(x < 1/3, sin(x), 0.1)").toJson();
    for (int end = 0; end < json.length(); end++) {
      String part = json.substring(0, end);
      assertThrows(IllegalArgumentException.class, () -> Formula.fromJson(part), part);
    }
    refuses(json + "}", "expected the end, found '}'");
  }

  @Test
  void wrongSystemsAreRefused() {
    for (String shape :
        List.of(
            "\"rows\": 1, \"columns\": 1, \"entries\": [[1, 0, 0]]",
            "\"rows\": 1, \"columns\": 1, \"entries\": [[0, 1, 0]]",
            "\"rows\": 1, \"columns\": 2, \"entries\": [[0, 1, 0], [0, 0, 0]]",
            "\"rows\": 1, \"columns\": 1, \"entries\": [[0, 0]]",
            "\"rows\": 1, \"columns\": 1, \"entries\": [[0, 0, 1]]",
            "\"rows\": 2000000000, \"columns\": 1, \"entries\": []")) {
      String json = "{\"variables\": [], \"nodes\": [{\"number\": 1.0}], " + shape + "}";
      assertThrows(IllegalArgumentException.class, () -> FormulaSystem.fromJson(json), shape);
    }
  }
}
