/** The matrix over HTTP, in part or in whole. */
import { startTestApp, type TestApp } from '../support/app.js';
import { Chance } from '../support/chance.js';
import { aNewcomer, type Places, placesOf } from '../support/places.js';
import { World } from '../support/world.js';
import { number } from '../support/feed.js';
import { answerTo } from './asking.js';
import { type Leak, leaksTo } from './canaries.js';
import { allCells, ASKS_WHOSE, type Cell, someCells } from './cells.js';
import { centerOf, peopleOf, type Person } from './people.js';
import { type Answering, lie, type Lying, relationsOf, type Situation, SITUATIONS, whoAnswers } from './situations.js';
import { readTable } from './table.js';

/** Persons whose every GET is read for words they may not see; null: all of them. */
type Readers = readonly string[] | null;

export function describeMatrix(
  title: string,
  select: (cells: readonly Cell[]) => readonly Cell[],
  readers: Readers,
): void {
  describe(title, () => {
    let app: TestApp;
    let places: Places;
    let lying: ReadonlyMap<Situation, Lying>;
    let answering: Answering;
    let cells: readonly Cell[];
    let everybody: readonly Person[];
    let world: World;

    beforeAll(async () => {
      app = await startTestApp();
      world = await World.of(app);
      places = { ...(await placesOf(world)), ...(await aNewcomer(world)) };
      const { people, staffOf } = await peopleOf(world);
      lying = await lie(world, staffOf);
      everybody = people;
      const cases = [...lying].map(([situation, { id }]) => [situation, id] as const);
      answering = await whoAnswers(world, new Map([...cases, ['settled', places['disputeId'] ?? '']]));
      cells = select(allCells(readTable(), people, answering));
    });

    afterAll(() => app?.close());

    test('each answers as the table says', async () => {
      const wrong: string[] = [];
      const seen = { passes: 0, forbidden: 0, hidden: 0, refused: 0 };
      for (const cell of cells) {
        const found = await answerTo(app, cell, places, lying);
        seen[found] += 1;
        const { expected } = cell;
        if (expected === 'passes' && ASKS_WHOSE.includes(cell.target.id)) continue;
        if (found === expected || (expected === 'refused' && found !== 'passes')) continue;
        wrong.push(
          `${cell.target.id} by ${cell.person.username}${cell.situation === null ? '' : ` on ${cell.situation}`}: ${found}, not ${expected}`,
        );
      }
      process.stdout.write(`${cells.length} cells: ${JSON.stringify(seen)}\n`);
      expect(wrong).toEqual([]);
      for (const outcome of ['passes', 'forbidden', 'hidden'] as const)
        expect(seen[outcome]).toBeGreaterThan(cells.length / 20);
    }, 1_800_000);

    test('no list, search, count, feed, desk, report or document shows what GET would hide', async () => {
      await number(app);
      const elsewhere = [world.neighbour, centerOf(world, 'above')].map((centerId) => ({ ...places, centerId }));
      const cases = [...lying.values()].map(({ id, partyId }) => ({ ...places, disputeId: id, partyId }));
      const leaks: Leak[] = [];
      for (const person of everybody.filter(({ username }) => readers?.includes(username) ?? true)) {
        const found = await leaksTo(app, person, [places, ...elsewhere, ...cases], lying, answering);
        leaks.push(...found.leaks);
        // Whoever may see a case finds it: a test that reads nothing would find nothing hidden.
        const visible = SITUATIONS.filter(
          (situation) => lying.has(situation) && relationsOf(person, situation, answering).length > 0,
        );
        expect([person.username, [...found.shown].sort()]).toEqual([person.username, [...visible].sort()]);
      }
      expect(leaks).toEqual([]);
    }, 1_800_000);
  });
}

export const pairs = (cells: readonly Cell[]): Cell[] => someCells(cells, new Chance(20_261_126));
