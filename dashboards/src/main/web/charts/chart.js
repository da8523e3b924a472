// The one way to the chart library: theme from the style sheet, data from the table beside the chart, words for readers
// who do not see it. Tooltips are drawn on the canvas, since the page allows no inline style.
import * as echarts from '../echarts/6.0.0/echarts.js'
import { save } from '../parts/shell.js'

/** @param {string} name a custom property of the style sheet */
export function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim()
}

/** Size of type in pixels for a size in rem, so that charts follow the large type. @param {number} rem */
export function type(rem) {
  return Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize) * rem)
}

/** The body rows of a table: text and exact value of each cell by its column's data-name. @param {HTMLTableElement} table */
export function rowsOf(table) {
  const names = [...(table.tHead?.rows[0].cells ?? [])].map((cell) => cell.dataset.name ?? '')
  return [...table.tBodies].flatMap((body) => [...body.rows]).map((row) => {
    /** @type {Record<string, {text: string, value: number | null, raw: string, href: string | null}>} */
    const fields = {}
    ;[...row.cells].forEach((cell, i) => {
      const raw = cell.dataset.value ?? ''
      fields[names[i]] = {
        text: (cell.textContent ?? '').trim().replace(/\s+/g, ' '),
        raw,
        value: raw === '' || Number.isNaN(Number(raw)) ? null : Number(raw),
        href: cell.querySelector('a')?.getAttribute('href') ?? null
      }
    })
    return { ...fields, row }
  })
}

export function palette() {
  return [1, 2, 3, 4, 5, 6, 7, 8].map((n) => token('series-' + n))
}

export function axis() {
  return {
    axisLine: { lineStyle: { color: token('line-strong') } },
    axisTick: { show: false },
    axisLabel: { color: token('ink-soft'), fontSize: type(0.75) },
    splitLine: { lineStyle: { color: token('line') } }
  }
}

const motion = () => !matchMedia('(prefers-reduced-motion: reduce)').matches && !navigator.webdriver && !matchMedia('print').matches

/**
 * Draws one chart in place of its table, which folds away. If it can't, the table stays open and the reader is told.
 * @param {HTMLElement} element with data-from = id of the table
 * @param {(rows: ReturnType<typeof rowsOf>, table: HTMLTableElement) => object | Promise<object>} optionOf
 */
export async function draw(element, optionOf) {
  const table = document.getElementById(element.dataset.from ?? '')
  const twin = table?.closest('details')
  if (!(table instanceof HTMLTableElement)) {
    return null
  }
  try {
    const rows = rowsOf(table)
    const chart = echarts.init(element, null, { renderer: 'canvas' })
    chart.setOption({
      animation: motion(),
      color: palette(),
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: token('ink') },
      aria: { enabled: true, decal: { show: true }, label: { description: element.dataset.says } },
      tooltip: {
        renderMode: 'richText', confine: true, backgroundColor: token('surface'), borderColor: token('line-strong'),
        textStyle: { color: token('ink'), fontSize: type(0.8125) }
      },
      ...(await optionOf(rows, table))
    })
    element.setAttribute('aria-label', element.dataset.says ?? '')
    new ResizeObserver(() => chart.resize()).observe(element)
    chart.on('click', (event) => {
      const href = event.data?.href
      if (typeof href === 'string' && href.startsWith('/')) {
        location.assign(href)
      }
    })
    element.classList.add('drawn')
    fold(twin)
    offerImage(element, chart)
    return chart
  } catch (fault) {
    element.classList.add('failed')
    element.textContent = element.dataset.fault ?? ''
    twin?.classList.add('shown')
    console.error(fault)
    return null
  }
}

/** @param {HTMLDetailsElement | null | undefined} twin */
function fold(twin) {
  if (twin) {
    twin.open = false
    twin.classList.add('shown')
  }
}

/** @param {HTMLElement} element @param {echarts.ECharts} chart */
function offerImage(element, chart) {
  const button = element.closest('.chart-card')?.querySelector('button[data-save-image]')
  if (button instanceof HTMLButtonElement) {
    button.hidden = false
    button.addEventListener('click', async () => {
      const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: token('surface') })
      canvas.toBlob((blob) => { if (blob) save((element.dataset.from ?? 'chart') + '.png', blob) })
    })
  }
}

export { echarts }
