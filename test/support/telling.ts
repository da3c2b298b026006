/** What the told cases share: people with names, the whole file, what was performed and what a visit found. */
import type { DisputeFileResponse } from '../../src/modules/case-file/case-file.dto.js';
import type { ObligationResponse } from '../../src/modules/disputes/obligation.dto.js';
import { type Case, type Json, newId, type World } from './world.js';

export const person = (role: 'applicant' | 'respondent' | 'third_party', name: string, rest: Json = {}) => ({
  id: newId(),
  role,
  kind: 'person',
  name,
  ...rest,
});

export class Telling {
  constructor(private readonly world: World) {}

  get today(): string {
    return this.world.app.clock.today('Asia/Shanghai');
  }

  /** Everything on file, as the director reads it. */
  whole(file: Case, by = 'director'): Promise<Required<DisputeFileResponse>> {
    return this.world.get(by, `${file.path}?expand=parties,sessions,agreement,obligations,visits,timeline`);
  }

  async obligations(file: Case): Promise<readonly ObligationResponse[]> {
    return (await this.whole(file)).obligations;
  }

  /** The obligation at that place of the agreement was performed today. */
  async performed(file: Case, at: number, evidence: string, expected = 201) {
    const duty = (await this.obligations(file))[at];
    const body = { performedOn: this.today, evidence };
    return this.world.post('mediator', `/obligations/${duty?.id ?? ''}/performance`, { body, expect: expected });
  }

  /** The next visit that is due was made today. */
  async visited(file: Case, rest: Json = {}, by = 'mediator'): Promise<void> {
    const { visits } = await this.whole(file);
    const next = visits.find(({ recorded }) => !recorded);
    const calm = { performance: 'performed', satisfaction: 'satisfied', breachFound: false, escalationSigns: false };
    const body = { visitedOn: this.today, ...calm, ...rest };
    await this.world.act(by, `/return-visits/${next?.id ?? ''}`, 'record', { body });
  }
}

export const codesOf = (body: unknown): string[] =>
  (body as { reasons: { code: string }[] }).reasons.map(({ code }) => code);

export const detailOf = (body: unknown): string => (body as { detail: string }).detail;
