/** The shape of what turns an allowed command into events. */
import type { Instant } from '../shared/day.js';
import type { CaseCommand, CommandOf } from './commands.js';
import type { CaseEvent } from './events.js';
import type { CaseAt } from './guard.js';

/** An event by the acting person, occurring with the action unless it says otherwise. */
export type Emitted = CaseEvent & { readonly occurredAt?: Instant };

export type Emit<C extends CaseCommand> = (c: CaseAt<C>) => readonly Emitted[];

/** Those of one concern. */
export type Emits<C extends CaseCommand> = { readonly [V in C['type']]: Emit<CommandOf<V>> };

/** What a command says, without its own words. */
export const payloadOf = <T extends { type: string; occurredAt?: unknown }>({ type: _, occurredAt: __, ...rest }: T) =>
  rest;
