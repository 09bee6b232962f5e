import { Tcp } from '#demo-server/bench/tcp';
import { until } from '#demo-server/bench/until';

/** Milliseconds in which an answer comes, if there is one. */
const PATIENCE = 60;

/** Sends raw bytes and returns the status of what comes back; 0 when nothing does. */
export async function knock(port: number, bytes: string): Promise<number> {
	let answer = '';
	const tcp = await Tcp.open(port, {
		data: (chunk) => (answer += chunk.toString('latin1')),
		gone: () => undefined,
	});
	tcp.write(Buffer.from(bytes, 'latin1'));
	await until(() => tcp.gone || answer.includes('\r\n\r\n'), PATIENCE, 1);
	tcp.cut();
	return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}
