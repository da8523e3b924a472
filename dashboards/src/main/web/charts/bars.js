// Lying bars: one row a bar, in the order of the table, the figure at its end.
import { axis, draw, token, type } from './chart.js'

/**
 * @param {HTMLElement} element its table names the columns label (or area) and value
 */
export function drawBars(element) {
  return draw(element, (rows) => {
    const marks = { high: '▲ ', medium: '◆ ', low: '● ' }
    const name = (row) => row.label ?? row.area
    const shown = rows.slice(0, Number(element.dataset.most ?? rows.length)).reverse()
    return {
      aria: { enabled: true, decal: { show: false }, label: { description: element.dataset.says } },
      grid: { left: 4, right: 16 + type(0.5) * Math.max(...shown.map((row) => row.value.text.length), 4), top: 4, bottom: 4, containLabel: true },
      tooltip: { renderMode: 'richText', confine: true, formatter: (item) => item.name + '\n' + item.data.says },
      xAxis: { type: 'value', ...axis(), axisLabel: { show: false }, splitLine: { show: false }, axisLine: { show: false } },
      yAxis: { type: 'category',  data: shown.map((row) => (marks[row.row.dataset.tone ?? ''] ?? '') + name(row).text), ...axis(), axisLine: { show: false } },
      series: [{
        type: 'bar', barMaxWidth: 16,
        label: { show: true, position: 'right', color: token('ink'), fontSize: type(0.75), formatter: (item) => item.data.says },
        data: shown.map((row) => ({
          value: row.value.value ?? 0, says: row.value.text, href: name(row).href,
          itemStyle: { color: token(row.row.dataset.tone ?? 'series-1'), borderRadius: [0, 2, 2, 0] }
        }))
      }]
    }
  })
}
