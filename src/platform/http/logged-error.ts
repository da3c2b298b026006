/**
 * An error as the log may keep it. What the database adds to its message (`detail`, `where`) can be a whole row with its names
 * and texts, so only what tells the fault is taken, from the causes as well.
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
  const { name, message, stack = '', cause } = error;
  const told = ['code', 'constraint', 'table'].flatMap((key) => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' ? [[key, value]] : [];
  });
  return {
    type: name,
    message,
    stack,
    ...(Object.fromEntries(told) as Partial<LoggedError>),
    ...(cause instanceof Error ? { cause: loggedError(cause) } : {}),
  };
}
