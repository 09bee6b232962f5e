import { prove } from '#docs/exercises/testing/prove';
import { decodeFrame } from './exercise';

prove(decodeFrame, import.meta.dir);
