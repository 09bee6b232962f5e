import { connect } from 'node:net';
import { readFrame, writeFrame } from './frame';

const port = Number(process.argv[2] ?? 3000);
const TEXT = 0x1;
const CLOSE = 0x8;

const request = [
	'GET /ws HTTP/1.1',
	`Host: localhost:${port}`,
	'Upgrade: websocket',
	'Connection: Upgrade',
	`Sec-WebSocket-Key: ${crypto.getRandomValues(new Uint8Array(16)).toBase64()}`,
	'Sec-WebSocket-Version: 13',
	'',
	'',
].join('\r\n');

const socket = connect(port, 'localhost');
socket.write(request);

function send(opcode: number, payload: Uint8Array) {
	const bytes = writeFrame(opcode, payload);
	console.log('→', Buffer.from(bytes).toString('hex'));
	socket.write(bytes);
}

let bytes = Buffer.alloc(0);
let switched = false;
for await (const more of socket) {
	bytes = Buffer.concat([bytes, more]);
	const end = bytes.indexOf('\r\n\r\n');
	if (!switched && end >= 0) {
		switched = true;
		bytes = bytes.subarray(end + 4);
		send(TEXT, new TextEncoder().encode('Hello'));
	}
	if (!switched) continue;

	for (let frame = readFrame(bytes); frame; frame = readFrame(bytes)) {
		console.log('←', bytes.toString('hex', 0, frame.size));
		bytes = bytes.subarray(frame.size);
		const text = new TextDecoder().decode(frame.payload);
		if (frame.opcode === CLOSE) socket.end();
		else console.log('  ', frame.opcode, text);
		// 1000, in two bytes: "done".
		if (text.startsWith('You said')) send(CLOSE, Uint8Array.of(0x03, 0xe8));
	}
}
