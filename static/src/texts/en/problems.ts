import type { ProblemTexts } from '../say-problem';

const NOTHING_SAVED = 'Nothing was saved.';
const NOT_SENT = 'Nothing was sent to the client.';

const amounts = {
  AMOUNT_MISSING: { message: `There is no amount, so there is nothing to bill. ${NOTHING_SAVED}`, action: 'Type an amount, for example 12,000.00.' },
  AMOUNT_NOT_A_NUMBER: { message: `[“{given}” can’t be read as an amount. ]${NOTHING_SAVED}`, action: 'Type digits, for example 12,000.00 or 12k.' },
  AMOUNT_NOT_POSITIVE: { message: `The amount[ of {milestone}] is not above zero, and only an amount above zero can be billed. ${NOTHING_SAVED}`, action: 'Type an amount above zero.' },
  AMOUNT_TOO_PRECISE: {
    message: `[“{given}” has more decimals than {currency} has ({decimals}), so it is not clear which amount is meant. ]${NOTHING_SAVED}`,
    action: 'Write the amount with fewer decimals; if a point was meant to group thousands, leave it out.',
  },
  AMOUNT_TOO_LARGE: { message: `The amount is more than one invoice can hold[ ({limit})]. ${NOTHING_SAVED}`, action: 'Check the amount, or split it over several milestones.' },
  AMOUNT_AMBIGUOUS: {
    message: `[“{given}” could be thousands or decimals. ]Milepost does not guess with money. ${NOTHING_SAVED}`,
    action: 'Leave out the thousands separator, and use a point for decimals.',
  },
  SHARE_NOT_A_NUMBER: { message: `[“{given}” can’t be read as a percentage. ]${NOTHING_SAVED}`, action: 'Type a percentage, for example 25 or 12.5.' },
  SHARE_OUT_OF_RANGE: { message: `A share is above 0 % and at most 100 %, with at most two decimals. ${NOTHING_SAVED}`, action: 'Type a percentage between 0.01 and 100.' },
  SHARES_OVER_WHOLE: { message: `The plan’s shares add up to [{total}, which is ]more than the whole price. ${NOTHING_SAVED}`, action: 'Lower one of the percentages so that they add up to at most 100 %.' },
  PLAN_OVER_PRICE: {
    message: `The milestones add up to [{allocated}, ]more than the contract’s price[ of {price}]. ${NOTHING_SAVED}`,
    action: 'Lower a milestone, or raise the contract’s price once the client has agreed to it.',
  },
  BILLING_OVER_PRICE: {
    message: `Billing this milestone would bring the contract to [{billed}, ]more than its price[ of {price}]. It was not billed.`,
    action: 'Raise the contract’s price once the client has agreed to it, or lower the milestone; then bill it.',
  },
  PRICE_BELOW_BILLED: { message: `The price can’t be less than what is already billed[ ({billed})]. ${NOTHING_SAVED}`, action: 'Set the price to at least what is billed; money back to the client is a credit note in Xero.' },
  CURRENCY_MISMATCH: { message: `[“{given}” is not in the contract’s currency, {currency}. ]Milepost converts nothing. ${NOTHING_SAVED}`, action: 'Type the amount in the contract’s currency.' },
} as const;

