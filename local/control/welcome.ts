/** What the terminal says once everything runs. */
import { customConnections, oauthApp } from '../agency/xero';

export interface WelcomeFacts {
  readonly urls: { readonly jira: string; readonly xero: string };
  readonly webTrigger: string;
  readonly stateFile: string;
  readonly fresh: boolean;
}

export function welcome({ urls, webTrigger, stateFile, fresh }: WelcomeFacts): string {
  const { clientId, clientSecret } = customConnections.northlight;
  return `
Milepost is running on this machine${fresh ? ', with the sample agency Northlight Studio' : ', where you left it'}.

  Jira   ${urls.jira}
  Xero   ${urls.xero}

Try this first
  1. Connect Xero. As Priya Nair open ${urls.jira}/jira/settings and enter
       Client id      ${clientId}
       Client secret  ${clientSecret}
     Test the connection, then connect.
     Or by consent: enter the redirect URI of that page at ${urls.xero}/developer for the OAuth app "Milepost", and ask with
       Client id      ${oauthApp.clientId}
       Client secret  ${oauthApp.clientSecret}
  2. Set up a contract. In the project "Harbour Foods ordering app": Project settings > Billing.
     Client Harbour Foods, AUD 60,000, due 14 days after the invoice date, account 205, GST on Income.
  3. Tag a milestone. Switch to Mara Lindt at the top right, open ${urls.jira}/browse/HARB-3,
     press "Milepost", and price it: 12,000 when the epic is done.
  4. Finish the epic: set its status to Done. Within seconds the panel and the project's Billing tab show the invoice.
  5. Look at it in Xero (${urls.xero}): approve it, record a part payment, then the rest. Jira shows the money coming in.
  6. Move the clock forward at the top of Jira to see an invoice fall due.

More
  ${urls.jira}/meter shows what the app used of Forge, and what that would cost.
  Xero's webhooks go to ${webTrigger}
  Everything is kept in ${stateFile}; "npm start -- --fresh" starts over. Ctrl-C stops.
`;
}
