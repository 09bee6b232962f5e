/**
 * @typedef {import('./orders').ProgramOrder} ProgramOrder
 * @typedef {import('./reports').ProgramReport} ProgramReport
 */

/**
 * Takes the reader's module by what it exports.
 * @param {unknown} program - the module
 * @returns {((options: object) => unknown) | undefined} nothing where there is no function `start`
 */
export function startOf(program) {
	const start = typeof program === 'object' && program !== null && Reflect.get(program, 'start');
	return typeof start === 'function' ? (options) => start(options) : undefined;
}

/**
 * Has the reader's program do what it is told, and tells what it does. For Node, Bun and the page.
 * @param {(options: object) => unknown} start - what the program exports
 * @param {ReturnType<typeof import('./given.js').createGiven>} given
 * @param {(report: ProgramReport) => void} report
 * @returns {(order: ProgramOrder, ended: number) => void} to be called with how many dials have
 * ended, as the server sees it
 */
export function perform(start, given, report) {
	/** @type {Map<string, unknown>} */
	const clients = new Map();

	/** What is thrown at whoever calls, ends no program: it is told instead. */
	async function attempt(/** @type {string} */ client, /** @type {() => unknown} */ act) {
		try {
			await act();
		} catch (error) {
			report({ type: 'threw', client, message: String(error) });
		}
	}

	/** @type {(client: string, text: string) => unknown} */
	function say(client, text) {
		const it = clients.get(client);
		const method = typeof it === 'object' && it !== null && Reflect.get(it, 'say');
		if (typeof method !== 'function') throw new TypeError('start returned no function say');
		return method.call(it, text);
	}

	return (order, ended) => {
		switch (order.type) {
			case 'start': {
				const { client, url } = order;
				const show = (/** @type {unknown} */ text) =>
					report({ type: 'shown', client, text: String(text) });
				const lost = (/** @type {unknown} */ count) =>
					report({ type: 'lost', client, count: Number(count) });
				void attempt(client, async () => {
					clients.set(client, await start({ url, show, lost }));
					if (order.types !== undefined) await say(client, order.types);
				});
				return;
			}
			case 'say':
				void attempt(order.client, () => say(order.client, order.text));
				return;
			case 'due':
				void given.due(ended).then((milliseconds) => {
					report({ type: 'due', ...(milliseconds !== undefined && { milliseconds }) });
				});
				return;
			case 'pass':
				given.pass(order.milliseconds);
				return;
			case 'rest':
				given.rest();
				return;
			case 'dice':
				given.throwDice(order.value);
				return;
		}
	};
}
