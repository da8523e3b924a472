// What every page does: filters apply when a choice is made, tables can be saved, pages can be printed.

/** Sends a filter form as soon as a choice changes; the button stays for those without a mouse. */
function applyFilters() {
  for (const form of document.querySelectorAll('form[data-applies]')) {
    form.addEventListener('change', (event) => {
      if (event.target instanceof HTMLSelectElement) {
        form.classList.add('loading')
        form.requestSubmit()
      }
    })
    form.addEventListener('submit', () => dropEmpty(form))
  }
}

/** Leaves empty choices out of the address. @param {HTMLFormElement} form */
function dropEmpty(form) {
  for (const field of form.querySelectorAll('select, input')) {
    if (field.value === '') {
      field.disabled = true
    }
  }
  // A page that comes back from the browser's memory must have its fields again.
  window.addEventListener('pageshow', () => {
    form.classList.remove('loading')
    form.querySelectorAll('select, input').forEach((field) => { field.disabled = false })
  }, { once: true })
}

/** One value as CSV; what a spreadsheet would take for a formula is made text. @param {string} value */
function csvField(value) {
  const text = /^[=+\-@\t\r]/.test(value) && !/^[+-]?[\d.,]+%?$/.test(value) ? "'" + value : value
  return /[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text
}

/** A table as CSV, with the exact figures and what the page said about them. @param {HTMLTableElement} table */
export function csvOf(table) {
  const lines = [...table.rows].map((row) => [...row.cells].map((cell) =>
    csvField((cell.dataset.value ?? cell.textContent ?? '').trim().replace(/\s+/g, ' '))).join(','))
  const stamp = document.querySelector('[data-stamp]')?.textContent?.trim().replace(/\s+/g, ' ') ?? ''
  const title = document.querySelector('h1')?.textContent?.trim().replace(/\s+/g, ' ') ?? ''
  lines.push('', csvField(title), csvField(table.caption?.textContent?.trim() ?? ''), csvField(stamp), csvField(location.href))
  return '\ufeff' + lines.join('\r\n') + '\r\n'
}

/** @param {string} name @param {Blob} content */
export function save(name, content) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function saveButtons() {
  for (const button of document.querySelectorAll('button[data-save-table]')) {
    const table = document.getElementById(button.dataset.saveTable ?? '')
    if (table instanceof HTMLTableElement) {
      button.hidden = false
      button.addEventListener('click', () =>
        save(table.id + '.csv', new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' })))
    }
  }
  for (const button of document.querySelectorAll('button[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
}

applyFilters()
saveButtons()