const contracts = {
  FIELD_MISSING: { message: `[{field} is empty. ]${NOTHING_SAVED}`, action: 'Fill it in.' },
  FIELD_TOO_LONG: { message: `[{field} is longer than the {max} characters it may have. ]${NOTHING_SAVED}`, action: 'Shorten it and save again.' },
  FIELD_INVALID: { message: `[{field} is not written as it must be. ]${NOTHING_SAVED}`, action: 'Correct it and save again.[ It takes {expected}.]' },
  DATE_INVALID: { message: `[“{given}” is not a day of the calendar. ]${NOTHING_SAVED}`, action: 'Choose a date, for example 2026-12-22.' },
  TERMS_INVALID: { message: `The payment terms are not ones Milepost knows, so no due date can be worked out. ${NOTHING_SAVED}`, action: 'Choose one of the kinds of terms; days go from 0 to 365, a day of the month from 1 to 31.' },
  CONTRACT_NOT_FOUND: { message: 'The contract does not exist any more, so nothing can be billed on it. Nothing was changed.', action: 'Reload the page and choose another contract.' },
  CONTRACT_DRAFT: { message: 'The contract[ {contract}] is still a draft, so nothing is billed on it.', action: 'Activate the contract: what was reached by then is billed at once.' },
  CONTRACT_PAUSED: { message: 'The contract[ {contract}] was paused when the milestone was reached, so it was not billed. It is billed by a person’s word only.', action: 'Resume the contract; then bill the milestone, or put it on hold.' },
  CONTRACT_NOT_STARTED: { message: 'The contract[ {contract}] starts only[ on {date}], so nothing is billed yet.', action: 'Nothing: it is billed when the contract starts. If that is to be sooner, change the contract’s start.' },
  CONTRACT_ENDED: { message: 'The contract[ {contract}] ended[ on {date}] before this was reached, so it was not billed by itself.', action: 'Bill it by hand if it is owed, or move the contract’s end.' },
  CONTRACT_CLOSED: { message: 'The contract[ {contract}] is closed, so nothing more is billed on it.', action: 'Tag the work to an open contract.' },
  CONTRACT_HAS_BILLS: { message: 'The contract[ {contract}] has invoices, so its currency, client and numbering stay as they are. Nothing was changed.', action: 'Make a new contract for what is different, and close this one when it is done.' },
  NUMBER_PREFIX_TAKEN: { message: `[The prefix {prefix} is already used by another contract. ]Two contracts would give the same invoice number. ${NOTHING_SAVED}`, action: 'Choose another prefix.' },
  MILESTONE_NOT_FOUND: { message: 'The milestone is not on the contract any more. Nothing was changed and nothing was billed.', action: 'Reload the page to see the plan as it is now.' },
  MILESTONE_ALREADY_BILLED: { message: 'The milestone[ {milestone}] is already billed[ by {invoice}], and one milestone has one invoice. Nothing was changed.', action: 'Look at the invoice; a correction is a credit note or a new milestone.' },
  MILESTONE_HELD: { message: 'The milestone[ {milestone}] is on hold[: {reason}], so it was not billed.', action: 'Take it off hold when it may be billed.' },
  BILL_BY_HAND: { message: 'The milestone[ {milestone}] was reached. It only reminds, so nothing was billed.', action: 'Bill it when it should be billed, or put it on hold.' },
  BILL_VOIDED: {
    message: 'The invoice[ {invoice}] was cancelled here, or voided or deleted in Xero, so the milestone is not billed. It is not billed again until a person says so.',
    action: 'Find out why it was taken back; then bill the milestone again, put it on hold, or take it off the plan.',
  },
  CLAIM_IN_FUTURE: { message: 'The day on which the client says it paid[, {claimedDate},] is yet to come. Nothing was noted.', action: 'Choose the day of the payment, today at the latest.' },
  NOTHING_OWED: { message: 'There is nothing owed[ on invoice {invoice}] that the client could have paid: it is not approved, or paid already. Nothing was noted.', action: 'Reload the page to see how it stands.' },
  RELEASED_UNPAID: { message: 'Work behind this milestone went out[: {released}], and its money is not in[ (invoice {invoice})].', action: 'Chase the payment; or let it pass on the work’s panel, with a reason. Once the money is in, this goes by itself.' },
  BILL_OVERDUE: { message: 'The invoice[ {invoice}] was due[ on {dueDate}] and is not paid. There is no work below which anybody could be reminded of it.', action: 'Chase the payment. If the client disputes it, note that on the invoice, and this goes; so it does once the money is in.' },
  GATE_TOKENS_FULL: { message: 'The contract has as many tokens for its release gate as it can have[ ({max})]. Nothing was made.', action: 'Revoke one that is not used any more.' },
  GATE_TOKEN_NOT_FOUND: { message: 'The token is revoked already, so nothing opens with it. Nothing was changed.', action: 'Reload the page to see the tokens there are.' },
  PARTS_NOT_WHOLE: { message: `The parts are not all of the milestone[: they come to {total}], so it would be billed in part or too much. ${NOTHING_SAVED}`, action: 'Give the parts shares that add up to 100 %.' },
  SPLIT_BILLED: { message: `Some of this milestone was billed[ by {invoice}], and an invoice names the part that it is for. ${NOTHING_SAVED}`, action: 'Leave it as it is; parts that are not billed can be changed one by one.' },
  ALREADY_TAGGED: { message: `[{workItem} already is a milestone. ]It would be billed twice. ${NOTHING_SAVED}`, action: 'Change the milestone it has, or untag it first.' },
  TEMPLATE_EMPTY: { message: `There is no milestone in it, so there is nothing to plan with. ${NOTHING_SAVED}`, action: 'Choose a contract that has milestones.' },
  TEMPLATES_FULL: { message: `There are as many plan templates as the site may have[, {max}]. ${NOTHING_SAVED}`, action: 'Delete one that nobody uses.' },
  PLAN_FULL: { message: `The contract’s plan is full[: it has the {max} milestones that one may have]. ${NOTHING_SAVED}`, action: 'Make another contract for further milestones, or write less about these.' },
  WRONG_PROJECT: { message: 'The work is in another project than the contract[, which bills {project}], so it is not billed on it.', action: 'Choose a contract of the work’s own project, or move the work back.' },
  TRIGGER_STATUS_UNKNOWN: { message: `The workflow has no such status[ ({status})], so the milestone would never be reached, and never billed.`, action: 'Choose a status that this work’s workflow has.' },
  TRIGGER_VERSION_UNKNOWN: { message: 'The version[ {version}] that the milestone waits for is not in this project any more, so it would never be billed by itself.', action: 'Choose another trigger for the milestone.' },
  WORK_ITEM_NOT_FOUND: { message: 'The work behind the milestone[, {workItem},] can’t be found: it was deleted, or Milepost may not see it. It was not billed.', action: 'Restore it or Milepost’s access to it, or untag the milestone.' },
  EPIC_NOT_FOUND: { message: `[There is no {workItem} in this project, or Milepost may not see it. ]${NOTHING_SAVED}`, action: 'Check the key, or create the epic.' },
  WORK_ITEM_NOT_EPIC: { message: `[{workItem} is of type {type}. ]Only epics are milestones. ${NOTHING_SAVED}`, action: 'Tag the epic it belongs to.' },
} as const;

