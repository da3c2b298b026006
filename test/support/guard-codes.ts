/** Reads the rule book's source: with which codes can each guard refuse, itself or through the functions it uses? */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

const FOLDER = 'src/domain/dispute';

interface Declared {
  readonly codes: ReadonlySet<string>;
  readonly uses: ReadonlySet<string>;
}

/** Every top-level constant and function of the folder by its name. */
function declarations(): Map<string, Declared> {
  const found = new Map<string, Declared>();
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(`${FOLDER}/${file}`, 'utf8'), ts.ScriptTarget.Latest, true);
    for (const statement of source.statements) {
      if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) {
        found.set(statement.name.text, declared(statement));
      }
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name) && initializer !== undefined) found.set(name.text, declared(initializer));
      }
    }
  }
  return found;
}

function declared(node: ts.Node): Declared {
  const codes = new Set<string>();
  const uses = new Set<string>();
  const visit = (inner: ts.Node): void => {
    if (ts.isCallExpression(inner) && inner.expression.getText() === 'refusal') {
      for (const literal of literalsOf(inner.arguments[0])) codes.add(literal);
    }
    if (ts.isIdentifier(inner)) uses.add(inner.text);
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return { codes, uses };
}

function literalsOf(node: ts.Node | undefined): string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteral(node)) return [node.text];
  return ts.isConditionalExpression(node) ? [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)] : [];
}

/** The codes of each named function, its helpers' included. */
export function codesOfGuards(names: readonly string[]): Map<string, string[]> {
  const all = declarations();
  const reach = (name: string, seen: Set<string>): Set<string> => {
    const here = all.get(name);
    if (here === undefined || seen.has(name)) return new Set();
    seen.add(name);
    return new Set([...here.codes, ...[...here.uses].flatMap((used) => [...reach(used, seen)])]);
  };
  return new Map(names.map((name) => [name, [...reach(name, new Set())].sort()]));
}
