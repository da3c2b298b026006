/** The machine as a model, over HTTP: two hundred random walks. Too long for `npm test`; forty of another seed are in it. */
import { describeWalks } from '../support/http-walks.js';

describeWalks(200, 20261126, 13);
