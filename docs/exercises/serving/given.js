/**
 * What a client's program is given in place of what its runtime has: a clock that can be put
 * forward, so that nobody sits through half a minute; dice that the check throws; and a `WebSocket`
 * that tells how its connections stand. JavaScript, because Node runs it as it is.
 *
 * @typedef {object} Wires - how the program's connections stand
 * @property {() => boolean} isDialling - one of them waits for the server's answer
 * @property {() => number} made - how many there have been
 * @property {() => number} ended - how many are over, refused ones too
 *
 * @typedef {object} Real - what the runtime has
 * @property {(callback: () => void, milliseconds: number) => unknown} setTimeout
 * @property {(handle: any) => void} clearTimeout
 * @property {{ now: () => number }} performance
 * @property {typeof globalThis.WebSocket | undefined} WebSocket
 */

/** The globals that are exchanged. */
export const NAMES = /** @type {const} */ ([
	'setTimeout',
	'setInterval',
	'clearTimeout',
	'clearInterval',
	'Date',
	'performance',
	'Math',
	'WebSocket',
]);

/** The golden ratio's fraction: its multiples lie as far from each other as numbers can. */
const APART = (Math.sqrt(5) - 1) / 2;
/** In milliseconds. A program whose connections cannot be seen from here is given a moment only. */
const PATIENCE = { seen: 2_000, unseen: 60 };

/**
 * @param {Real} real
 * @param {Wires} [others] - of sockets that are not made by `WebSocket`
 */
export function createGiven(real, others) {
	const clock = createClock(real);
	const wires = createWires(real.WebSocket);
	let last = Math.random();
	/** @type {number | undefined} */
	let thrown;

	const isSettled = (/** @type {number} */ ended) =>
		!wires.isDialling() && !others?.isDialling() && wires.ended() + (others?.ended() ?? 0) >= ended;

	return {
		/** What the program finds by these names. */
		globals: {
			...clock.globals,
			...(wires.WebSocket && { WebSocket: wires.WebSocket }),
			Math: Object.create(globalThis.Math, {
				random: {
					value: () => {
						last = (last + APART) % 1;
						return thrown ?? last;
					},
				},
			}),
		},
		/** @param {number} [value] */
		throwDice(value) {
			thrown = value;
		},
		/**
		 * When the next timer is due, in milliseconds, asked once the program has noticed that so many
		 * dials have ended, and has done what it does then.
		 * @param {number} ended
		 */
		async due(ended) {
			const begun = real.performance.now();
			const turn = () => new Promise((resolve) => real.setTimeout(() => resolve(undefined), 0));
			const isSeen = wires.made() + (others?.made() ?? 0) > 0;
			const patience = isSeen ? PATIENCE.seen : PATIENCE.unseen;
			const before = wires.made();
			while (!isSettled(ended) && real.performance.now() - begun < patience) {
				// Who dials without a pause never settles.
				if (wires.made() - before > 3) break;
				await turn();
			}
			await turn();
			return clock.due();
		},
		pass: clock.pass,
		rest: clock.rest,
	};
}

/** Timers that come by themselves, and sooner where the clock is put forward. */
function createClock(/** @type {Real} */ real) {
	const { Date: RealDate } = globalThis;
	/** @type {Map<number, { at: number, run: () => void, handle: unknown }>} */
	const timers = new Map();
	let ahead = 0;
	let latest = 0;
	const now = () => real.performance.now() + ahead;

	/** @type {(id: number) => void} */
	function fire(id) {
		const timer = timers.get(id);
		if (!timer) return;
		timers.delete(id);
		timer.run();
	}

	/** @type {(id: number, run: () => void, milliseconds: number) => void} */
	function arm(id, run, milliseconds) {
		const delay = Math.max(1, Number(milliseconds) || 0);
		const handle = real.setTimeout(() => fire(id), delay);
		timers.set(id, { at: now() + delay, run, handle });
	}

	/** @type {(handle: unknown) => void} */
	function clear(handle) {
		const id = Number(handle);
		const timer = timers.get(id);
		if (timer) real.clearTimeout(timer.handle);
		timers.delete(id);
	}

	/** @type {(run: (...values: unknown[]) => void, milliseconds?: number, ...values: unknown[]) => object} */
	function setTimeout(run, milliseconds = 0, ...values) {
		const id = ++latest;
		arm(id, () => run(...values), milliseconds);
		return handleOf(id);
	}

	/** @type {typeof setTimeout} */
	function setInterval(run, milliseconds = 0, ...values) {
		const id = ++latest;
		const again = () => {
			arm(id, again, milliseconds);
			run(...values);
		};
		arm(id, again, milliseconds);
		return handleOf(id);
	}

	class Date extends RealDate {
		constructor(/** @type {any[]} */ ...values) {
			if (values.length === 0) super(RealDate.now() + ahead);
			// @ts-expect-error -- as many as were given
			else super(...values);
		}

		static now() {
			return RealDate.now() + ahead;
		}
	}

	return {
		globals: {
			setTimeout,
			setInterval,
			clearTimeout: clear,
			clearInterval: clear,
			Date,
			performance: Object.create(real.performance, { now: { value: now } }),
		},
		due() {
			if (timers.size === 0) return undefined;
			return Math.max(0, Math.min(...[...timers.values()].map(({ at }) => at)) - now());
		},
		/** @param {number} milliseconds */
		pass(milliseconds) {
			ahead += milliseconds;
			const inOrder = [...timers].sort(([, one], [, other]) => one.at - other.at);
			for (const [id, { at, run, handle }] of inOrder) {
				// One that fired before it may have stopped this one.
				if (timers.get(id)?.handle !== handle) continue;
				real.clearTimeout(handle);
				if (at <= now()) fire(id);
				else timers.set(id, { at, run, handle: real.setTimeout(() => fire(id), at - now()) });
			}
		},
		rest() {
			for (const { handle } of timers.values()) real.clearTimeout(handle);
			timers.clear();
		},
	};
}

/** What a timer's handle can do on Node and Bun; as a number it is what it is in a browser. */
const handleOf = (/** @type {number} */ id) => {
	const handle = {
		ref: () => handle,
		unref: () => handle,
		hasRef: () => true,
		[Symbol.toPrimitive]: () => id,
	};
	return handle;
};

/** Counts the connections that are made by the runtime's own `WebSocket`. */
function createWires(/** @type {typeof globalThis.WebSocket | undefined} */ RealWebSocket) {
	/** @type {Set<unknown>} */
	const dialling = new Set();
	let made = 0;
	let ended = 0;
	const count = (/** @type {WebSocket} */ socket) => {
		made += 1;
		dialling.add(socket);
		socket.addEventListener('open', () => dialling.delete(socket));
		socket.addEventListener('close', () => {
			dialling.delete(socket);
			ended += 1;
		});
	};
	return {
		isDialling: () => dialling.size > 0,
		made: () => made,
		ended: () => ended,
		WebSocket:
			RealWebSocket &&
			class extends RealWebSocket {
				constructor(/** @type {ConstructorParameters<typeof WebSocket>} */ ...values) {
					super(...values);
					count(this);
				}
			},
	};
}
