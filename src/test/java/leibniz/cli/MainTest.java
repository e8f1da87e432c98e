package leibniz.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line: what it answers, and how it refuses.
class MainTest {
  private static final String MISRA = "src/test/resources/nist/misra1a.csv";

  @TempDir Path folder;

  private record Answer(int code, String out, String err) {}

  private static Answer run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Answer(
        code, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
  }

  private static void answers(String expected, String... arguments) {
    assertEquals(new Answer(0, expected + "\n", ""), run(arguments));
  }

  /// Refusals have exit code 2, say why on the error stream, and write nothing else.
  private static void refuses(String part, String... arguments) {
    Answer answer = run(arguments);
    assertEquals(2, answer.code, answer.toString());
    assertEquals("", answer.out);
    assertTrue(answer.err.contains(part), answer.err);
  }

  private static JsonObject json(String... arguments) {
    Answer answer = run(arguments);
    assertEquals(0, answer.code, answer.err);
    return JsonParser.parseString(answer.out).getAsJsonObject();
  }

  @Test
  void eval() {
    answers("10.0", "eval", "x^2 + y", "x=3", "y=1");
    answers("1.0", "eval", "sin(x)", "x=pi/2");
    answers("4.0", "eval", "e + 1", "e=3");
    answers("3.0", "eval", "1 + 2");
    refuses("see leibniz solve", "eval", "x = 3", "x=3");
    answers("5.0", "eval", "x[1] + a[1,2]", "x[ 1 ]=2", "a[1, 2]=3");
    assertEquals(10, json("eval", "--json", "x^2 + 1", "x=3").get("value").getAsDouble());
    assertTrue(json("eval", "--json", "1/0").get("value").isJsonNull());
    assertEquals("Infinity", json("eval", "--json", "1/0").get("text").getAsString());
  }

  @Test
  void evalSaysWhyAValueIsNaN() {
    Answer answer = run("eval", "sqrt(x)", "x=-1");
    assertEquals(0, answer.code);
    assertEquals("NaN", answer.out.strip());
    assertTrue(answer.err.contains("a square root needs x >= 0"), answer.err);
    JsonObject json = json("eval", "--json", "sqrt(x)", "x=-1");
    assertTrue(json.get("value").isJsonNull());
    assertEquals("NaN", json.get("text").getAsString());
    assertTrue(json.get("reason").getAsString().contains("a square root needs x >= 0"));
    assertEquals("", run("eval", "1/0").err);
  }

  @Test
  void diff() {
    answers("d/dx = 2*x*sin(y)\nd/dy = x^2*cos(y)", "diff", "x^2*sin(y)");
    answers("2*x*cos(y)", "diff", "x^2*sin(y)", "x", "y");
    answers("2 x \\sin\\left(y\\right)", "diff", "--latex", "x^2*sin(y)", "x");
    JsonObject gradient = json("diff", "--json", "x*y").getAsJsonObject("gradient");
    assertEquals("y", gradient.get("x").getAsString());
  }

  @Test
  void simplify() {
    answers("5*x", "simplify", "2*x + 3*x");
    answers("2*ln(x)   where x > 0", "simplify", "--keeps", "generic", "ln(x^2)");
    answers("0*x", "simplify", "--keeps=STRICT", "0*x");
    answers("x   where x > 0", "simplify", "--assume", "x > 0", "sqrt(x^2)");
    JsonObject generic = json("simplify", "--json", "--keeps=GENERIC", "ln(x^2)");
    assertEquals("x > 0", generic.getAsJsonArray("where").get(0).getAsString());
  }

  @Test
  void solve() {
    answers("t = -ln(y/a)/k   where a != 0, y/a > 0, k != 0", "solve", "y = a*exp(-k*t)", "t");
    answers("x = -2\nx = 2", "solve", "x^2 = 4", "x");
    answers("no real solution for x", "solve", "x^2 = -4", "x");
    answers("x = 3\ny = 2", "solve", "x + y = 5", "x - y = 1", "x", "y");
    answers(
        "x = c/(a + b)\ny = c/(a + b)\nwhere a + b != 0",
        "solve",
        "x = y",
        "a*x + b*y = c",
        "x",
        "y");
    JsonObject solved = json("solve", "--json", "a*x = b", "x");
    JsonObject first = solved.getAsJsonArray("solutions").get(0).getAsJsonObject();
    assertEquals("b/a", first.get("value").getAsString());
    assertEquals("a != 0", first.getAsJsonArray("where").get(0).getAsString());
    JsonObject values =
        json("solve", "--json", "x + y = 5", "x = y", "x", "y").getAsJsonObject("values");
    assertEquals("5/2", values.get("y").getAsString());
    Answer none = run("solve", "x = cos(x)", "x");
    assertEquals(3, none.code);
    assertEquals(
        "leibniz: no closed form found for x: x - cos(x) = 0 has x in x and cos(x)\n", none.err);
    refuses("expected equations and names", "solve", "x", "y");
    answers("x = sqrt(y)   where y > 0", "solve", "--assume", "x > 0", "x^2 = y", "x");
    answers("x = 1", "solve", "--assume=x > 0", "--assume=x < 2", "x^3 = x", "x");
    assertEquals(3, run("solve", "x + y = 1", "x + y = 2", "x", "y").code);
    refuses("'==' compares", "solve", "x == 1", "x");
    refuses("z is none of the variables x, y", "solve", "x = y", "z");
    refuses(
        "equation 1 is not linear in x and y: it has the term x*y",
        "solve",
        "x*y = 1",
        "x = y",
        "x",
        "y");
  }

