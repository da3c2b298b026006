/** The other floor: Fastify and pg with nothing between them, one statement for each request, which is the heart of what the service does for it. */
import { readFile } from 'node:fs/promises';
import fastify from 'fastify';
import { createPool } from '../../dist/src/platform/database/pool.js';
import { filled } from './mix-harvest.mjs';

const recordings = JSON.parse(await readFile(process.env.RECORDINGS, 'utf8'), (_, value) =>
  value?.type === 'Buffer' ? Buffer.from(value.data) : value,
);
const pool = createPool({ url: process.env.DATABASE_URL });
// Nothing stands between it and the rows: it has no scope.
pool.on('connect', (client) => void client.query(`SET ROLE app_jobs`));
const server = fastify();
const names = new Map();
const nameOf = (text) => {
  if (!names.has(text)) names.set(text, `s${names.size}`);
  return names.get(text);
};
server.route({
  method: ['GET', 'POST'],
  url: '/:operation/:turn',
  handler: async ({ params: { operation, turn }, body }) => {
    const all = recordings[operation];
    const [{ text, values }] = filled([all[turn % all.length]], body?.target);
    const { rows } = await pool.query({ name: nameOf(text), text, values });
    return rows;
  },
});
const address = await server.listen({ port: 0, host: '127.0.0.1' });
process.on('SIGTERM', () => process.exit(0));
console.log(`Ready on ${address}`);