const choices = {
  CURRENCY_NOT_ENABLED: { message: `[{currency} is not enabled in Xero. ]An invoice in it would be refused. ${NOT_SENT}`, action: 'Enable the currency in Xero, then try again.' },
  CLIENT_NOT_FOUND: { message: `The client[ {client}] is not in Xero any more. ${NOT_SENT}`, action: 'Choose the client again in the contract’s settings.' },
  CLIENT_ARCHIVED: { message: `The client[ {client}] is archived in Xero and can’t be billed. ${NOT_SENT}`, action: 'Restore the client in Xero, then try again; or cancel what waits for this client, and choose another on the contract.' },
  ACCOUNT_NOT_FOUND: { message: `The account[ {account}] is not in Xero any more. ${NOT_SENT}`, action: 'Choose another account on the contract, or restore it in Xero, then try again.' },
  ACCOUNT_ARCHIVED: { message: `The account[ {account}] is archived in Xero and takes no new postings. ${NOT_SENT}`, action: 'Restore the account in Xero, then try again; or choose another on the contract.' },
  ACCOUNT_NOT_REVENUE: { message: `The account[ {account}] is not one that a sale may be posted to. ${NOT_SENT}`, action: 'Choose a revenue account on the contract.' },
  TAX_NOT_FOUND: { message: `The tax rate[ {tax}] is not in Xero or not chosen. Milepost never picks one. ${NOT_SENT}`, action: 'Choose a tax rate on the contract.' },
  TAX_NOT_ALLOWED: { message: `Xero does not allow the tax rate[ {tax}] with the account[ {account}]. ${NOT_SENT}`, action: 'Choose a tax rate that goes with the account, or another account.' },
  TRACKING_NOT_FOUND: { message: `The tracking option[ {option}] is not in Xero any more, or not in use. ${NOT_SENT}`, action: 'Choose the tracking again on the contract, or restore the option in Xero, then try again.' },
  BRANDING_NOT_FOUND: { message: `The branding theme[ {theme}] is not in Xero any more. ${NOT_SENT}`, action: 'Choose a branding theme on the contract again, then try again.' },
  PERIOD_LOCKED: { message: `The books are locked[ up to {date}], so no invoice can be dated[ {issueDate}, which falls] in that time. ${NOT_SENT}`, action: 'Move the lock date in Xero and try again; or try again[ from {opens} on, the first open day]: the day of the try is then the invoice’s date.' },
} as const;

