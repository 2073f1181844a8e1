import { z } from 'zod';
import type { Json } from '../../common/ports';
import { answer } from '../seam/platform-call';
import type { WebTriggers } from './web-triggers';

const body = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).default({}) });
const createVariables = z.object({ input: z.object({ triggerKey: z.string() }), forceCreate: z.boolean().optional() });
const deleteVariables = z.object({ id: z.string() });

/** The three GraphQL operations of @forge/api's `webTrigger`; undefined for any other. */
export function serveGraphql(text: string, webTriggers: WebTriggers): Response | undefined {
  const parsed = body.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { query, variables } = parsed.data;
  if (query.includes('createWebTriggerUrl')) return data(create(variables, webTriggers));
  if (query.includes('deleteWebTriggerUrl')) return data(remove(variables, webTriggers));
  if (query.includes('webTriggerUrlsByAppContext')) return data({ webTriggerUrlsByAppContext: webTriggers.urls().map((each) => ({ ...each })) });
  return undefined;
}

function create(variables: unknown, webTriggers: WebTriggers): Json {
  const { input, forceCreate } = createVariables.parse(variables);
  try {
    return { createWebTriggerUrl: { url: webTriggers.url(input.triggerKey, forceCreate) } };
  } catch (error) {
    if (error instanceof RangeError) return { createWebTriggerUrl: null };
    throw error;
  }
}

function remove(variables: unknown, webTriggers: WebTriggers): Json {
  const success = webTriggers.remove(deleteVariables.parse(variables).id);
  return { deleteWebTriggerUrl: success ? { success } : { success, message: 'There is no such address.' } };
}

function data(content: Json): Response {
  return answer(200, { data: content });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
