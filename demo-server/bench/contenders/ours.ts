import { INBOUND_LIMITS } from '#demo-server/guards/inbound';
import { host } from './host';
import { startOurs } from './our-server';

const PLENTY = { burst: 1e9, perSecond: 1e9 };

/** Ours, with every guard in place and wide enough for a thousand messages a second. */
await host((port) =>
	startOurs(port, {
		limits: { ...INBOUND_LIMITS, rate: PLENTY, mistakes: 1e9 },
		roomRate: PLENTY,
		handshakeRate: PLENTY,
		capacity: { perAddress: 20_000, total: 20_000 },
	}),
);
