const clock = 'http://localhost:3000/clock';

type Show = (tick: string) => void;

// #region polling
export function polling(show: Show) {
	const timer = setInterval(async () => {
		const response = await fetch(`${clock}/now`);
		show(await response.text());
	}, 3000);
	return () => clearInterval(timer);
}
// #endregion

// #region long-polling
export function longPolling(show: Show) {
	let stopped = false;

	async function ask() {
		let tick = '';
		while (!stopped) {
			const response = await fetch(`${clock}/next?after=${tick}`);
			tick = await response.text();
			if (!stopped) show(tick);
		}
	}

	ask();
	return () => {
		stopped = true;
	};
}
// #endregion

// #region sse
export function eventStream(show: Show) {
	const source = new EventSource(`${clock}/stream`);
	source.onmessage = (event) => show(event.data);
	return () => source.close();
}
// #endregion

// #region websocket
export function webSocket(show: Show) {
	const socket = new WebSocket('ws://localhost:3000/ws');
	socket.onmessage = (event) => show(event.data);
	return () => socket.close();
}
// #endregion
