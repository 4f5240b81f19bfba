// What every page shares: menu, shortcuts, busy buttons, announcements. Pages work without it.
(() => {
  "use strict";
  const OFF = "ballast-shortcuts-off";

  const menu = document.querySelector("[data-menu]");
  menu?.addEventListener("click", () => {
    const open = document.body.classList.toggle("menu-open");
    menu.setAttribute("aria-expanded", String(open));
  });

  const shortcuts = document.querySelector("[data-shortcuts]");
  const off = document.querySelector("[data-shortcuts-off]");
  if (off) {
    off.checked = document.cookie.includes(OFF + "=1");
    off.addEventListener("change", () => {
      document.cookie = OFF + "=" + (off.checked ? "1" : "0") + "; path=/; max-age=31536000; samesite=lax";
    });
  }

  // j and k walk down and up the rows of the page's first table: its links take the focus, so Enter opens one.
  const walk = (step) => {
    const rows = [...document.querySelectorAll("main table tbody tr")].filter((row) => row.querySelector("a[href]"));
    const table = rows[0]?.closest("table");
    const links = rows.filter((row) => row.closest("table") === table).map((row) => row.querySelector("a[href]"));
    const at = links.findIndex((link) => link.closest("tr").contains(document.activeElement));
    const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1);
    links[next]?.focus();
  };
  const tick = () => document.activeElement?.closest("tr")?.querySelector("[data-tick]:not(:disabled)")?.click();

  let pending = "";
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type='checkbox']), select, textarea, [contenteditable]");
    if (event.key === "Escape") {
      document.querySelectorAll("details[data-popup][open]").forEach((popup) => {
        popup.open = false;
        popup.querySelector("summary")?.focus();
      });
      if (typing?.matches("[data-search]")) {
        typing.blur();
      }
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || off?.checked) {
      return;
    }
    if (event.key === "/") {
      event.preventDefault();
      document.querySelector("[data-search]")?.focus();
    } else if (event.key === "?") {
      shortcuts?.showModal();
    } else if (pending === "g" && event.key === "h") {
      window.location.assign("/");
    } else if (pending === "g" && event.key === "c") {
      window.location.assign("/customers");
    } else if (event.key === "j" || event.key === "k") {
      walk(event.key === "j" ? 1 : -1);
    } else if (event.key === "x") {
      tick();
    }
    pending = event.key;
  });

  document.addEventListener("click", (event) => {
    document.querySelectorAll("details[data-popup][open]").forEach((popup) => {
      if (!popup.contains(event.target)) {
        popup.open = false;
      }
    });
  });

  // One submit per form: the button is busy until the page answers.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.busy === "true") {
      event.preventDefault();
      return;
    }
    const leaves = !event.submitter?.hasAttribute("data-download");
    if (form.method === "post" && leaves && !form.closest("dialog")) {
      form.dataset.busy = "true";
      form.setAttribute("aria-busy", "true");
    }
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-busy]").forEach((form) => {
      delete form.dataset.busy;
      form.removeAttribute("aria-busy");
    });
  });

  // Batch bar: count the ticked rows and show what can be done with them.
  const countTicked = (table) => {
    const boxes = [...table.querySelectorAll("[data-tick]")];
    const ticked = boxes.filter((box) => box.checked).length;
    const bar = table.querySelector("[data-batch]");
    if (bar) {
      bar.hidden = ticked === 0;
      bar.querySelector("[data-batch-count]").textContent = String(ticked);
    }
    const all = table.querySelector("[data-tick-all]");
    if (all) {
      all.checked = ticked > 0 && ticked === boxes.length;
      all.indeterminate = ticked > 0 && ticked < boxes.length;
    }
  };
  document.addEventListener("change", (event) => {
    const table = event.target.closest("[data-table]");
    if (table && event.target.matches("[data-tick-all]")) {
      table.querySelectorAll("[data-tick]").forEach((box) => {
        box.checked = event.target.checked;
      });
    }
    if (table && event.target.matches("[data-tick], [data-tick-all]")) {
      countTicked(table);
    }
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const announcements = document.getElementById("announcements");
    const said = event.target.closest?.("[data-table]")?.dataset.announce;
    if (announcements && said) {
      announcements.textContent = said;
    }
  });
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    if (status === 401 || status === 403) {
      window.location.reload();
    }
  });
})();
