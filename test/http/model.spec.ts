/** The machine as a model, over HTTP: forty random walks; two hundred others are `npm run test:model`. */
import { describeWalks } from '../support/http-walks.js';

describeWalks(40, 20240506, 11);