  @Test
  void print() {
    answers(
        "static double g(double x) {\n  return x*x;\n}", "print", "--as=java", "--name=g", "x^2");
    answers("\\frac{x}{2}", "print", "--as", "latex", "x/2");
    assertTrue(run("print", "--as=c", "x^2").out.contains("double f(double x) {"));
    assertTrue(run("print", "--as=python", "x^2").out.contains("def f(x):"));
    assertTrue(run("print", "--as=mathml", "x^2").out.startsWith("<math "));
    assertTrue(run("print", "--as=dot", "x^2").out.startsWith("digraph {"));
    assertEquals(0, json("print", "--as=json", "x").get("result").getAsInt());
    assertEquals("x^2", json("print", "--json", "--as=text", "x^2").get("printed").getAsString());
    Path file = folder.resolve("org/example/Square.class");
    String[] asClass = {
      "print", "--as=class", "--name=org.example.Square", "--output=" + folder, "x^2"
    };
    answers(file.toString(), asClass);
    assertTrue(Files.exists(file));
    refuses("--output=DIR says where", "print", "--as=class", "--name=org.example.Square", "x");
    refuses("--output=DIR says where", "print", "--as=java", "--output=" + folder, "x");
    refuses("needs a package", "print", "--as=class", "--output=" + folder, "x");
    refuses("C has no function erfinv", "print", "--as=c", "erfinv(x)");
    refuses("not a name that a function can have", "print", "--as=java", "--name=2", "x");
    refuses("Missing required option: '--as=LANGUAGE'", "print", "x");
  }

  @Test
  void minimize() {
    Answer answer = run("minimize", "100*(y - x^2)^2 + (1 - x)^2", "x=-1.2", "y=1");
    assertEquals(0, answer.code);
    assertTrue(
        answer.out.startsWith(
            """
            f(x, y) = 100*(y - x^2)^2 + (1 - x)^2
            df/dx = -2*(1 - x) - 400*x*(y - x^2)
            df/dy = 200*(y - x^2)
            compiled: value in 7 operations, value and gradient in 12
            """),
        answer.out);
    JsonObject found = json("minimize", "--json", "(x - 1)^2 + 3", "x=4");
    assertEquals(3, found.get("minimum").getAsDouble());
    assertEquals(1, found.getAsJsonObject("point").get("x").getAsDouble(), 1e-9);
  }

  @Test
  void fit() {
    Answer answer = run("fit", "y ~ b1*(1 - exp(-b2*x))", MISRA, "b1=500", "b2=0.0001");
    assertEquals(0, answer.code, answer.err);
    assertTrue(
        answer.out.contains("b1                  238.942129179          2.7070"), answer.out);
    assertTrue(answer.out.contains("residual sum of squares       0.124551388944"), answer.out);
    JsonObject fit = json("fit", "--json", "y ~ b1*(1 - exp(-b2*x))", MISRA, "b1=500", "b2=0.0001");
    JsonObject first = fit.getAsJsonArray("parameters").get(0).getAsJsonObject();
    assertEquals(238.94212918, first.get("estimate").getAsDouble(), 1e-7);
    assertTrue(fit.get("isConverged").getAsBoolean());
  }

  @Test
  void otherColumnsAndDelimitersDoNotMatter() throws IOException {
    Path file = folder.resolve("data.csv");
    Files.writeString(file, "name;x;y\none; 1;2\n\n\"two; or so\";2;4\n");
    JsonObject fit = json("fit", "--json", "--delimiter=;", "y ~ a*x", file.toString(), "a=1");
    JsonObject a = fit.getAsJsonArray("parameters").get(0).getAsJsonObject();
    assertEquals(2, a.get("estimate").getAsDouble(), 1e-14);
  }

