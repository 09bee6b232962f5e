import { prove } from '#docs/exercises/testing/prove';
import { chat } from './exercise';

prove(chat, import.meta.dir);
