/** The workflow editor's button: asks the app's page what to save, and stays when it says nothing. */
export function startRules({ apps }) {
  const form = document.querySelector('[data-rule-form]');
  form?.addEventListener('submit', async (event) => {
    event.preventDefault();
    const configuration = await apps.configuration(document.querySelector('iframe[data-module]'));
    if (typeof configuration !== 'string') return;
    form.elements.configuration.value = configuration;
    form.submit();
  });
}
