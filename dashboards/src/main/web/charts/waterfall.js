// From one figure to another by steps: the ends stand on the ground, each step hangs where the one before it ended.
import { axis, draw, token, type } from './chart.js'

/** @param {HTMLElement} element */
export function drawWaterfall(element) {
  return draw(element, (rows) => {
    const narrow = element.clientWidth < 560
    const levels = rows.map((row) => row.level.value ?? 0)
    const starts = rows.map((row, i) => row.change.value === null ? 0 : levels[i] - row.change.value)
    const lowest = Math.min(...rows.map((row, i) => row.change.value === null ? levels[i] : Math.min(levels[i], starts[i])))
    const highest = Math.max(...levels, ...starts)
    // Steps are small beside the whole, so the axis begins below the lowest level, and says so by its numbers.
    const floor = Math.max(0, Math.floor((lowest - (highest - lowest) * 0.6) / 100) * 100)
    const isEnd = (i) => rows[i].change.value === null
    const tone = (i) => isEnd(i) ? token('series-1') : rows[i].change.value < 0 ? token('unmet') : token('met')
    return {
      aria: { enabled: true, decal: { show: false }, label: { description: element.dataset.says } },
      grid: { left: 6, right: 10, top: 26, bottom: 4, containLabel: true },
      tooltip: { renderMode: 'richText', confine: true, formatter: (item) => item.name + '\n' + (isEnd(item.dataIndex) ? rows[item.dataIndex].level.text : rows[item.dataIndex].change.text + ' → ' + rows[item.dataIndex].level.text) },
      xAxis: { type: 'category', data: rows.map((row) => row.label.text), ...axis(), splitLine: { show: false }, axisLabel: { ...axis().axisLabel, interval: 0, width: narrow ? 34 : 92, overflow: 'break' } },
      yAxis: { type: 'value', min: floor, ...axis(), axisLabel: { ...axis().axisLabel, formatter: (v) => v.toLocaleString('en') } },
      series: [
        { type: 'bar', stack: 'steps', silent: true, itemStyle: { color: 'transparent' }, tooltip: { show: false }, data: rows.map((row, i) => isEnd(i) ? floor : Math.min(levels[i], starts[i])) },
        {
          type: 'bar', stack: 'steps', barMaxWidth: 54,
          label: { show: !narrow, position: 'top', color: token('ink'), fontSize: type(0.75), formatter: (item) => item.data.says },
          data: rows.map((row, i) => ({
            value: isEnd(i) ? levels[i] - floor : Math.abs(row.change.value),
            says: isEnd(i) ? Math.round(levels[i]).toLocaleString('en') : (row.change.value >= 0 ? '+' : '−') + Math.abs(row.change.value).toLocaleString('en', { maximumFractionDigits: 0 }),
            itemStyle: { color: tone(i) }
          }))
        }
      ]
    }
  })
}
