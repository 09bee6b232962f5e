import type { Exercise } from './checking/exercise';
import { acceptKey } from './accept-key/exercise';
import { badInput } from './bad-input/exercise';
import { chat } from './chat/exercise';
import { comeBack } from './come-back/exercise';
import { decodeFrame } from './decode-frame/exercise';
import { echo } from './echo/exercise';
import { findTheFaults } from './find-the-faults/exercise';
import { goodbye } from './goodbye/exercise';
import { historyOnce } from './history-once/exercise';
import { notToMe } from './not-to-me/exercise';
import { rooms } from './rooms/exercise';
import { twoTopics } from './two-topics/exercise';

/** Every exercise there is, in the order in which they are best done. */
export const exercises: readonly Exercise[] = [
	echo,
	notToMe,
	twoTopics,
	badInput,
	historyOnce,
	acceptKey,
	decodeFrame,
	rooms,
	goodbye,
	comeBack,
	findTheFaults,
	chat,
];
