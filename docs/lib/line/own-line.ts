import type { Line, LineEvents } from './line';
import { RfcServer } from './RfcServer';

/** Opens a line to a server in this page, where no other is in reach. Nothing leaves the page. */
export function openOwnLine(events: LineEvents): Line {
	const server = new RfcServer();
	let over = false;
	/** Later, as from a network: who writes has finished before the answer comes. */
	const later = (tell: () => void) => {
		queueMicrotask(() => {
			if (!over) tell();
		});
	};
	later(events.opened);
	return {
		write(octets) {
			for (const answer of server.push(octets)) {
				later(() => {
					if (answer.octets.length > 0) events.received(answer.octets);
					if (!answer.ends) return;
					over = true;
					events.ended('server');
				});
			}
		},
		end() {
			later(() => {
				over = true;
				events.ended('client');
			});
		},
		dispose() {
			over = true;
		},
	};
}