const xero = {
  NOT_CONNECTED: { message: 'Milepost is not connected to Xero, so nothing can be sent. What is prepared waits and is not lost.', action: 'An admin connects Xero in Milepost’s settings.' },
  CREDENTIALS_NOT_ACCEPTED: { message: `Xero does not accept this client id and secret. ${NOTHING_SAVED}`, action: 'Copy both again from Xero’s developer page, and look that the connection was authorised there.' },
  CREDENTIALS_REFUSED: { message: 'Xero refused Milepost’s credentials[: {detail}]. Invoices wait and are not lost.', action: 'An admin checks the connection in Xero and connects again.' },
  ORGANISATION_CHANGED: { message: 'These credentials lead to another organisation[ ({now})] than the one billed so far[ ({before})]. Nothing was changed, so that no invoice lands in the wrong books.', action: 'Use the credentials of the organisation that is connected.' },
  LEDGER_REFUSED: { message: `Xero refused the invoice[ {invoice}][: {detail}]. ${NOT_SENT}`, action: 'Correct what Xero names, there or on the contract; then retry.' },
  LEDGER_UNAVAILABLE: { message: 'Xero did not answer[ about {invoice}]. Whether it was recorded is looked up before anything is sent again, so it is never doubled.', action: 'Retry in a while.' },
  LEDGER_LIMIT: { message: 'Xero takes no more calls for now[, so {invoice} waits]. Nothing is lost.', action: 'Nothing: Milepost goes on when Xero does. To go sooner, retry later today.' },
  LEDGER_ANSWER_INVALID: { message: 'Xero’s answer[ about {invoice}] could not be read, so Milepost does not say what it means for the money.', action: 'Look for the invoice in Xero first: retry only when it is not there under any number.' },
  NUMBER_TAKEN: { message: `Xero already has another invoice with the number[ {invoice}][; what differs: {why}]. It was left alone. ${NOT_SENT}`, action: 'Look at it in Xero: adopt it if it is this bill, changed there since; otherwise renumber or delete it there, then retry.' },
  ORGANISATION_MISMATCH: { message: `The invoice[ {invoice}] belongs to another organisation’s books than the connected one[, {organisation}]. ${NOT_SENT}`, action: 'Connect the organisation it was prepared for, then retry.' },
  POSSIBLY_THERE: { message: `Xero has another invoice[, {found},] with the reference of this one[, {invoice}]: it may be the same bill under another number.[ It is {erased}, from before Milepost’s data was erased, and bills the same work.] ${NOT_SENT}`, action: 'Look at it in Xero: adopt it if it is this bill, or send ours as well if it is another.[ It is {bill}, which bills this work already: cancel this one, or take that one back there and retry.]' },
  APPROVAL_LIMIT: { message: 'Xero’s plan lets it approve no more invoices for now, so [{invoice} ]was left as a draft. The client has not been told.', action: 'Approve it in Xero when its plan allows, or change the plan there; then retry.' },
  CLIENT_MERGED: { message: 'The client[ {client}] was merged into another in Xero[, {into}]. Nothing was billed to either since.', action: 'Confirm the client on the contract; then retry.' },
  ACT_REFUSED: { message: 'Xero did not carry out what was asked of the invoice[ {invoice}][ ({act})][: {detail}]. Its money is as it was.', action: 'Look at the invoice in Xero; then retry, or leave it as it is.' },
  CREDIT_TOO_MUCH: { message: 'A credit can’t be more than what is still owed on the invoice[ {invoice}][, {due}]. Nothing was credited.', action: 'Credit at most what is owed; money already paid is refunded in Xero.' },
  ACT_NOT_POSSIBLE: { message: 'What was asked[ ({act})] can’t be done with the invoice[ {invoice}] as it stands[: it is {status}]. Nothing was changed.', action: 'Reload the page to see where it is now.' },
  CONSENT_INVALID: { message: 'This answer to Xero’s consent page was not asked for here, or was used before. It changed nothing.', action: 'Start again from Milepost’s settings, in the same browser.' },
  CONSENT_EXPIRED: { message: 'Xero’s consent came too late to be used. Nothing was connected.', action: 'Start again from Milepost’s settings.' },
  CONSENT_DENIED: { message: 'Xero was not allowed to give Milepost access. Nothing was connected, and what waits still waits.', action: 'Start again from Milepost’s settings, and allow access there.' },
  CONSENT_LOST: { message: 'Xero did not say what came of the consent, and a consent can be used only once. Nothing was connected, and what waits still waits.', action: 'Start again from Milepost’s settings.' },
  CONNECTION_REMAINS: { message: 'Milepost forgot how to reach Xero, but Xero could not be told[, so {organisation} may still list it]. Nothing more is read or sent.', action: 'Remove Milepost among the connected apps in Xero.' },
  CONNECTION_EXPIRES: { message: 'The connection to Xero[ ({organisation})] ends[ on {date}] unless it is renewed. Invoices would wait from then on; none is lost.', action: 'An admin connects again in Milepost’s settings.' },
  WEBHOOK_SILENT: { message: 'Xero’s notices no longer arrive[ since {since}], so payments are seen at the hourly look instead of at once. No money is missed.', action: 'An admin looks at the webhook on Xero’s developer page and switches it on again.' },
  CASH_LOW: { message: 'Cash[ in {currency}] may fall below your line[ of {limit}][ on {date}][: one time in ten to {lowest} or less]. That is a forecast; nothing has happened yet.', action: 'Look at the forecast: what comes late, what could be billed sooner, and what could go out later.' },
  SCOPES_MISSING: { message: 'Xero’s consent does not cover all that billing needs[: {scopes}]. What needs it was not done, and nothing is lost.', action: 'An admin connects again in Milepost’s settings, and leaves all the rights that Milepost asks for.' },
  RELEASE_NEEDED: { message: `The invoice[ {invoice}] is prepared and waits to be released. ${NOT_SENT}`, action: 'Look it over; then release or cancel it.' },
  RELEASE_NOT_YOURS: { message: `Only the people whom the contract names may release the invoice[ {invoice}]. ${NOT_SENT}`, action: 'Ask one of them to release it; the contract’s settings say who they are.' },
  RELEASE_FOUR_EYES: { message: `You reached the milestone by hand or edited the invoice[ {invoice}], and the contract wants another person to release it. ${NOT_SENT}`, action: 'Ask somebody else to look it over and release it.' },
  WORK_REOPENED: { message: '[{workItem} was reopened after it was billed by {invoice}. ]The invoice stands and is owed.', action: 'Decide: keep the invoice, credit it, or void it.' },
  LEDGER_DIFFERS: { message: 'Xero’s invoice[ {invoice}] is not as Milepost sent it[: {differences}]. Xero’s figures count.', action: 'Find out why in Xero; then accept the difference with a note, or correct it there.' },
  LEDGER_MISSING: { message: 'Xero no longer has the invoice[ {invoice}]. What Milepost last knew of its money stays on show.', action: 'Look for it in Xero; if it is gone for good, decide whether to bill again.' },
  LEDGER_EXTRA: { message: 'Xero has an invoice[ {number}] that looks like one of Milepost’s, but none of its milestones stands behind it. The client may be billed twice.', action: 'Look at it in Xero; void it there if it is one too many, or note why it is right.' },
  LEDGER_STALE: { message: 'The invoice[ {invoice}] changed in Xero, and what Xero says of it could not be read. What is shown may be old, and no release goes by it.', action: 'It is read again each hour. Read it again now, or look at it in Xero.' },
  EMAIL_REFUSED: { message: 'The invoice[ {invoice}] is recorded, but Xero did not email it[: {detail}]. The client has not been told.', action: 'Check the client’s email address in Xero; then retry, or email it from there.' },
} as const;

