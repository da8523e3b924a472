// Several sums month by month, each with its own mark and line.
import { axis, draw, token, type } from './chart.js'

/** @param {HTMLElement} element */
export function drawMonths(element) {
  return draw(element, (rows, table) => {
    const english = document.documentElement.lang === 'en'
    const unit = english ? 1e6 : 1e4
    const heads = [...(table.tHead?.rows[0].cells ?? [])]
    const series = heads.filter((head) => head.dataset.series)
    const symbols = ['circle', 'rect', 'triangle', 'diamond']
    return {
      grid: { left: 6, right: 14, top: 40, bottom: 4, containLabel: true },
      legend: { top: 0, right: 0, itemWidth: 20, itemGap: 12, textStyle: { color: token('ink-soft'), fontSize: type(0.75) } },
      tooltip: {
        renderMode: 'richText', confine: true, trigger: 'axis',
        formatter: (items) => items[0].axisValue + '\n' + items.map((item) => item.seriesName + ' ' + (item.value ?? 0).toLocaleString('en', { maximumFractionDigits: 2 }) + (english ? ' m yuan' : ' 万元')).join('\n')
      },
      xAxis: { type: 'category', data: rows.map((row) => row.label.text), ...axis(), splitLine: { show: false } },
      yAxis: { type: 'value', name: english ? 'm yuan' : '万元', nameTextStyle: { color: token('ink-soft'), fontSize: type(0.75), align: 'left' }, ...axis() },
      series: series.map((head, i) => ({
        name: (head.textContent ?? '').trim(), type: i === 0 ? 'bar' : 'line', barMaxWidth: 22, symbol: symbols[i], symbolSize: 8,
        data: rows.map((row) => row[head.dataset.name ?? ''].value === null ? null : row[head.dataset.name ?? ''].value / unit)
      }))
    }
  })
}
