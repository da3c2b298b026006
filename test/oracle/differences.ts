/** Where the answer of the service and the count of the clerk part, and the smallest case that shows it. */
import type { Agent } from '../support/as.js';
import type { Export } from './export.js';
import type { Answer } from './question.js';

interface Figure {
  readonly key: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly href: string | null;
}

export interface Report {
  readonly figures: readonly Figure[];
  readonly sections: readonly {
    readonly keys: readonly string[];
    readonly cells: readonly { readonly keys: readonly string[] }[];
  }[];
}

interface Difference {
  readonly key: string;
  readonly answered: string;
  readonly counted: string;
  readonly href: string | null;
  readonly cases: readonly string[];
}

const shown = (one: Pick<Answer, 'numerator' | 'denominator'> | undefined): string =>
  one === undefined ? 'no such figure' : `${String(one.numerator)} of ${String(one.denominator)}`;

/** What may be withheld is compared where it is shown. */
export function differencesOf(
  { figures }: Report,
  found: ReadonlyMap<string, Answer>,
  mayBeWithheld: (key: string) => boolean = () => false,
): Difference[] {
  const answers = new Map(figures.map((figure) => [figure.key, figure]));
  return [...new Set([...answers.keys(), ...found.keys()])].flatMap((key) => {
    const [figure, answer] = [answers.get(key), found.get(key)];
    if (figure === undefined && mayBeWithheld(key)) return [];
    const [answered, counted] = [shown(figure), shown(answer)];
    return answered === counted
      ? []
      : [{ key, answered, counted, href: figure?.href ?? null, cases: answer?.cases ?? [] }];
  });
}

/** Every figure that differs; and the shortest log among the cases that only one of the two has counted in the first of them. */
export async function told(differences: readonly Difference[], agent: Agent, log: Export): Promise<string> {
  const heads = differences
    .slice(0, 20)
    .map(({ key, answered, counted }) => `${key}: answered ${answered}, counted ${counted}`);
  const [first] = differences;
  if (first === undefined) return '';
  const behind = first.href === null ? [] : await recordsOf(agent, first.href);
  const [theirs, ours] = [new Set(behind), new Set(first.cases)];
  const odd = [...theirs].filter((id) => !ours.has(id)).concat([...ours].filter((id) => !theirs.has(id)));
  const [shortest] = (odd.length > 0 ? odd : first.cases)
    .map((id) => log.logOf(id))
    .sort((a, b) => a.length - b.length);
  const entries = (shortest ?? []).map(
    ({ seq, type, occurredAt, recordedAt, payload }) =>
      `${seq} ${type} ${occurredAt} (${recordedAt}) ${JSON.stringify(payload)}`,
  );
  const whose = theirs.has(shortest?.[0]?.disputeId ?? '') ? 'the service' : 'the clerk';
  return [...heads, `counted by ${whose}:`, ...entries].join('\n');
}

async function recordsOf(agent: Agent, href: string): Promise<string[]> {
  const found: string[] = [];
  let cursor = '';
  do {
    const { body } = await agent.get(`${href.replace('/api/v1', '')}&limit=100${cursor}`);
    const { items, nextCursor } = body as { items: { id: string; disputeId?: string }[]; nextCursor: string | null };
    found.push(...items.map(({ id, disputeId }) => disputeId ?? id));
    cursor = nextCursor === null ? '' : `&cursor=${nextCursor}`;
  } while (cursor !== '');
  return found;
}
