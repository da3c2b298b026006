/**
 * An error as the log may keep it. What the database adds to its message (`detail`, `where`) can be a whole row with its names
 * and texts, so only what tells the fault is taken, from the causes as well. The message itself repeats a value where PostgreSQL
 * could not read one (`invalid input syntax for type date: "…"`, class 22) or where SQL of ours raised it: then its code stands for
 * it. What could not be parsed stands in the parser's message.
 */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly cause?: LoggedError;
}

export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' };
  const { name, stack = '', cause } = error;
  const told = ['code', 'constraint', 'table'].flatMap((key) => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' ? [[key, value]] : [];
  });
  const message = repeatsValues(error) ? 'left out, as it may repeat what was sent' : error.message;
  return {
    type: name,
    message,
    // Where it happened; before that it says its message again.
    stack: /(?:^|\n) {4}at [\s\S]*$/.exec(stack)?.[0].trim() ?? '',
    ...(Object.fromEntries(told) as Partial<LoggedError>),
    ...(cause instanceof Error ? { cause: loggedError(cause) } : {}),
  };
}

const repeatsValues = (error: Error): boolean =>
  error instanceof SyntaxError || ('code' in error && typeof error.code === 'string' && /^(22|P0)/.test(error.code));