const retainers = {
  RETAINER_NOT_FOUND: { message: 'The retainer is not on the contract any more. Nothing was changed and nothing was billed.', action: 'Reload the page to see the retainers there are.' },
  RETAINER_OVERLAPS: { message: `The contract already has a retainer[ named {retainer}] in that time, and the client would be billed twice. ${NOTHING_SAVED}`, action: 'Give it a name of its own, or end the other one before this one starts.' },
  RETAINER_FIXED: { message: `The retainer[ {retainer}] has been billed or has ended, so this stays as it is. ${NOTHING_SAVED}`, action: 'Change its price from a date on, or end it and make a new one.' },
  RETAINER_PERIODS_MISSED: { message: 'Periods came due without being billed[: {count} of {retainer}][, from {fromDate} to {toDate}]. None of them is billed before a person says so.', action: 'Bill each, bill the last one only, or skip them.' },
  PERIOD_BILLED: { message: 'The period[ of {retainer}][ from {date}] is billed already[ by {invoice}], or is not the next. Nothing was billed.', action: 'Reload the page to see what is billed.' },
  PERIOD_RETURNED: { message: 'The invoice[ {invoice}][ for {retainer}][, {fromDate} to {toDate},] was cancelled here, or voided or deleted in Xero, so the period is not billed. It is not billed again until a person says so.', action: 'Find out why it was taken back; then bill the period again under a new number, or leave it unbilled.' },
  BESIDE_BILLED: { message: 'There is nothing to bill here: the deposit is billed already, or nothing is withheld any more. Nothing was billed.', action: 'Reload the page to see what is billed.' },
  BESIDE_RETURNED: { message: 'The invoice[ {invoice}] was cancelled here, or voided or deleted in Xero, so this is not billed.[ Later invoices deducted {drawn} of it, which nobody is charged until it is billed again.] It is not billed again until a person says so.', action: 'Find out why it was taken back; then bill it again under a new number, or leave it unbilled.' },
  BESIDE_FIXED: { message: `Invoices rest on this, so it stays as it is. ${NOTHING_SAVED}`, action: 'Take those invoices back first, or leave this as it was.' },
  CONTRACT_FULL: { message: 'The contract[ {contract}] holds as much as it can[: {max} retainers]. Nothing was saved or billed.', action: 'Make another contract for what comes next, and end what is billed on this one.' },
} as const;

