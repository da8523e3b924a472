import '../../parts/shell.js'
import { drawBars } from '../../charts/bars.js'

const form = document.querySelector('form.controls-form')
const place = document.getElementById('results')
const told = document.getElementById('told')
let asked = 0

/** The value as people read it. @param {HTMLInputElement} slider */
function shown(slider) {
  const value = Number(slider.value)
  const english = document.documentElement.lang === 'en'
  if (slider.dataset.form === 'percent') {
    return (value * 100).toFixed(1) + '%'
  }
  if (slider.dataset.form === 'yuan' && !english && value >= 1e4) {
    return (value / 1e4).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 }) + ' 万元'
  }
  if (slider.dataset.form === 'yuan') {
    return value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 }) + (english ? ' yuan' : ' 元')
  }
  return value.toLocaleString('en')
}

/** The address of the trial: what isn't moved is left out. @param {HTMLFormElement} controls */
function address(controls) {
  const query = new URLSearchParams()
  for (const field of controls.elements) {
    if (field instanceof HTMLSelectElement) {
      query.set(field.name, field.value)
    } else if (field instanceof HTMLInputElement && Number(field.value) !== Number(field.dataset.given)) {
      query.set(field.name, field.value)
    }
  }
  return '/laboratory?' + query
}

function draw() {
  const chart = document.getElementById('counties')
  if (chart) {
    drawBars(chart)
  }
}

/** Asks the server, and puts the answer in the place of what stood there; of several answers the last one asked for stays. @param {HTMLFormElement} controls */
async function run(controls) {
  const mine = ++asked
  const to = address(controls)
  place?.classList.add('waiting')
  place?.setAttribute('aria-busy', 'true')
  if (told) { told.textContent = told.dataset.waiting ?? '' }
  try {
    const answer = await fetch(to, { headers: { Accept: 'text/html' } })
    if (!answer.ok) {
      throw new Error('trial: ' + answer.status)
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.getElementById('results')
    if (mine === asked && place && fresh) {
      place.replaceChildren(...fresh.childNodes)
      history.replaceState(null, '', to)
      draw()
      if (told) { told.textContent = '' }
    }
  } catch (fault) {
    if (mine === asked && told) { told.textContent = told.dataset.failed ?? '' }
    console.warn(String(fault))
  } finally {
    if (mine === asked) {
      place?.classList.remove('waiting')
      place?.setAttribute('aria-busy', 'false')
    }
  }
}

if (form instanceof HTMLFormElement) {
  form.addEventListener('input', (event) => {
    const slider = event.target
    if (slider instanceof HTMLInputElement) {
      const output = document.getElementById(slider.id + '-shown')
      if (output) { output.textContent = shown(slider) }
      slider.closest('.slider')?.classList.toggle('moved', Number(slider.value) !== Number(slider.dataset.given))
    }
  })
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement) {
      location.assign(address(form)) // another year has other values in force
    } else {
      run(form)
    }
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    run(form)
  })
}
draw()
