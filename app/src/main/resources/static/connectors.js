// Import of files: what is chosen, what is too big, columns shown again when the kind of file changes.
(() => {
  "use strict";
  document.documentElement.classList.add("with-script");

  const form = document.querySelector("[data-upload]");
  if (form) {
    const input = form.querySelector("input[type=file]");
    const zone = form.querySelector("[data-drop]");
    const list = form.querySelector("[data-chosen]");
    const tooBig = form.querySelector("[data-too-big]");
    const send = form.querySelector("button[type=submit]");
    form.querySelector("[data-drop-hint]").hidden = false;

    const size = (bytes) => (bytes < 1048576
      ? Math.ceil(bytes / 1024).toLocaleString("en-US") + " KB"
      : (bytes / 1048576).toFixed(1) + " MB");

    const show = () => {
      const files = [...input.files];
      list.replaceChildren(...files.map((file) => {
        const item = document.createElement("li");
        const name = document.createElement("span");
        const bytes = document.createElement("span");
        name.textContent = file.name;
        bytes.textContent = size(file.size);
        item.append(name, bytes);
        return item;
      }));
      list.hidden = files.length === 0;
      const sum = files.reduce((total, file) => total + file.size, 0);
      // The form around the files needs some bytes of its own.
      const isTooBig = sum > Number(form.dataset.mostBytes) - 65536 || files.length > Number(form.dataset.mostFiles);
      tooBig.hidden = !isTooBig;
      send.disabled = isTooBig;
    };
    input.addEventListener("change", show);
    show();

    for (const name of ["dragenter", "dragover"]) {
      zone.addEventListener(name, (event) => {
        event.preventDefault();
        zone.classList.add("over");
      });
    }
    for (const name of ["dragleave", "drop"]) {
      zone.addEventListener(name, () => zone.classList.remove("over"));
    }
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length > 0) {
        input.files = event.dataTransfer.files;
        show();
      }
    });
  }

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-refresh]")) {
      event.target.form.querySelector("button[value=keep]").click();
    }
  });

  // The page of a running import changes by itself: say so when it is done.
  document.addEventListener("htmx:afterSwap", () => {
    const said = document.querySelector("[data-wizard]")?.dataset.announce;
    const announcements = document.getElementById("announcements");
    if (said && announcements) {
      announcements.textContent = said;
    }
  });
})();