const scope = {
  CHANGE_ORDER_EMPTY: { message: `A change order is for work, and none was chosen. ${NOTHING_SAVED}`, action: 'Tick what was added, then price it.' },
  CHANGE_ORDER_TOO_MANY: { message: `That is more work than one change order may hold[ ({max} items)]. ${NOTHING_SAVED}`, action: 'Make two change orders of it.' },
  CHANGE_ORDER_ITEM_TAKEN: { message: `[{item} waits for the client’s answer in change order {order} already. ]It would be agreed and billed twice. ${NOTHING_SAVED}`, action: 'Settle that change order first, or leave this item out.' },
  CHANGE_ORDER_NOT_POSITIVE: { message: `A change order raises what may be billed, so its price is above zero. ${NOTHING_SAVED}`, action: 'For less work, lower the milestone’s price before it is billed, or give a credit in Xero afterwards.' },
  CHANGE_ORDER_TOO_LARGE: { message: `The change order is more than the whole contract’s price[ of {price}]. ${NOTHING_SAVED}`, action: 'Check the amount. For so much new work, raise the contract’s price or make a contract of its own.' },
  CHANGE_ORDER_SETTLED: { message: `The change order[ {order}] was settled before. ${NOTHING_SAVED}`, action: 'Reload the page to see what was decided.' },
  CHANGE_ORDER_STRANDED: { message: 'Change order[ {number}][ “{title}”] was agreed, and nothing on the plan will bill it.', action: 'Place it anew on the project’s page, under “Scope”: as a milestone of its own, or as a line once there is an invoice to come.' },
  CHANGE_ORDER_NO_INVOICE: { message: `Every milestone of the contract is billed, so there is no invoice left for a line of the change order[ {order}]. ${NOTHING_SAVED}`, action: 'Let it become a milestone of its own.' },
  SCOPE_KEPT: { message: `The scope that the price was agreed for is kept already, and moves only by a change order. ${NOTHING_SAVED}`, action: 'Make a change order of what was added.' },
} as const;

