// Passkeys: fetches the server's options, lets the device answer, and sends the form with the answer.
const supported = typeof PublicKeyCredential !== 'undefined' && 'parseCreationOptionsFromJSON' in PublicKeyCredential;

const ceremonies = {
  'add': async (form) => navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(await options(form, '/account/passkeys/options')),
  }),
  'sign-in': async (form) => navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(await options(form, '/sign-in/passkey/options')),
  }),
};

async function options(form, address) {
  const token = form.elements['__RequestVerificationToken'].value;
  const answer = await fetch(address, { method: 'POST', headers: { RequestVerificationToken: token } });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
}

for (const form of supported ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false;
  const refusal = form.querySelector('[data-passkey-refusal]');
  form.addEventListener('submit', async (submission) => {
    submission.preventDefault();
    refusal.hidden = true;
    try {
      const credential = await ceremonies[form.dataset.passkey](form);
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      refusal.hidden = false;
    }
  });
}
