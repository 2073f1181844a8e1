import type { Texts } from '../en';

export const shared: Texts['shared'] = {
  unexpected: {
    message: 'Milepost hat nicht geantwortet. Es ist nicht bekannt, ob der Vorgang ausgeführt wurde.',
    action: 'Einen Moment warten und dann neu laden, um den Stand zu sehen.',
  },
  crashed: { title: 'Auf dieser Seite ist ein Fehler aufgetreten', body: 'Dadurch wurde nichts geändert. Meist hilft es, die Seite neu zu laden.' },
  loading: 'Wird geladen',
  loadFailed: 'Das konnte nicht geladen werden',
  retry: 'Erneut versuchen',
  reload: 'Neu laden',
  reloadKeeping: 'Neu laden und Eingaben behalten',
  lookAgain: 'Der Stand hat sich seit dem Laden der Seite geändert, deshalb wurde nichts ausgeführt. Jetzt wird der aktuelle Stand gezeigt: bitte noch einmal prüfen und dann entscheiden.',
  cancel: 'Abbrechen',
  toCorrect: (count) => (count === 1 ? 'Eine Angabe ist zu korrigieren' : `${count} Angaben sind zu korrigieren`),
  errorPrefix: 'Fehler: ',
  openInXero: 'In Xero öffnen',
  opensNewTab: '(öffnet einen neuen Tab)',
  demo: 'Demo-Organisation',
  demoNote: 'Hier erstellte Rechnungen erreichen keinen echten Kunden und keine echte Buchhaltung.',
  noPermission: {
    title: 'Die Abrechnung ist in diesem Projekt vertraulich',
    body: 'Preise und Rechnungen sieht nur, wer die Berechtigung „Abrechnung ansehen“ hat. Projektadministratoren können sie erteilen.',
  },
  notConnected: {
    title: 'Xero ist nicht verbunden',
    admin: 'Die Organisation wird einmal verbunden, auf der Seite von Milepost in den App-Einstellungen von Jira.',
    other: 'Ein Jira-Administrator verbindet sie einmal, auf der Seite von Milepost in den App-Einstellungen von Jira.',
    go: 'Xero verbinden',
    whereIs: 'Zu finden unter Jira-Einstellungen, Apps, Milepost.',
  },
  broken: 'Die Verbindung zu Xero funktioniert nicht',
  copy: 'Kopieren',
  copyOf: (what) => `${what} kopieren`,
  copied: 'Kopiert.',
  copyFailed: 'Das Kopieren wurde nicht erlaubt. Der Text kann markiert und selbst kopiert werden.',
  percent: (percent) => `${percent.replace('.', ',')} %`,
};