const pages = {
  ERASING: { message: 'All of Milepost’s data on this site is being erased. Nothing was saved.', action: 'Wait until that is done: the admin page says how far it is.' },
  ERASE_BLOCKED: { message: 'Something on this site may still be billed or is being done, or Xero is still connected. Nothing was erased.', action: 'Disconnect Xero, close the contracts and settle the invoices that the list names, and try again.' },
  NO_PERMISSION: { message: 'You may not see or change billing here. Nothing was changed.', action: 'Ask an admin of the project for the billing permission.' },
  STALE_PAGE: { message: 'Somebody changed this since the page was opened. Nothing was saved, so that no change is lost.', action: 'Reload the page, look at what is new, and do it again if it is still right.' },
  INVALID_REQUEST: { message: 'Milepost could not understand what the page sent. Nothing was changed.', action: 'Reload the page and try again.' },
  NOT_RELEASABLE: { message: 'The invoice[ {invoice}] is not waiting to be released. Nothing was changed.', action: 'Reload the page to see where it is now.' },
  NOT_RETRYABLE: { message: 'The invoice[ {invoice}] is not waiting for a retry. Nothing was changed.', action: 'Reload the page to see where it is now.' },
  UNLICENSED: { message: 'Milepost has no licence on this site, so nothing new is billed. What was billed stays as it is.', action: 'An admin renews the licence.' },
  UNEXPECTED: { message: 'Something went wrong in Milepost[: {detail}]. Nothing was billed twice; what is unfinished is taken up again.', action: 'Try again. If it stays, tell the admin what you did and when.' },
} as const;

/** What is said of each problem. */
export const problems: ProblemTexts = {
  texts: { ...amounts, ...contracts, ...choices, ...xero, ...retainers, ...scope, ...pages },
  late: '[ It was due on {pastDueDate}, and sent now it keeps that date.]',
};
