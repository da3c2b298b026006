/** What every part of the demo's history is written with. */
import type { INestApplicationContext } from '@nestjs/common';
import type { Days } from './days.js';
import type { Ground } from './ground.js';

export interface Scene {
  readonly context: INestApplicationContext;
  readonly ground: Ground;
  readonly days: Days;
}
