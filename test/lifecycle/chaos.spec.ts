/** Three kills while officers work; `npm run chaos` goes on for minutes, with every kind of trouble. */
import { describeChaos } from '../chaos/runs.js';

describeChaos(['service', 'disk', 'database', 'small disk', 'farewell', 'both'], 240_000);
