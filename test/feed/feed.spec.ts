/** The order of the feed under fire, for a minute. */
import { describeFire } from '../support/feed-fire.js';

describeFire(60_000);
