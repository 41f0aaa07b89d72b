/** Constants that a control beside a cell can set: `const epochs = 3`, a number or a name, on one line. */

/** The constant's value as written; undefined when the cell does not declare it so. */
export function findConstant(code: string, name: string): string | undefined {
  return declaration(name).exec(code)?.[2]
}

/**
 * The code with another value, a number or a name, in the declaration of the constant; unchanged where there is no such
 * declaration.
 */
export function replaceConstant(code: string, name: string, value: string): string {
  return code.replace(declaration(name), (_, head: string) => head + value)
}

function declaration(name: string): RegExp {
  return new RegExp(`(\\bconst ${name}\\s*=\\s*)([\\w.]+)`)
}
