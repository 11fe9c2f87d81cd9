import { startInProduction } from '../hosting/continuity.js';
import { hold } from './audits.js';

hold('Production', startInProduction);
