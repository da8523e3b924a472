// Counties coloured by one figure. The figure stands on each county, so that colour is never alone.
import { draw, echarts, token, type } from './chart.js'

// Two counties wrap around each other, so that their middles lie close: their names are moved apart.
const apart = { 秀洲区: [-12, -12], 南湖区: [16, 8] }

/** @type {Promise<void> | null} */
let boundaries = null

function register() {
  boundaries ??= fetch('/assets/maps/jiaxing-counties.json')
    .then((answer) => {
      if (!answer.ok) {
        throw new Error('boundaries: ' + answer.status)
      }
      return answer.json()
    })
    .then((shapes) => { echarts.registerMap('jiaxing', shapes) })
  return boundaries
}

/** @param {HTMLElement} element */
export function drawMap(element) {
  return draw(element, async (rows) => {
    await register()
    const known = rows.map((row) => row.value.value).filter((value) => value !== null)
    const low = Math.min(...known)
    const high = Math.max(...known)
    const data = rows.map((row) => ({
      name: row.area.raw,
      value: row.value.value ?? NaN,
      href: row.area.href,
      says: row.area.text + '\n' + row.value.text,
      selected: row.row.classList.contains('chosen'),
      label: { offset: apart[row.area.raw], formatter: row.area.text + '\n{figure|' + row.value.text.replace(/ .*$/, '') + '}' },
      itemStyle: row.value.value === null ? { areaColor: token('missing') } : undefined
    }))
    const share = element.dataset.unit === '%'
    const shown = (value) => share ? (value * 100).toFixed(1) + '%' : Math.round(value).toLocaleString('en')
    return {
      aria: { enabled: true, decal: { show: false }, label: { description: element.dataset.says } },
      tooltip: { renderMode: 'richText', confine: true, formatter: (item) => item.data?.says ?? item.name },
      visualMap: known.length === 0 || element.clientWidth <= 360 ? { show: false, min: low, max: high > low ? high : low + 1, inRange: { color: [token('scale-1'), token('scale-2'), token('scale-3'), token('scale-4')] } } : {
        type: 'continuous', min: low, max: high > low ? high : low + 1, calculable: false,
        right: 4, bottom: 4, itemWidth: 10, itemHeight: 74,
        text: [shown(high), shown(low)], textStyle: { color: token('ink-soft'), fontSize: type(0.75) },
        inRange: { color: [token('scale-1'), token('scale-2'), token('scale-3'), token('scale-4')] }
      },
      series: [{
        type: 'map', map: 'jiaxing', data, roam: false, selectedMode: false,
        left: 8, right: element.clientWidth > 360 ? 56 : 8, top: 6, bottom: 6,
        label: {
          show: true, color: token('ink'), fontSize: type(0.75), lineHeight: type(1),
          textBorderColor: token('surface'), textBorderWidth: 3,
          rich: { figure: { fontWeight: 600, fontSize: type(0.8125), color: token('ink'), textBorderColor: token('surface'), textBorderWidth: 3 } }
        },
        itemStyle: { borderColor: token('surface'), borderWidth: 1.5, areaColor: token('missing') },
        emphasis: { itemStyle: { areaColor: token('scale-hover') }, label: { color: token('ink') } }
      }]
    }
  })
}
