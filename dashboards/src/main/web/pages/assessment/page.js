import '../../parts/shell.js'

// A trial of other weights: scores and ranks follow the sliders at once; the address keeps them, and the scheme is untouched.

const form = document.getElementById('trial')
const rows = [...document.querySelectorAll('#points-table tbody tr')]

/** @param {number} number */
const shown = (number) => number.toFixed(2)

/** @param {HTMLTableRowElement} row */
function weightOf(row) {
  const slider = row.querySelector('input[type=range]')
  return Number(slider instanceof HTMLInputElement ? slider.value : row.querySelector('.weight')?.getAttribute('data-value'))
}

/** Points and score of one county. @param {string} county */
function scoreOf(county) {
  let available = 0
  let earned = 0
  for (const row of rows) {
    const cell = row.querySelector(`td[data-county="${county}"]`)
    if (cell instanceof HTMLElement && cell.dataset.share !== '') {
      const weight = weightOf(row)
      available += weight
      earned += weight * Number(cell.dataset.share)
      const link = cell.querySelector('a')
      if (link) {
        link.textContent = shown(weight * Number(cell.dataset.share))
      }
    }
  }
  return { available, earned }
}

function weigh() {
  let sum = 0
  for (const row of rows) {
    sum += weightOf(row)
    const slider = row.querySelector('input[type=range]')
    const isTried = Number(row.dataset.standing) !== weightOf(row)
    row.classList.toggle('tried', isTried)
    if (slider instanceof HTMLInputElement) {
      row.querySelector('output').textContent = shown(weightOf(row))
      slider.disabled = false
      const hidden = document.querySelector(`#save-scheme input[name="${slider.name}"]`)
      if (hidden instanceof HTMLInputElement) {
        hidden.value = slider.value
      }
    }
  }
  document.getElementById('weight-sum').textContent = shown(sum)
  /** @type {{row: HTMLElement, score: number | null}[]} */
  const scores = []
  for (const row of document.querySelectorAll('#places-table tbody tr')) {
    const { available, earned } = scoreOf(row.dataset.county)
    const total = document.querySelector(`.earned[data-county="${row.dataset.county}"]`)
    if (total) {
      total.textContent = shown(earned)
    }
    scores.push({ row, score: available > 0 ? Math.max(0, Math.round(1e6 * earned / available) / 1e4 - Number(row.dataset.deducted || 0)) : null })
  }
  return scores
}

/** @param {ReturnType<typeof weigh>} scores */
function place(scores) {
  for (const { row, score } of scores) {
    const isCounty = scores.length === 1
    const cell = row.querySelector('.score')
    cell.dataset.value = score === null ? '' : score.toFixed(4)
    cell.querySelector('b').textContent = score === null ? '—' : shown(score)
    if (!isCounty) {
      const rank = score === null ? '—' : String(1 + scores.filter((other) => other.score !== null && other.score > score).length)
      row.querySelector('.rank').dataset.value = rank
      row.querySelector('.rank b').textContent = rank
    }
  }
}

/** The weights that differ from the scheme's go into the address. */
function remember() {
  const address = new URL(location.href)
  for (const row of rows) {
    const slider = row.querySelector('input[type=range]')
    if (slider instanceof HTMLInputElement) {
      if (row.classList.contains('tried')) {
        address.searchParams.set(slider.name, slider.value)
      } else {
        address.searchParams.delete(slider.name)
      }
    }
  }
  history.replaceState(null, '', address)
}

weigh()
form?.addEventListener('input', () => place(weigh()))
form?.addEventListener('change', remember)
form?.addEventListener('submit', () => {
  for (const row of rows) {
    const slider = row.querySelector('input[type=range]')
    if (slider instanceof HTMLInputElement && !row.classList.contains('tried')) {
      slider.disabled = true
    }
  }
})
