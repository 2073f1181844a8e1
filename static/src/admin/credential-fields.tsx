import { TextField } from '../shared/fields';
import { problemAt } from '../shared/problem-places';
import { FormProblems } from '../shared/problems';
import { t } from '../texts';
import { CREDENTIAL_FIELDS, type Credentials } from './use-credentials';

export function CredentialFields({ credentials }: { readonly credentials: Credentials }) {
  const texts = t.admin.form;
  const { typed, problems, summary, change } = credentials;
  return (
    <>
      <div ref={summary} tabIndex={-1} role="alert"><FormProblems problems={problems} fields={CREDENTIAL_FIELDS} /></div>
      <TextField label={texts.clientId} name="clientId" required value={typed.clientId} problem={problemAt(problems, 'clientId')} onChange={(value) => change('clientId', value)} />
      <TextField label={texts.clientSecret} name="clientSecret" type="password" required value={typed.clientSecret} help={texts.secretHelp} problem={problemAt(problems, 'clientSecret')} onChange={(value) => change('clientSecret', value)} />
    </>
  );
}
