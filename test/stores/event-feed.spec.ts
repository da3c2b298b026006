/** The order of the feed under fire, for five seconds; `npm run test:feed` does it for a minute. */
import { describeFire } from '../support/feed-fire.js';

describeFire(5000);
