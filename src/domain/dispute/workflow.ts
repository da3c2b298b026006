/** The state machine as data and as a picture, straight from the table that the rules run on (`GET /workflow`). */
import { DEADLINES, TERMS_AS_DATA, type DeadlineAsData, type TermAsData } from '../deadlines/deadlines-as-data.js';
import { RULES } from '../rules/rules.js';
import { CONDITION_CODES, conditionNames } from './conditions.js';
import { ALL_STATES, FINAL, OPEN, STATES, type State } from './states.js';
import type { Verb } from './commands.js';
import { ALL_VERBS, AUTOMATIC, type Move, movesOf, transitionOf } from './transitions.js';

interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export interface WorkflowState {
  readonly state: State;
  readonly meaning: Bilingual;
  readonly isOpen: boolean;
  readonly isFinal: boolean;
}

/** What is asked before a step goes on, and what it can object to. */
export interface WorkflowCondition {
  readonly name: string;
  readonly codes: readonly { readonly code: string; readonly ruleId: string | null }[];
}

export interface WorkflowAction {
  readonly action: string;
  readonly verb: string;
  readonly from: readonly State[];
  /** null: the state stays, or `moves` tells where from each state it leads */
  readonly to: State | null;
  readonly moves: readonly Move[];
  /** null: happens by itself */
  readonly permission: string | null;
  readonly automatic: boolean;
  readonly requirements: Bilingual;
  readonly conditions: readonly WorkflowCondition[];
  readonly basis: readonly { readonly ruleId: string; readonly law: string; readonly article: string }[];
}

export interface Workflow {
  readonly states: readonly WorkflowState[];
  readonly actions: readonly WorkflowAction[];
  readonly deadlines: readonly DeadlineAsData[];
  readonly terms: readonly TermAsData[];
}

const basisOf = (ruleIds: readonly string[]): WorkflowAction['basis'] =>
  RULES.filter((rule) => ruleIds.includes(rule.id)).map((rule) => ({ ruleId: rule.id, ...rule.source }));

const asCondition = (name: string, codes: readonly string[]): WorkflowCondition => ({
  name,
  codes: codes.map((code) => ({ code, ruleId: ruleOf(code) })),
});

const ruleOf = (code: string): string | null =>
  RULES.find(({ codes }) => (codes as readonly string[]).includes(code))?.id ?? null;

/** Those of the table, and the two that hold for every step that does not say otherwise. */
function conditionsOf(verb: Verb): WorkflowCondition[] {
  const { from, whileRefused, afterExpiry } = transitionOf(verb);
  const isWhileOpen = from.some((state) => isOneOf(OPEN, state));
  return [
    ...(whileRefused === true || !isWhileOpen ? [] : [asCondition('nobodyRefuses', ['party_refuses'])]),
    ...(afterExpiry === true || !isWhileOpen ? [] : [asCondition('termHasNotPassed', ['mediation_expired'])]),
    ...conditionNames(verb).map((name) => asCondition(name, CONDITION_CODES[name] ?? [])),
  ];
}

const isOneOf = (states: readonly State[], state: State): boolean => states.includes(state);

const taken = (): WorkflowAction[] =>
  ALL_VERBS.map((verb) => {
    const { action, from, to, permission, zh, en, rules } = transitionOf(verb);
    return {
      action,
      verb,
      from,
      to: typeof to === 'string' ? to : null,
      moves: movesOf(verb),
      permission,
      automatic: false,
      requirements: { zh, en },
      conditions: conditionsOf(verb),
      basis: basisOf(rules),
    };
  });

const automatic = (): WorkflowAction[] =>
  Object.entries(AUTOMATIC).map(([verb, { from, to, zh, en, rules }]) => ({
    action: verb,
    verb,
    from,
    to,
    moves: to === null ? [] : from.map((state) => ({ from: state, to: [to] })),
    permission: null,
    automatic: true,
    requirements: { zh, en },
    conditions: [],
    basis: basisOf(rules),
  }));

export function workflowAsData(): Workflow {
  const states = ALL_STATES.map((state) => ({
    state,
    meaning: STATES[state],
    isOpen: isOneOf(OPEN, state),
    isFinal: isOneOf(FINAL, state),
  }));
  return { states, actions: [...taken(), ...automatic()], deadlines: DEADLINES, terms: TERMS_AS_DATA };
}

interface Arrow {
  /** null: the beginning */
  readonly from: State | null;
  readonly to: State;
  readonly label: string;
  readonly automatic: boolean;
}

/** The steps that change the state, one arrow each. */
function arrows(actions: readonly WorkflowAction[]): Arrow[] {
  return actions.flatMap(({ action, from, to, moves, automatic: byItself }): Arrow[] => {
    const rest = { label: action, automatic: byItself };
    const born: Arrow[] = from.length === 0 && to !== null ? [{ from: null, to, ...rest }] : [];
    return [
      ...born,
      ...moves.flatMap((move) => move.to.map((target) => ({ from: move.from, to: target, ...rest }))),
    ].filter((arrow) => arrow.from !== arrow.to);
  });
}

/** A Mermaid state diagram of the steps that change the state. */
export function workflowAsMermaid(): string {
  const { states, actions } = workflowAsData();
  const lines = [
    'stateDiagram-v2',
    ...states.map(({ state, meaning }) => `  ${state} : ${state} ${meaning.zh}`),
    ...arrows(actions).map(
      ({ from, to, label, automatic: byItself }) =>
        `  ${from ?? '[*]'} --> ${to} : ${byItself ? `${label} (automatic)` : label}`,
    ),
    ...FINAL.map((state) => `  ${state} --> [*]`),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same for Graphviz: final states with a double border, what happens by itself dashed. */
export function workflowAsDot(): string {
  const { states, actions } = workflowAsData();
  const lines = [
    'digraph workflow {',
    '  rankdir=LR;',
    '  node [shape=box, style=rounded];',
    '  start [shape=point];',
    ...states.map(
      ({ state, meaning, isFinal }) =>
        `  ${state} [label="${meaning.zh}\\n${state}"${isFinal ? ', peripheries=2' : ''}];`,
    ),
    ...arrows(actions).map(
      ({ from, to, label, automatic: byItself }) =>
        `  ${from ?? 'start'} -> ${to} [label="${label}"${byItself ? ', style=dashed' : ''}];`,
    ),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}
