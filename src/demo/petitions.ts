/**
 * Three years of petitions and monthly returns: every finished month answered for and, but for the last one, confirmed
 * by the director. The current month has neither, so that whoever tries the demo can write both.
 */
import { addDays, addMonths, type Day, earlierOf, firstDayOf, type Month, yearOf } from '../domain/shared/day.js';
import { ItemStepsService } from '../modules/petitions/item-steps.service.js';
import { PetitionReturnsService } from '../modules/petitions/petition-returns.service.js';
import { PetitionsService } from '../modules/petitions/petitions.service.js';
import { ZeroBaselinesService } from '../modules/petitions/zero-baselines.service.js';
import { type DemoPetition, PETITIONS } from './petitions.data.js';
import type { Scene } from './scene.js';
import type { Timeline } from './timeline.js';

export const MONTHS_ON_RECORD = 36;

/** The founding article's claim, from before there was a register. */
const DECLARED_YEARS = 15;

/** From this many on, a petition with a common matter counts as a group's. */
const GROUP_OF = 5;

export function addPetitions(timeline: Timeline, scene: Scene): void {
  declareBaseline(timeline, scene);
  for (const petition of PETITIONS) register(timeline, scene, petition);
  for (let monthsAgo = MONTHS_ON_RECORD; monthsAgo >= 1; monthsAgo -= 1) answerFor(timeline, scene, monthsAgo);
}

function declareBaseline(timeline: Timeline, { context, ground, days }: Scene): void {
  const centerId = ground.center('yangchun');
  const declaredSince = `${yearOf(days.today) - DECLARED_YEARS}-01-01`;
  const claim = { declaredSince, ground: '建登记簿以前的纸质台账（示例）' };
  timeline.add(days.at(firstDayOf(days.monthsAgo(MONTHS_ON_RECORD)), '09:00'), 'declared baseline', () =>
    context.get(ZeroBaselinesService).declare(ground.as('director'), centerId, claim),
  );
}

function register(timeline: Timeline, scene: Scene, petition: DemoPetition): void {
  const { context, ground, days } = scene;
  const occurredOn = dayIn(days.monthsAgo(petition.monthsAgo), petition.day);
  let petitionId = '';
  timeline.add(days.at(occurredOn, '16:40'), `petition of ${occurredOn}`, async () => {
    const { body } = await context.get(PetitionsService).register(ground.as('petition'), {
      centerId: ground.center('yangchun'),
      occurredOn,
      channel: petition.channel,
      level: petition.level,
      persons: petition.persons,
      group: petition.persons >= GROUP_OF,
      jointLetter: false,
      matter: petition.matter,
      first: petition.isRepeat !== true,
      overLevel: petition.overLevel === true,
      knownFrom: petition.transferred === true ? 'transfer' : 'own',
    });
    petitionId = body.id;
  });
  if (petition.isItem === true) dealWith(timeline, scene, occurredOn, () => petitionId);
}

/** Taken up, extended once, answered in time; nobody asked for a review. */
function dealWith(
  timeline: Timeline,
  { context, ground, days }: Scene,
  occurredOn: Day,
  petitionId: () => string,
): void {
  const steps = context.get(ItemStepsService);
  const [officer, director] = [ground.as('petition'), ground.as('director')];
  let id = '';
  const after = (count: number, work: (on: Day) => Promise<unknown>): void => {
    const on = addDays(occurredOn, count);
    timeline.add(days.at(on, '17:10'), `petition item of ${occurredOn}, ${on}`, () => work(on));
  };
  after(0, async (receivedOn) => {
    const body = '示例街道办事处';
    id = (await steps.open(officer, petitionId(), { receivedOn, source: 'direct', body })).body.id;
  });
  after(6, (on) => steps.notify(officer, id, { on, form: 'written' }));
  after(60, (on) => steps.extend(director, id, { on, days: 20, reason: '需协调停车场产权单位' }));
  after(61, (on) => steps.tellExtension(officer, id, { on }));
  after(80, (on) => steps.answer(officer, id, { on, outcome: 'partly_supported' }));
  after(83, (on) => steps.deliver(officer, id, { on }));
}

function answerFor(timeline: Timeline, { context, ground, days }: Scene, monthsAgo: number): void {
  const month = days.monthsAgo(monthsAgo);
  const after = firstDayOf(addMonths(month, 1));
  const returns = context.get(PetitionReturnsService);
  let returnId = '';
  // On the first of a month the last one is answered for at once.
  timeline.add(earlierOf(days.at(addDays(after, 1), '09:20'), days.now), `return of ${month}`, async () => {
    const stated = { centerId: ground.center('yangchun'), month, ...countsOf(monthsAgo) };
    returnId = (await returns.file(ground.as('petition'), stated)).body.id;
  });
  if (monthsAgo === 1) return;
  timeline.add(days.at(addDays(after, 4), '10:30'), `confirmation of ${month}`, () =>
    returns.confirm(ground.as('director'), returnId),
  );
}

function countsOf(monthsAgo: number): { nil: true } | { counts: { items: number; persons: number } } {
  const petitions = PETITIONS.filter((petition) => petition.monthsAgo === monthsAgo);
  if (petitions.length === 0) return { nil: true };
  return { counts: { items: petitions.length, persons: petitions.reduce((sum, { persons }) => sum + persons, 0) } };
}

const dayIn = (month: Month, day: number): Day => addDays(firstDayOf(month), day - 1);
