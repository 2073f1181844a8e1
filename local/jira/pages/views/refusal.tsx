/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';

export const NotFound: FC<{ what: string }> = ({ what }) => (
  <div class="refusal">
    <h1>{`We couldn't find that ${what}`}</h1>
    <p>{`It may have been deleted or moved, or ${what === 'page' ? 'the address may be wrong' : 'you may not have permission to see it'}.`}</p>
    <p>
      <a href="/jira/projects">See your projects</a>
    </p>
  </div>
);

export const Forbidden: FC<{ need: string }> = ({ need }) => (
  <div class="refusal">
    <h1>You don't have access to this page</h1>
    <p>{`${need} To look at it as somebody else, use the person menu at the top right.`}</p>
    <p>
      <a href="/jira/projects">See your projects</a>
    </p>
  </div>
);