  @Test
  void wrongFormulasAndValuesAreRefused() {
    refuses("line 1, column 4: expected a number", "eval", "2 +");
    refuses("did you mean sin?", "eval", "sinn(x)", "x=1");
    refuses("no value for x", "eval", "x + y", "y=1");
    refuses("z does not stand in the formula", "eval", "x", "x=1", "z=2");
    refuses("x is given twice", "eval", "x", "x=1", "x=2");
    refuses("expected name=value", "eval", "x", "3");
    refuses("the value of x: ", "eval", "x", "x=abc");
    refuses("the value of x is not finite", "eval", "x", "x=1/0");
    refuses("z is none of the variables x", "diff", "x", "z");
    refuses("not finite at the start", "minimize", "ln(x)", "x=-1");
    refuses("Unmatched argument", "frobnicate");
    refuses("Missing required parameter", "eval");
    refuses("expected one of [STRICT, REAL, GENERIC]", "simplify", "--keeps=x", "x");
  }

  @Test
  void wrongFilesAreRefusedWithThePlace() throws IOException {
    fileIsRefused("x,y\n1,2\n2,abc\n", "line 3, column y: 'abc' is no number");
    fileIsRefused("x,y\n1,2\n2,1f\n", "line 3, column y: '1f' is no number");
    fileIsRefused("x,y\n1,2\n2\n", "line 3, column y: the value is missing");
    fileIsRefused("x,y\n1,2\n2,\n", "line 3, column y: '' is no number");
    fileIsRefused("x,y\n1,2\n2,NaN\n", "line 3, column y: 'NaN' is not finite");
    fileIsRefused("x,z\n1,2\n2,3\n", "whose first row is x, z");
    fileIsRefused("", "is empty: its first row must name the columns");
    fileIsRefused("x,y\n1,2,3\n", "line 2 has 3 values");
    fileIsRefused("x,y\n", "1 parameter needs at least as many rows of data; there are 0");
    fileIsRefused("x,x,y\n1,2,3\n", "line 1: The header contains a duplicate name: \"x\"");
    refuses("there is no file nowhere.csv", "fit", "y ~ a*x", "nowhere.csv", "a=1");
    refuses("Missing required parameter", "fit", "y ~ a*x", MISRA);
    refuses("one '~'", "fit", "y = a*x", MISRA, "a=1");
    Path binary = folder.resolve("binary.csv");
    Files.write(binary, new byte[] {'x', ',', 'y', '\n', (byte) 0xFF, (byte) 0xFE, ',', '1'});
    refuses("is no text in UTF-8", "fit", "y ~ a*x", binary.toString(), "a=1");
  }

  private void fileIsRefused(String content, String part) throws IOException {
    Path file = folder.resolve("wrong.csv");
    Files.writeString(file, content);
    refuses(part, "fit", "y ~ a*x", file.toString(), "a=1");
  }

  @Test
  void formulasMayBeginWithASign() {
    answers("-9.0", "eval", "-x^2", "x=3");
    answers("1.0", "eval", "-2+3");
    answers("d/dx = -2*x", "diff", "-x^2");
    answers("4.0", "eval", "-hypot(3,4)+9");
  }

  @Test
  void columnsMayHaveNamesOfConstants() throws IOException {
    Path file = folder.resolve("e.csv");
    Files.writeString(file, "\uFEFFt, e ,y\n# a remark\n0,1,1\n1,2,2\n2,4,4\n");
    JsonObject fit = json("fit", "--json", "y ~ a*e + b", file.toString(), "a=3", "b=1");
    JsonObject a = fit.getAsJsonArray("parameters").get(0).getAsJsonObject();
    assertEquals(1, a.get("estimate").getAsDouble(), 1e-12);
    assertTrue(fit.get("isConverged").getAsBoolean());
  }

  @Test
  void searchesThatFindNothingSaySo() throws IOException {
    Answer answer = run("minimize", "-x^2", "x=1");
    assertEquals(3, answer.code);
    assertTrue(answer.out.contains("NO SMOOTH MINIMUM"), answer.out);
    Answer fit = run("fit", "y ~ a*b*x", MISRA, "a=1", "b=1");
    assertTrue(fit.out.contains("the data do not determine every parameter"), fit.out);
  }

  @Test
  void helpAndVersion() {
    assertTrue(run("--version").out.startsWith("leibniz "));
    assertTrue(run("eval", "-V").out.startsWith("leibniz "));
    assertTrue(run("fit", "--help").out.contains("Usage: leibniz fit"));
  }
}
