import '../../parts/shell.js'

// Entries that hold the word stay; the others are hidden, and an empty outcome is said.
const find = document.getElementById('find')
const nothing = document.getElementById('nothing')
const entries = [...document.querySelectorAll('.entry')].map((entry) => ({ entry, words: (entry.textContent ?? '').toLowerCase() }))
if (find instanceof HTMLInputElement && nothing) {
  find.addEventListener('input', () => {
    const word = find.value.trim().toLowerCase()
    let left = 0
    for (const { entry, words } of entries) {
      const fits = words.includes(word)
      entry.hidden = !fits
      left += fits ? 1 : 0
    }
    nothing.hidden = left > 0
  })
}
