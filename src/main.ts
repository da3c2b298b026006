/** Starts the service: one process, or with WORKERS a primary process that looks after several. */
import cluster from 'node:cluster';
import { startWorker } from './cluster.js';
import { runService } from './service.js';

if (cluster.isPrimary) runService();
else startWorker();
