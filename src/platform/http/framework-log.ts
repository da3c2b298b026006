/**
 * What the framework and the services say goes where everything goes: one log, one form. An error is told as `logged-error.ts` has it. Of
 * the framework only warnings and errors are of interest; the list of every route at each start is not.
 */
import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';

export function frameworkLog(log: FastifyBaseLogger): LoggerService {
  const tell =
    (level: 'warn' | 'error' | 'fatal') =>
    (message: unknown, ...rest: readonly unknown[]): void => {
      // The last word is where it comes from.
      const where = rest.at(-1);
      const context = typeof where === 'string' ? where : undefined;
      if (message instanceof Error) log[level]({ err: message, context }, 'something failed');
      else log[level]({ context }, String(message));
    };
  return { log: () => undefined, warn: tell('warn'), error: tell('error'), fatal: tell('fatal') };
}
