import { startInDevelopment } from '../hosting/continuity.js';
import { hold } from './audits.js';

hold('Development', startInDevelopment);
