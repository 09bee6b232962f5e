import { host } from './host';
import { startOurs } from './our-server';

/** Ours, as `npm start` starts it, but that one address may shake hands as often as it likes. */
await host((port) => startOurs(port, { handshakeRate: { burst: 1e9, perSecond: 1e9 } }));
