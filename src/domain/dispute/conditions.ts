/**
 * What each condition of the table can object to, as data for `GET /workflow`: the codes a guard refuses with, by its name.
 * A test reads them from the guards themselves, so that none is promised and none kept quiet.
 * Example: `rightsNoticesGiven` refuses `start` with `rights_notice_missing` (R3).
 */
import * as agreement from './agreement-guards.js';
import * as clock from './clock/guards.js';
import type { Verb } from './commands.js';
import * as fulfilment from './fulfilment-guards.js';
import * as intake from './guards.js';
import type { DisputeRefusalCode } from './refusal-texts.js';
import * as session from './session-guards.js';
import { TRANSITIONS } from './transitions.js';

const MODULES = [intake, session, agreement, fulfilment, clock];

const NAMES = new Map(
  MODULES.flatMap((module) => Object.entries(module).map(([name, guard]) => [guard, name] as const)),
);

/** The names of a step's conditions, in the order in which they are asked. */
export const conditionNames = (verb: Verb): string[] => TRANSITIONS[verb].guards.map((guard) => NAMES.get(guard) ?? '');

export const CONDITION_CODES: Readonly<Record<string, readonly DisputeRefusalCode[]>> = {};
