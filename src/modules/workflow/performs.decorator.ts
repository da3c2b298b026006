/** Ties a route to a verb of the transition table: permission and summary come from there, so route and rule cannot disagree. */
import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { CaseCommand, Verb } from '../../domain/dispute/commands.js';
import { movesOf, nameOfStep, transitionOf } from '../../domain/dispute/transitions.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { On } from '../../platform/http/gates.js';

/** Actions answer 200 with the resource and need If-Match. */
export const Performs = (verb: CaseCommand['type'], kind = 'dispute', param = 'disputeId') =>
  applyDecorators(...shared(verb), HttpCode(200), On(kind, param, 'required', transitionOf(verb).permission));

/** Records that only add answer 201 and honour If-Match when it is sent; a signature demands that of the text it covers. */
export const Records = (
  verb: CaseCommand['type'],
  kind = 'dispute',
  param = 'disputeId',
  ifMatch: 'honoured' | 'required' = 'honoured',
) => applyDecorators(...shared(verb), On(kind, param, ifMatch, transitionOf(verb).permission));

function shared(verb: Verb): MethodDecorator[] {
  const { zh, en, permission, rules } = transitionOf(verb);
  const obeyed = rules.length === 0 ? '' : ` Rules: ${rules.join(', ')}.`;
  return [
    Requires(permission),
    ApiOperation({
      summary: `${nameOfStep(verb, 'en')} ${nameOfStep(verb, 'zh')}`,
      description: `${en}.\n\n${zh}。\n\n${changesOf(verb)} Permission: \`${permission}\`.${obeyed}`,
    }),
  ];
}

/** "From: accepted → assigned. Also in, without a change of state: assigned, mediating." */
function changesOf(verb: Verb): string {
  const { from } = transitionOf(verb);
  const moves = movesOf(verb);
  if (moves.length === 0) return `In: ${from.join(', ')}.`;
  const staying = from.filter((state) => !moves.some((move) => move.from === state));
  const targets = [...new Set(moves.map(({ to }) => to.join(' or ')))];
  const told = targets.map((target) => {
    const sources = moves.filter(({ to }) => to.join(' or ') === target).map((move) => move.from);
    return `${sources.join(', ')} → ${target}`;
  });
  return `From: ${told.join('; ')}.${staying.length === 0 ? '' : ` Also in, without a change of state: ${staying.join(', ')}.`}`;
}
