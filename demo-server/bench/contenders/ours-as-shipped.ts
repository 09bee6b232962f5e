import { host } from './host';
import { startOurs } from './our-server';

/** Ours, as `npm start` starts it. */
await host((port) => startOurs(port));
