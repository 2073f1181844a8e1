import * as z from 'zod/mini';
import type { RetainerId } from '../ids';
import { dateSchema, id } from './basics';

export const periodSchema = z.object({ retainerId: id<RetainerId>(), from: dateSchema, to: dateSchema });
