/** The state machine as data and as a picture, straight from the table that the rules run on (`GET /workflow`). */
import { RULES } from '../rules/rules.js';
import { ALL_STATES, FINAL, OPEN, STATES, type State } from './states.js';
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
  readonly basis: readonly { readonly ruleId: string; readonly law: string; readonly article: string }[];
}

export interface Workflow {
  readonly states: readonly WorkflowState[];
  readonly actions: readonly WorkflowAction[];
}

const basisOf = (ruleIds: readonly string[]): WorkflowAction['basis'] =>
  RULES.filter((rule) => ruleIds.includes(rule.id)).map((rule) => ({ ruleId: rule.id, ...rule.source }));

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
    basis: basisOf(rules),
  }));

export function workflowAsData(): Workflow {
  const states = ALL_STATES.map((state) => ({
    state,
    meaning: STATES[state],
    isOpen: isOneOf(OPEN, state),
    isFinal: isOneOf(FINAL, state),
  }));
  return { states, actions: [...taken(), ...automatic()] };
}

/** A Mermaid state diagram of the steps that change the state. */
export function workflowAsMermaid(): string {
  const { states, actions } = workflowAsData();
  const lines = [
    'stateDiagram-v2',
    ...states.map(({ state, meaning }) => `  ${state} : ${state} ${meaning.zh}`),
    ...actions.flatMap(({ action, to, moves, automatic: byItself, from }) => {
      const label = byItself ? `${action} (automatic)` : action;
      const born = from.length === 0 && to !== null ? [`  [*] --> ${to} : ${label}`] : [];
      return [...born, ...moves.flatMap((move) => move.to.map((target) => `  ${move.from} --> ${target} : ${label}`))];
    }),
    ...FINAL.map((state) => `  ${state} --> [*]`),
  ];
  return `${lines.join('\n')}\n`;
}
