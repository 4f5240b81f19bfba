// Passkeys: a form that has one asks the browser first and sends what it answered.
(() => {
  "use strict";

  const show = (form, what, isShown) => {
    const part = form.querySelector(`[data-passkey-${what}]`);
    if (part) {
      part.hidden = !isShown;
    }
  };

  const answer = async (form) => {
    const options = JSON.parse(form.dataset.options);
    const credential =
      form.dataset.passkey === "create"
        ? await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
          })
        : await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
          });
    return JSON.stringify(credential.toJSON());
  };

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const button = form.querySelector("button[type=submit]");
    const works = window.PublicKeyCredential?.parseRequestOptionsFromJSON && location.origin === form.dataset.origin;
    show(form, "elsewhere", !works);
    button.disabled = !works;
    if (!works) {
      return;
    }
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (button.disabled) {
        return;
      }
      button.disabled = true;
      show(form, "failed", false);
      show(form, "known", false);
      try {
        form.elements.namedItem("credential").value = await answer(form);
        form.submit();
      } catch (error) {
        show(form, error.name === "InvalidStateError" ? "known" : "failed", true);
        button.disabled = false;
      }
    });
  });
})();
