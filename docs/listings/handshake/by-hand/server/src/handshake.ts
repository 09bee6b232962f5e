import { connect } from 'node:net';
import { acceptKey } from './accept-key';

const port = Number(process.argv[2] ?? 3000);
const key = crypto.getRandomValues(new Uint8Array(16)).toBase64();

const request = [
	'GET /ws HTTP/1.1',
	`Host: localhost:${port}`,
	'Upgrade: websocket',
	'Connection: Upgrade',
	`Sec-WebSocket-Key: ${key}`,
	'Sec-WebSocket-Version: 13',
	'',
	'',
].join('\r\n');

const socket = connect(port, 'localhost');
socket.write(request);

let answer = '';
for await (const bytes of socket) {
	answer += bytes.toString('latin1');
	if (answer.includes('\r\n\r\n')) break;
}

const [head = '', rest = ''] = answer.split('\r\n\r\n');
const accept = /^sec-websocket-accept: (.*)$/im.exec(head)?.[1];

console.log(`${request}${head}\n`);
console.log(`Expected: ${acceptKey(key)}`);
console.log(`Accepted: ${accept === acceptKey(key)}`);
console.log('After it:', Buffer.from(rest, 'latin1'));
