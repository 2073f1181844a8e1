/** Asks Jira to move an issue to a status. Resolves to what it is now; rejects with Jira's reason. */
export async function moveIssue(issue, status) {
  const response = await fetch(`/issue/${encodeURIComponent(issue)}/status`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ status }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}
