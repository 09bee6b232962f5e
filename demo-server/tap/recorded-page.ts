/**
 * The page that is recorded: three connections, which show a browser's requests, masks, lengths in
 * both forms that one meets, a ping, and three ways to end.
 */
export function recordedPage(tapPort: number, id: string): string {
	return `<!doctype html>
<meta charset="utf-8" />
<title>Recorded</title>
<script type="module">
	const open = () => new Promise((resolve) => {
		const socket = new WebSocket('ws://localhost:${tapPort}/live/echo?tap=${id}');
		socket.onopen = () => resolve(socket);
	});
	const pause = () => new Promise((resolve) => setTimeout(resolve, 400));
	const say = async (socket, data) => {
		const answered = new Promise((resolve) => { socket.onmessage = resolve; });
		await pause();
		socket.send(data);
		await answered;
	};
	const closed = (socket) => new Promise((resolve) => { socket.onclose = resolve; });

	const first = await open();
	await say(first, 'hello');
	await say(first, 'こんにちは 👋');
	await say(first, '');
	await say(first, 'This text has more than 125 bytes, so that its length does not fit into the '
		+ 'seven bits of a short header: two more bytes hold it.');
	await say(first, Uint8Array.of(1, 2, 3));
	await say(first, 'ping, please');
	await pause();
	first.close(1000, 'done');
	await closed(first);

	await pause();
	const second = await open();
	await pause();
	second.send('/close 4001 bye');
	await closed(second);

	await pause();
	const third = await open();
	await say(third, 'hello again');
	await pause();
	third.send('/cut');
</script>`;
}
